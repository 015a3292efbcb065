import { z } from 'zod';
import { defineList } from '../../kernel/lists.ts';

const bilingual = z.tuple([z.string(), z.string()]);
const amount = z.number().min(0).max(1_000_000_000);

export const reportInput = z.object({
  unitId: z.uuid(),
  indicator: z.string().max(60),
  form: z.string().trim().max(40).default(''),
  day: z.iso.date(),
  amount,
  note: z.string().trim().max(400).default(''),
  evidence: z.array(z.uuid()).max(9).default([]).describe('Pictures or documents uploaded before, by id'),
});
export type ReportInput = z.output<typeof reportInput>;

export const correctionInput = z.object({
  reportId: z.uuid(),
  day: z.iso.date().optional(),
  amount: amount.optional(),
  form: z.string().trim().max(40).optional(),
  note: z.string().trim().max(400).optional(),
  evidence: z.array(z.uuid()).max(9).optional(),
  reason: z.string().trim().min(1).max(400).describe('Kept with the correction'),
});
export type CorrectionInput = z.output<typeof correctionInput>;

export const reportView = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  unitName: z.string(),
  indicator: z.string(),
  form: z.string(),
  day: z.iso.date(),
  amount: z.number(),
  note: z.string(),
  evidence: z.array(z.uuid()),
  reporterName: z.string(),
  reportedAt: z.date(),
  corrects: z.uuid().nullable(),
  reason: z.string().nullable(),
  live: z.boolean(),
});

const indicatorView = z.object({
  code: z.string(),
  words: bilingual,
  unitOfMeasure: bilingual,
  target: z.number().nullable(),
});

export const sheetView = z.object({
  units: z.array(z.object({ id: z.uuid(), name: z.string() })).describe('Units that you may report for'),
  indicators: z.array(indicatorView),
  forms: z.array(z.string()),
  evidenceRequired: z.boolean(),
  reports: z.array(reportView).describe('Latest first, live ones only'),
});

export const summaryView = z.object({
  indicators: z.array(indicatorView.extend({ total: z.number() })),
  units: z.array(
    z.object({
      unitId: z.uuid(),
      unitName: z.string(),
      amounts: z.record(z.string(), z.number()),
      reports: z.number().int(),
      lastReportedAt: z.date().nullable(),
    }),
  ),
  forms: z.array(z.object({ form: z.string(), reports: z.number().int() })),
});

export const reportList = defineList({
  name: ['填报明细', 'Reports'],
  item: reportView.omit({ unitId: true, evidence: true, live: true }).extend({ pictures: z.number().int() }),
  columns: {
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    indicator: { title: ['指标', 'Indicator'], kind: 'tag' },
    form: { title: ['形式', 'Form'], kind: 'text' },
    day: { title: ['日期', 'Day'], kind: 'date', sortable: true },
    amount: { title: ['数量', 'Amount'], kind: 'number', sortable: true },
    note: { title: ['说明', 'Note'], kind: 'text' },
    pictures: { title: ['佐证', 'Evidence'], kind: 'number' },
    reporterName: { title: ['填报人', 'Reporter'], kind: 'person' },
    reportedAt: { title: ['填报时间', 'Reported'], kind: 'dateTime', sortable: true },
    reason: { title: ['更正原因', 'Reason'], kind: 'text', hidden: true },
  },
  filters: z.object({
    indicator: z.string().max(60).optional(),
    unitId: z.uuid().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  defaultSort: '-reportedAt',
});
