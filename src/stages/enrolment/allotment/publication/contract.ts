import { z } from 'zod';

/**
 * What is published of an allotment so that anyone can recompute it. Tickets are numbers that each person finds on the
 * own page; of their claim only the tier is told, which equal claims share, and of their union only an arbitrary key.
 */
export const published = z.object({
  format: z.literal('unionhall-allotment-1'),
  title: z.string(),
  commitment: z.string().describe('SHA-256 of the seed, hex; published before anyone could apply'),
  seed: z.string().describe('32 bytes, hex'),
  pools: z.array(
    z.object({
      key: z.string(),
      places: z.number().int().nullable().describe('Null for no limit'),
      within: z.string().nullable().describe('The pool that this is a part of'),
    }),
  ),
  batches: z.array(z.object({ key: z.string(), label: z.string(), places: z.number().int() })),
  tickets: z.array(
    z.object({
      ticket: z.number().int(),
      size: z.number().int().describe('Places asked for: members of a team, else 1'),
      weight: z.number().int().describe('Lots in the drum'),
      tier: z.number().int().describe('1 comes first; within a tier the lot decides'),
      pool: z.string(),
      wishes: z.array(z.string()),
      served: z.boolean(),
      batch: z.string().nullable(),
    }),
  ),
});
export type Published = z.output<typeof published>;
export type PublishedTicket = Published['tickets'][number];
