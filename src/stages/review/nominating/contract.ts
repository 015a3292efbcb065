import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';

const bilingual = z.tuple([z.string(), z.string()]);

export const nominationQuery = z.object({
  group: titled(z.string().max(40).default(''), ['名额组', 'Group']),
  q: titled(z.string().trim().max(80).default(''), ['姓名', 'Name']),
});
export type NominationQuery = z.output<typeof nominationQuery>;

/** What somebody needs to put a person or a collective forward: nothing that the roster knows is asked. */
export const nominationView = z.object({
  settled: z.boolean(),
  groups: z.array(z.object({ key: z.string(), words: bilingual, kind: z.enum(['individual', 'collective']) })),
  categories: z.array(z.object({ key: z.string(), words: bilingual })),
  group: z.string().describe('The group asked for; the only one where there is one'),
  people: z
    .array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        post: z.string(),
        unitId: z.uuid().describe('The union of the person, which nominates'),
        unitName: z.string(),
      }),
    )
    .describe('Members of your unions whom the name fits, at most 20'),
  units: z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .describe('Your unions, by name where one is asked for, at most 20'),
  deedsShortMost: z.number().int(),
  deedsLongMost: z.number().int(),
});
export type NominationView = z.output<typeof nominationView>;
