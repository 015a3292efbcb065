import { z } from 'zod';
import { code, explainView, state } from '../contract.ts';

const act = z.object({
  entryId: z.uuid(),
  position: z.number().int().nullable(),
  code,
  title: z.string(),
  unitName: z.string(),
  category: z.string(),
  state: z.enum(['ahead', 'now', 'over', 'shown']),
  score: z.string().nullable(),
  rank: z.number().int().nullable(),
});
/** Running order and scores shown so far, for an audience and a wall. */
export const liveView = z.object({
  title: z.string(),
  state,
  current: act.nullable(),
  last: act.nullable().describe('The score just shown'),
  acts: z.array(act),
  ranking: z.array(act).describe('Of each category apart, or all together: as `within` says'),
  within: z.enum(['category', 'all']),
});
export type LiveView = z.output<typeof liveView>;

export const resultsView = z.object({
  releasedAt: z.date().nullable(),
  scores: z.boolean(),
  categories: z.array(
    z.object({
      category: z.string(),
      rows: z.array(
        z.object({
          rank: z.number().int(),
          title: z.string(),
          unitName: z.string(),
          score: z.string().nullable(),
          on: z.boolean(),
        }),
      ),
    }),
  ),
});
export type ResultsView = z.output<typeof resultsView>;

/** An author's own entries: where they stand, and after release what the contest shows its authors. */
export const mineView = z.array(
  z.object({
    entryId: z.uuid(),
    title: z.string(),
    category: z.string(),
    state: z.enum(['waiting', 'judging', 'released', 'withdrawn', 'excluded']),
    rank: z.number().int().nullable(),
    score: z.string().nullable(),
    on: z.boolean().nullable(),
    sheets: explainView.shape.sheets,
  }),
);
export type MineView = z.output<typeof mineView>;
