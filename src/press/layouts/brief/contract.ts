import { z } from 'zod';
import { langs } from '../../../kernel/words.ts';

const line = z.string().trim().min(1).max(200);
const day = z.iso.date();

/**
 * A stretch of text. A number that comes from records names its source by `source`, the key of an entry in
 * `sources`: on paper it is plain text, in the PDF a press leads to the entry.
 */
export const BriefRun = z.union([
  z.string(),
  z.object({ text: z.string(), source: z.string().optional(), strong: z.boolean().optional() }),
]);

export const BriefBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), runs: z.array(BriefRun).min(1) }),
  z.object({
    kind: z.literal('heading'),
    /** 1 is set in sans as `一、`, 2 in bold serif as `（一）`; the numbering is part of the text. */
    level: z.union([z.literal(1), z.literal(2)]).default(1),
    text: line,
  }),
  z.object({ kind: z.literal('quote'), text: z.string().min(1), by: line.optional() }),
  z
    .object({
      kind: z.literal('figures'),
      items: z
        .array(z.object({ label: line, value: line, unit: line.optional(), source: z.string().optional() }))
        .min(1)
        .max(8),
    })
    .describe('The few numbers that matter, large, in a row'),
  z.object({
    kind: z.literal('table'),
    caption: line.optional(),
    columns: z
      .array(z.object({ label: line, align: z.enum(['start', 'end']).default('start') }))
      .min(1)
      .max(8),
    rows: z.array(z.array(z.string().max(200))).max(200),
  }),
]);

export const BriefPhoto = z.object({
  /** Name of a picture handed over beside the document: letters, digits, `-`, `_`. */
  image: z.string().regex(/^[\w-]+$/),
  caption: line,
  credit: line.optional(),
});

/** One brief (简报): an item of news drawn from records, as a union sends it up, across and down. */
export const BriefDocument = z
  .object({
    lang: z.enum(langs).default('zh'),
    masthead: z.object({
      name: z.string().trim().min(2).max(16).describe('In red, such as 工会简报'),
      issue: z.object({ number: z.int().positive(), total: z.int().positive().optional() }).optional(),
      issuer: line,
      date: day,
      marking: line.optional().describe('Above the name, such as 内部资料'),
    }),
    editorsNote: z.string().max(1000).optional(),
    kicker: line.optional().describe('A line above the headline (肩题)'),
    headline: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .describe('A line break in it is kept; otherwise it breaks between words'),
    subhead: line.optional().describe('A line below it (副题)'),
    body: z.array(BriefBlock).min(1),
    photos: z.array(BriefPhoto).max(3).default([]),
    sources: z
      .array(z.object({ key: z.string(), value: line, name: line, asOf: line, note: line.optional() }))
      .default([])
      .describe('Where the numbers come from: indicator and time, at the end in small type'),
    colophon: z
      .object({
        /** 报 to those above, 送 to those beside, 发 to those below. */
        report: z.array(line).default([]),
        send: z.array(line).default([]),
        issue: z.array(line).default([]),
        copies: z.int().positive().optional(),
        text: z.array(line).default([]).describe('供稿'),
        photos: z.array(line).default([]).describe('摄影'),
        review: z.array(line).default([]).describe('审核'),
        contact: line.optional(),
      })
      .prefault({}),
  })
  .describe('A brief (简报), ready to be printed');

/** As it is written, defaults left out. */
export type BriefDocument = z.input<typeof BriefDocument>;
