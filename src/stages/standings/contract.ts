import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineList } from '../../kernel/lists.ts';

const uuid = z.uuid();
const bilingual = z.tuple([z.string(), z.string()]);
const fate = z.enum(['counted', 'dropped', 'apart', 'missed']);

/** One event in somebody's standing. */
export const eventLine = z.object({
  eventId: uuid,
  title: bilingual,
  rank: z.number().int().nullable(),
  score: z.string(),
  weight: z.number().int().describe('In percent'),
  value: z.string().describe('What it is worth once weighed; empty where it was not taken'),
  fate,
});
export type EventLine = z.output<typeof eventLine>;

export const subjectRef = z.object({ kind: z.enum(['person', 'team']), id: uuid });

/** Why this total and this rank. */
export const explained = z.object({
  subject: subjectRef,
  name: z.string(),
  unitName: z.string(),
  group: z.string(),
  rank: z.number().int().nullable(),
  total: z.string(),
  events: z.array(eventLine),
  whys: z.array(bilingual).describe('Sentences, in order'),
});
export type Explained = z.output<typeof explained>;

export const overviewView = z.object({
  edition: z.number().int().describe('0 before the first release'),
  releasedAt: z.date().nullable(),
  digest: z.string().describe('Of what would be released now'),
  changed: z.boolean().describe('Released, and events have handed in other results since'),
  events: z.array(z.object({ id: uuid, title: bilingual, weight: z.number().int(), people: z.number().int() })),
  ranked: z.number().int(),
  unranked: z.number().int(),
  equal: z.number().int().describe('How many share their rank with somebody'),
  rule: z.array(bilingual),
  whys: z.array(z.object({ ok: z.boolean(), words: bilingual })).describe('What has to be so before release'),
  editions: z.array(z.object({ edition: z.number().int(), at: z.date(), actorName: z.string(), reason: z.string() })),
});
export type Overview = z.output<typeof overviewView>;

export const releaseInput = z.object({
  digest: z.string().max(64).describe('Of the standings that were looked at'),
  reason: titled(z.string().trim().max(400).default(''), ['更正原因', 'Why it is corrected'], {
    help: ['已公布过的，再次公布须说明原因', 'Needed where it was released before'],
    widget: 'longText',
  }),
});

export const resultsView = z.object({
  releasedAt: z.date().nullable(),
  totals: z.boolean(),
  groups: z.array(
    z.object({
      group: z.string(),
      rows: z.array(
        z.object({ rank: z.number().int(), name: z.string(), unitName: z.string(), total: z.string().nullable() }),
      ),
    }),
  ),
});
export type ResultsView = z.output<typeof resultsView>;

const standingItem = z.object({
  id: uuid,
  kind: z.enum(['person', 'team']),
  rank: z.number().int().nullable(),
  name: z.string(),
  unitName: z.string(),
  group: z.string(),
  total: z.string(),
  counted: z.string(),
  dropped: z.string(),
});
export const standingList = defineList({
  name: ['总成绩', 'Standings'],
  item: standingItem,
  columns: {
    rank: { title: ['名次', 'Rank'], kind: 'number', sortable: true },
    name: { title: ['姓名或队名', 'Name'], kind: 'text', sortable: true },
    unitName: { title: ['单位', 'Unit'], kind: 'text' },
    group: { title: ['组别', 'Group'], kind: 'text' },
    total: { title: ['总成绩', 'Total'], kind: 'text' },
    counted: { title: ['计入的赛项', 'Events that count'], kind: 'text' },
    dropped: { title: ['未计入的赛项', 'Events that do not'], kind: 'text' },
  },
  filters: z.object({ ranked: z.enum(['true', 'false']).optional() }),
  defaultSort: 'rank',
});
