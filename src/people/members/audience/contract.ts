import { z } from 'zod';
import { defineRoutes } from '../../../kernel/routes.ts';
import { audience } from './rules.ts';

export const audienceRoutes = defineRoutes({
  count: {
    method: 'post',
    path: '/audience/count',
    words: ['计算面向人数', 'Count how many persons an audience reaches'],
    access: 'programmes.manage',
    body: z.object({ audience }),
    output: z.object({
      people: z.number().int().describe('Persons on the register who fulfil every condition'),
      members: z.number().int().describe('Of them, with a live membership'),
    }),
  },
});
