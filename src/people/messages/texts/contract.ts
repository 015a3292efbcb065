import { z } from 'zod';

/** Name of the job that sends one text to many persons. */
export const TEXTS = 'messages.texts';

/** What that job is given. */
export const texts = z.object({
  id: z.uuid(),
  federationId: z.uuid(),
  personIds: z.array(z.uuid()),
  text: z.tuple([z.string(), z.string()]),
});
