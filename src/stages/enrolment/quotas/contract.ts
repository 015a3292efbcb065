import { z } from 'zod';
import { titled } from '../../../kernel/fields.ts';
import { defineList } from '../../../kernel/lists.ts';

const unitId = titled(z.uuid(), ['单位', 'Unit'], { widget: 'unit' });
const places = titled(z.number().int().min(0).max(1_000_000), ['名额', 'Places'], {
  help: ['该单位一共得到多少，含它再往下拨的；填 0 表示收回', 'In all, what it gives on included; 0 takes it back'],
});

export const giveInput = z.object({
  fromUnitId: titled(z.uuid(), ['由哪个单位下拨', 'Given by'], { widget: 'unit' }),
  rows: titled(z.array(z.object({ unitId, places })).min(1).max(2000), ['下拨给', 'Given to'], { widget: 'rows' }),
});

/** Base64 of half a megabyte: thousands of rows. */
const MOST_SHEET_CHARACTERS = 700_000;

export const importInput = z.object({
  fromUnitId: giveInput.shape.fromUnitId,
  sheet: z
    .base64()
    .max(MOST_SHEET_CHARACTERS)
    .describe('xlsx or csv: a column of units, by name or code, one of places'),
});

export const gave = z.object({ changed: z.number().int() });

/** Quotas in the order of the tree. */
export const quotaList = defineList({
  name: ['名额分配表', 'Quotas'],
  item: z.object({
    id: z.uuid().describe('Of the unit'),
    unitName: z.string(),
    givenBy: z.string().nullable().describe('The unit above that gave it; null for the organiser'),
    granted: z.number().int().describe('In all'),
    givenOn: z.number().int().describe('Given on to units below'),
    taken: z.number().int(),
    left: z.number().int(),
    depth: z.number().int().describe('How deep in the tree the unit is'),
    mayGive: z.boolean().describe('Whether you may give of it'),
  }),
  columns: {
    unitName: { title: ['单位', 'Unit'], kind: 'unit', sortable: true },
    givenBy: { title: ['由谁下拨', 'Given by'], kind: 'text' },
    granted: { title: ['得到', 'In all'], kind: 'number' },
    givenOn: { title: ['下拨', 'Given on'], kind: 'number' },
    taken: { title: ['已用', 'Taken'], kind: 'number' },
    left: { title: ['余', 'Left'], kind: 'number', sortable: true },
  },
  filters: z.object({}),
  defaultSort: 'unitName',
});

export const quotaChanges = z.object({
  items: z.array(
    z.object({
      at: z.date(),
      kind: z.enum(['given', 'taken-back', 'clawed-back']),
      from: z.string().nullable().describe('Unit; null for the places shared by all'),
      to: z.string().nullable(),
      places: z.number().int(),
      by: z.string().nullable(),
    }),
  ),
});

export const clawBackView = z.object({
  at: z.date().nullable(),
  to: z.enum(['giver', 'everyone']),
  doneAt: z.date().nullable(),
});
