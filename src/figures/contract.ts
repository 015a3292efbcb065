import { z } from 'zod';
import { defineList } from '../kernel/lists.ts';
import { defineRoutes } from '../kernel/routes.ts';
import type { Bilingual } from '../kernel/words.ts';

/**
 * An indicator: what is counted, in what unit of measure, and how.
 * `sum` adds amounts (人次 person-times, hours, leaflets); `people` counts distinct persons (人数) and never adds.
 */
export interface Indicator {
  code: string;
  words: Bilingual;
  unitOfMeasure: Bilingual;
  count: 'sum' | 'people';
  /** Where its facts come from, for the reader. */
  source: Bilingual;
  /** The indicator whose facts a `people` indicator reads; itself unless said. */
  of?: string;
  /** Units may declare it in a tally. */
  declarable?: boolean;
}

/** Declares one figure of the catalogue. */
export function defineIndicator<const I extends Indicator>(indicator: I): I {
  return indicator;
}

const uuid = z.uuid();
const bilingual = z.tuple([z.string(), z.string()]).describe('Chinese, English');
const period = z
  .string()
  .regex(/^(all|\d{4}(-(0[1-9]|1[0-2]))?)$/)
  .describe('2026-11 is a month, 2026 a year, all everything');
const indicatorCode = z.string().min(1).max(60).describe('A code of the catalogue');

/** Whom figures are told of. */
export const holderKinds = ['unit', 'programme', 'campaign', 'stage'] as const;
export type HolderKind = (typeof holderKinds)[number];

/** Whose figures: exactly one of the three. */
export const holderQuery = z.object({
  unitId: uuid.optional().describe('A unit and all that was below it'),
  programmeId: uuid.optional(),
  campaignId: uuid.optional().describe('All programmes of a campaign'),
});
export type HolderQuery = z.output<typeof holderQuery>;

const heldOver = holderQuery.extend({ period: period.default('all') });

const indicatorView = z.object({
  indicator: z.string(),
  words: bilingual,
  unitOfMeasure: bilingual,
  source: bilingual,
  count: z.enum(['sum', 'people']).describe('People are counted once and never add'),
});

export const figureView = indicatorView.extend({
  value: z.number(),
  declared: z.number().describe('The part of it that is only declared'),
});
export type FigureView = z.output<typeof figureView>;

const freshness = z.object({
  foldedAt: z.date().nullable().describe('Up to when every record is counted; null before the first count'),
  waiting: z.number().int().describe('Records that are not counted yet'),
});
const behindNumber = heldOver.extend({
  indicator: indicatorCode,
  stageId: uuid.optional().describe('One stage of a programme'),
});
const holderView = z.object({
  kind: z.enum(holderKinds),
  id: uuid,
  name: z.string(),
});

/** The figures of a holder as a table, for its export. */
export const figureList = defineList({
  name: ['数据', 'Figures'],
  item: z.object({
    indicator: z.string(),
    name: z.string(),
    value: z.number(),
    declared: z.number(),
    unitOfMeasure: z.string(),
    source: z.string(),
  }),
  columns: {
    name: { title: ['指标', 'Indicator'], kind: 'text' },
    value: { title: ['数值', 'Value'], kind: 'number' },
    declared: { title: ['其中填报', 'Declared'], kind: 'number' },
    unitOfMeasure: { title: ['单位', 'Measure'], kind: 'text' },
    source: { title: ['来源', 'Source'], kind: 'text' },
  },
  filters: heldOver,
  defaultSort: 'indicator',
});

