import { z } from 'zod';
import { bilingual, code, mark, part, state, step } from '../contract.ts';

export const markInput = z.object({
  entryId: z.uuid(),
  judgeId: z.uuid().optional().describe('For whom the sheet was drawn; another one who signed in is refused'),
  version: z.number().int().min(0).describe('Of the sheet as it was drawn; 0 where there was none'),
  marks: z
    .record(z.string().max(40), mark.nullable())
    .describe('By criterion; what is left out or null has no mark yet'),
  comment: z.string().trim().max(1000).optional(),
});
export type MarkInput = z.output<typeof markInput>;
export const savedSheet = z.object({
  entryId: z.uuid(),
  version: z.number().int(),
  complete: z.boolean(),
  left: z.number().int().describe('Entries that this judge still has to mark'),
  next: z.uuid().nullable().describe('The next one without a complete sheet'),
});

export const recusalInput = z.object({ entryId: z.uuid(), note: z.string().trim().max(400).default('') });
export const measureInput = z.object({
  measures: z
    .array(z.object({ entryId: z.uuid(), criterion: z.string().max(40), mark: mark.nullable() }))
    .min(1)
    .max(1000),
});
export type MeasureInput = z.output<typeof measureInput>;

const work = z.object({
  code,
  title: z.string().describe('Empty where judges do not see it'),
  text: z.string(),
  pictures: z.array(z.object({ href: z.string(), large: z.string(), caption: z.string() })),
  documents: z.array(z.object({ href: z.string(), caption: z.string() })),
  links: z.array(z.string()),
});

/** What a judge finds on opening the round: who they are, what is left. No score, nobody else's marks. */
export const deskView = z.object({
  judge: z.object({ id: z.uuid(), name: z.string(), part, scores: z.boolean() }),
  state,
  mayMark: z.boolean(),
  closesAt: z.date().nullable(),
  live: z.boolean(),
  act: z.uuid().nullable(),
  done: z.number().int(),
  entries: z.array(step.extend({ state: z.enum(['open', 'begun', 'done', 'waiting', 'locked']), marks: z.string() })),
  recused: z.array(step.pick({ entryId: true, code: true }).extend({ ground: bilingual })),
});
export type DeskView = z.output<typeof deskView>;

/** One work and the judge's own sheet for it. */
export const sheetView = z.object({
  judge: z.object({ id: z.uuid(), name: z.string() }),
  entryId: z.uuid(),
  category: z.string(),
  work: work,
  criteria: z.array(
    z.object({
      key: z.string(),
      words: bilingual,
      outOf: z.number().int(),
      least: z.number().int(),
      decimals: z.number().int(),
      weight: z.number().int(),
    }),
  ),
  form: z.enum(['marks', 'yesNo', 'rating', 'ranking']),
  version: z.number().int(),
  complete: z.boolean(),
  marks: z.record(z.string(), z.string()),
  comment: z.string(),
  savedAt: z.date().nullable(),
  bar: bilingual.nullable().describe('Why it cannot be marked now'),
  held: z.boolean(),
  at: z.number().int(),
  of: z.number().int(),
  left: z.number().int(),
  previous: z.uuid().nullable(),
  next: z.uuid().nullable(),
  nextOpen: z.uuid().nullable(),
});
export type SheetView = z.output<typeof sheetView>;
