import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';
import { defineList } from '../../../kernel/lists.ts';

const bilingual = z.tuple([z.string(), z.string()]).readonly();
const why = z.object({ ok: z.boolean(), words: bilingual });
export const gateList = z.array(why);
export const lineList = z.array(
  z.object({ words: bilingual, points: z.number().int(), source: bilingual, declared: z.boolean() }),
);

/** How somebody stands in an allotment, as they and the officers see it. */
export const claimView = z.object({
  enrolmentId: z.uuid(),
  ticket: z.number().int().describe('Public number, by which the published data names this request'),
  weight: z.number().int().describe('Lots in the drum'),
  admit: z.enum(['draw', 'priority']),
  commitment: z.string().describe('SHA-256 of the sealed seed, hex'),
  gates: gateList,
  lines: lineList,
  /** Points given or taken by an officer, with the reason. */
  byHand: z.array(z.object({ at: z.date(), points: z.number().int(), reason: z.string() })),
  points: z.number().int(),
  /** Day of the last place in this series before; nobody who never had one comes behind somebody who had. */
  lastOn: z.string().nullable(),
  wishes: z.array(bilingual).describe('Batches that were wished for, the dearest first'),
  allotted: z.boolean(),
  /** Place in the order, from 1, once places were given out; null for whoever missed a condition. */
  place: z.number().int().nullable(),
  of: z.number().int(),
  served: z.boolean(),
  batch: bilingual.nullable(),
  /** Which of the wishes it was, from 1. */
  wish: z.number().int().nullable(),
});
export type ClaimView = z.input<typeof claimView>;

const given = z.object({ places: z.number().int(), asked: z.number().int(), given: z.number().int() });

/** The allotment as officers look at it before it is made, and afterwards. */
export const allotmentView = z.object({
  admit: z.enum(['draw', 'priority']),
  allottedAt: z.date().nullable(),
  /** What still stands against it, and what does not. */
  whys: z.array(why),
  /** In a draw nobody sees the result before it is final: what is shown was drawn with another seed. */
  rehearsed: z.boolean(),
  commitment: z.string(),
  asked: z.number().int(),
  /** Requests that miss a condition. */
  barred: z.number().int(),
  served: z.number().int(),
  unserved: z.number().int(),
  /** How many get their first wish, their second …; empty without batches. */
  met: z.array(z.number().int()),
  batches: z.array(given.extend({ key: z.string(), label: bilingual })),
  quotas: z.array(given.extend({ unitName: z.string() })),
  /** Of what was looked at: hand it in with `allot`. Null once it was made. */
  digest: z.string().nullable(),
});

export const allotInput = z.object({ digest: z.string().max(64).describe('As `allotment` gave it') });
export const allotOutput = z.object({
  served: z.number().int(),
  waiting: z.number().int(),
  declined: z.number().int(),
});

/** Points by hand, as an officer fills them in. */
export const pointsForm = z.object({
  points: titled(
    z
      .number()
      .int()
      .min(-100)
      .max(100)
      .refine((points) => points !== 0, { params: { words: ['不能是 0', 'Not 0'] } }),
    ['加减分', 'Points'],
    { help: ['加到得分里，负数为减', 'Added to the score; negative takes away'] },
  ),
  reason: titled(z.string().trim().min(2).max(300), ['原因', 'Reason'], {
    help: ['本人会看到', 'The person reads it'],
    widget: 'longText',
  }),
});
export const handInput = pointsForm.extend({ enrolmentId: z.uuid() });

/** What anyone may know of a draw: the seal before, the seed after. */
export const drawView = z.object({
  admit: z.enum(['draw', 'priority']).nullable().describe('Null where places are not allotted'),
  commitment: z.string().nullable(),
  closesAt: z.date().nullable(),
  allottedAt: z.date().nullable(),
  seed: z.string().nullable(),
  asked: z.number().int(),
  served: z.number().int(),
  met: z.array(z.number().int()),
});

export const applicantList = defineList({
  name: ['申请人', 'Applicants'],
  item: z.object({
    id: z.uuid(),
    place: z.number().int().nullable(),
    ticket: z.number().int(),
    name: z.string(),
    unitName: z.string().nullable(),
    points: z.number().int(),
    lines: z.string(),
    lastOn: z.string().nullable(),
    wishes: z.string(),
    result: z.string(),
  }),
  columns: {
    place: { title: ['次序', 'Order'], kind: 'number', sortable: true },
    name: { title: ['姓名', 'Name'], kind: 'text', sortable: true },
    unitName: { title: ['单位', 'Unit'], kind: 'unit' },
    points: { title: ['得分', 'Points'], kind: 'number', sortable: true },
    lines: { title: ['计分项', 'Score lines'], kind: 'text' },
    lastOn: { title: ['上次参加', 'Last time'], kind: 'date' },
    wishes: { title: ['志愿', 'Wishes'], kind: 'text' },
    result: { title: ['结果', 'Result'], kind: 'text' },
    ticket: { title: ['号码', 'Ticket'], kind: 'number', sortable: true },
  },
  filters: z.object({ state: z.enum(['served', 'unserved', 'barred']).optional() }),
  defaultSort: 'place',
});
export type ApplicantItem = z.output<typeof applicantList.item>;