/** The records behind one number. */
export const recordList = defineList({
  name: ['数据明细', 'Records'],
  item: z.object({
    id: uuid,
    day: z.iso.date(),
    unitId: uuid,
    unitName: z.string(),
    programmeId: uuid.nullable(),
    programmeTitle: z.string().nullable(),
    personName: z.string().nullable().describe('Masked; null where you may not see members of the person’s union'),
    amount: z.number().describe('Negative where it takes an earlier record back'),
    declared: z.boolean(),
    source: z.string(),
    sourceKind: z.string(),
    sourceId: uuid,
    corrects: uuid.nullable(),
    recordedAt: z.date(),
  }),
  columns: {
    day: { title: ['日期', 'Day'], kind: 'date', sortable: true },
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    programmeTitle: { title: ['活动', 'Programme'], kind: 'text' },
    personName: { title: ['姓名', 'Name'], kind: 'person' },
    amount: { title: ['数量', 'Amount'], kind: 'number', sortable: true },
    declared: { title: ['填报', 'Declared'], kind: 'yesNo' },
    source: { title: ['来源', 'Source'], kind: 'tag' },
    recordedAt: { title: ['记录时间', 'Recorded'], kind: 'dateTime', sortable: true },
  },
  filters: behindNumber,
  defaultSort: '-day',
});
export type RecordItem = z.output<typeof recordList.item>;

export const figureRoutes = defineRoutes({
  listIndicators: {
    method: 'get',
    path: '/figures/catalogue',
    words: ['指标目录', 'Catalogue of figures'],
    access: 'public',
    output: z.array(indicatorView.extend({ declarable: z.boolean() })),
  },
  getPublicFigures: {
    method: 'get',
    path: '/figures/public',
    words: ['公开数据', "The federation's figures, open to all"],
    access: 'public',
    query: z.object({ period: period.default('all') }),
    output: z.object({
      period: z.string(),
      freshness,
      figures: z.array(
        figureView
          .omit({ declared: true })
          .extend({ value: z.number().nullable().describe('Null where fewer than 5 people stand behind it') }),
      ),
    }),
  },
  getFigures: {
    method: 'get',
    path: '/figures',
    words: ['单位或活动的数据', 'Figures of a unit, programme or campaign'],
    access: 'figures.read',
    query: heldOver,
    output: z.object({ holder: holderView, period: z.string(), freshness, figures: z.array(figureView) }),
  },
  listFigures: {
    method: 'get',
    path: '/figures/table',
    words: ['数据表', 'The same figures as a table'],
    access: 'figures.read',
    list: figureList,
  },
  getSeries: {
    method: 'get',
    path: '/figures/series',
    words: ['指标走势', 'One figure over time'],
    access: 'figures.read',
    query: holderQuery.extend({ indicator: indicatorCode, by: z.enum(['month', 'year']).default('month') }),
    output: indicatorView.extend({
      holder: holderView,
      freshness,
      points: z.array(z.object({ period: z.string(), value: z.number(), declared: z.number() })),
    }),
  },
  getByUnit: {
    method: 'get',
    path: '/figures/by-unit',
    words: ['按下级单位', 'One figure by the units directly below'],
    access: 'figures.read',
    query: z.object({
      unitId: uuid,
      indicator: indicatorCode,
      period: period.default('all'),
      organised: z.enum(['then', 'now']).default('then').describe('As organised when it happened, or as organised now'),
    }),
    output: indicatorView.extend({
      holder: holderView,
      period: z.string(),
      organised: z.enum(['then', 'now']),
      freshness,
      value: z.number().describe('Of the unit as a whole; people of parts do not add up to it'),
      declared: z.number(),
      items: z.array(
        z.object({
          unitId: uuid.nullable(),
          name: z.string(),
          part: z.enum(['below', 'own', 'former']).describe('former: of units that have left since'),
          value: z.number(),
          declared: z.number(),
        }),
      ),
    }),
  },
  listRecords: {
    method: 'get',
    path: '/figures/records',
    words: ['数据明细', 'The records behind a number'],
    access: 'figures.read',
    list: recordList,
  },
  sumRecords: {
    method: 'get',
    path: '/figures/records-summary',
    words: ['明细合计', 'What the records behind a number add up to'],
    access: 'figures.read',
    query: behindNumber,
    output: indicatorView.extend({
      holder: holderView,
      period: z.string(),
      value: z.number(),
      records: z.number().int().describe('Within your reach'),
      amount: z.number().describe('What they add up to'),
      outside: z
        .object({ records: z.number().int(), amount: z.number() })
        .describe('Further records outside your reach'),
    }),
  },
});
