import { z } from 'zod';
import { defineRoutes } from '../../kernel/routes.ts';

export const programmeBriefRoutes = defineRoutes({
  draftBrief: {
    method: 'post',
    path: '/programmes/{programmeId}/briefs',
    words: ['一键起草简报', "Draft a brief from a programme's records"],
    access: 'press.manage',
    params: z.object({ programmeId: z.uuid() }),
    output: z.object({ id: z.uuid().describe('The draft, under /briefs/{briefId}') }),
    status: 201,
  },
});
