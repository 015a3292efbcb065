import { z } from 'zod';
import { langs } from '../../../kernel/words.ts';

const line = z.string().trim().min(1).max(200);

export const RosterColumn = z.object({
  label: line,
  align: z.enum(['start', 'end', 'centre']).default('start'),
  /** Share of the width; without it the column is as wide as what it mostly holds. */
  share: z.number().positive().max(20).optional(),
});

/** A list to print (名册): people, teams, entries; with empty columns also a sheet to sign. */
export const Roster = z
  .object({
    lang: z.enum(langs).default('zh'),
    title: line,
    /** Below the title, such as the unit, the day, how many. */
    meta: z.array(line).max(6).default([]),
    columns: z.array(RosterColumn).min(1).max(16),
    /** Masked as the reader may see it: the sheet masks nothing. */
    rows: z.array(z.array(z.string().max(500))).max(5000),
    numbered: z.boolean().default(true).describe('A first column 序号'),
    rowHeightMm: z.number().min(6).max(30).default(8).describe('At least; 11 leaves room for signatures'),
    /** Who printed it and when, at the foot of every page. */
    printed: line.optional(),
  })
  .refine(
    ({ columns, rows }) => rows.every((row) => row.length === columns.length),
    'every row has one cell for each column',
  )
  .describe('A list on A4 across, its head repeated on every page');

export type Roster = z.input<typeof Roster>;
