import { z } from 'zod';
import { catalogue } from '../../figures/catalogue/register.ts';
import { keyOf, titled } from '../../kernel/fields.ts';
import { defineStage } from '../contract.ts';
import { correctionInput, reportInput, reportList, reportView, sheetView, summaryView } from './contract.ts';

const choices = Object.fromEntries(
  catalogue.filter((indicator) => indicator.declarable).map((indicator) => [indicator.code, indicator.words]),
);
const indicator = keyOf(choices);

/** Settings of one tally. */
export const settings = z.object({
  indicators: titled(
    z
      .array(
        z.object({
          indicator: titled(indicator, ['指标', 'Indicator'], { choices }),
          target: titled(z.number().min(0).max(1_000_000_000).nullable().default(null), ['目标', 'Target']),
        }),
      )
      .max(30)
      .default([]),
    ['填报指标', 'Indicators'],
    { widget: 'rows' },
  ),
  units: titled(
    z
      .array(z.object({ unitId: titled(z.uuid(), ['单位', 'Unit'], { widget: 'unit' }) }))
      .max(500)
      .default([]),
    ['填报单位', 'Units that report'],
    {
      help: [
        '协作单位在此列出；主办单位及下级不用列',
        'List partner units here; the organiser and all below it need no listing',
      ],
      widget: 'rows',
    },
  ),
  forms: titled(z.array(z.string().trim().min(1).max(40)).max(20).default([]), ['工作形式', 'Forms of work'], {
    help: ['如：集中宣讲、现场咨询、入企走访', 'Such as lectures, advice on the spot, visits'],
  }),
  evidence: titled(z.enum(['optional', 'required']).default('optional'), ['佐证照片', 'Evidence'], {
    choices: { optional: ['可附', 'Welcome'], required: ['必附', 'Required'] },
  }),
});
export type Settings = z.output<typeof settings>;

/** Numbers that units declare: leaflets, consultations and whatever the house cannot know by itself. */
export const tallyManifest = defineStage({
  kind: 'tally',
  words: ['填报', 'Tally'],
  about: [
    '各单位与协作单位填报指标，附日期和佐证，更正留痕',
    'Units and partners report figures with date and evidence; corrections leave a trace',
  ],
  settings,
  subjects: { in: ['person', 'unit'], out: ['unit'] },
  actions: {
    report: { by: 'reporter', when: 'afterwards', words: ['填报', 'Report'], input: reportInput, output: reportView },
    correct: {
      by: 'reporter',
      when: 'afterwards',
      words: ['更正', 'Correct'],
      input: correctionInput,
      output: reportView,
    },
    withdraw: {
      by: 'reporter',
      when: 'afterwards',
      words: ['撤销填报', 'Withdraw a report'],
      input: correctionInput.pick({ reportId: true, reason: true }),
      output: reportView,
    },
  },
  reads: {
    sheet: { by: 'reporter', words: ['填报表', 'What I report, and what I reported'], output: sheetView },
    reports: { by: 'manager', words: ['填报明细', 'Reports'], list: reportList },
    summary: { by: 'manager', words: ['填报汇总', 'Totals by unit'], output: summaryView },
    history: {
      by: 'reporter',
      words: ['更正记录', 'History of a report'],
      query: z.object({ reportId: z.uuid() }),
      output: z.array(reportView),
    },
  },
  figures: Object.keys(choices),
  panels: { hall: true, console: true, screen: false },
});
