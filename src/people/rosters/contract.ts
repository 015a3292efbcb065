import { z } from 'zod';
import { defineList, listQuery } from '../../kernel/lists.ts';
import { defineRoutes } from '../../kernel/routes.ts';
import { type RosterFieldKey, rosterFieldKeys } from './members/fields/rules.ts';
import { MOST_UPLOAD_BYTES, type RosterState, rosterStates } from './rules.ts';
import { type UnitFieldKey, unitFieldKeys } from './units/fields/rules.ts';

const uuid = z.uuid();
const bilingual = z.tuple([z.string(), z.string()]).readonly();
const state = z.enum(Object.keys(rosterStates) as RosterState[]);
const rows = z.number().int();
const params = z.object({ importId: uuid });
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const importItem = z.object({
  id: uuid,
  fileName: z.string(),
  unitId: uuid,
  unitName: z.string(),
  state,
  rowsTotal: rows,
  rowsChecked: rows,
  rowsGood: rows.describe('Ready to go in, or in'),
  rowsBad: rows.describe('With problems; they wait'),
  rowsCreated: rows,
  rowsUpdated: rows,
  rowsUnchanged: rows,
  actorName: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type ImportItem = z.infer<typeof importItem>;

export const importList = defineList({
  name: ['导入记录', 'Imports'],
  item: importItem,
  columns: {
    fileName: { title: ['文件', 'File'], kind: 'text' },
    unitName: { title: ['导入到', 'Into'], kind: 'unit' },
    state: { title: ['状态', 'State'], kind: 'tag', values: rosterStates },
    rowsTotal: { title: ['总行数', 'Rows'], kind: 'number' },
    rowsBad: { title: ['有问题', 'With problems'], kind: 'number' },
    rowsCreated: { title: ['新增', 'New'], kind: 'number' },
    rowsUpdated: { title: ['更新', 'Updated'], kind: 'number' },
    rowsUnchanged: { title: ['没有变化', 'Unchanged'], kind: 'number' },
    actorName: { title: ['谁', 'Who'], kind: 'person' },
    createdAt: { title: ['时间', 'When'], kind: 'dateTime', sortable: true },
  },
  filters: z.object({ within: uuid.optional().describe('Into this unit and all below it'), state: state.optional() }),
  defaultSort: '-createdAt',
});

export const importDetail = importItem.extend({
  sheetNames: z.array(z.string()).describe('Of a workbook'),
  sheetName: z.string().nullable(),
  headingRow: z.number().int().nullable().describe('The row of the sheet that holds the headings'),
  columns: z.array(z.object({ key: z.string(), header: z.string(), samples: z.array(z.string()) })),
  mapping: z.record(z.string(), z.string()).describe('Key of a column by field'),
  fields: z.array(z.object({ key: z.string(), words: bilingual, hint: bilingual, required: z.boolean() })),
  failure: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type ImportDetail = z.infer<typeof importDetail>;

const badRow = z.object({
  rowNumber: z.number().int().describe('As the sheet shows it'),
  name: z.string(),
  problems: z.array(z.object({ column: z.string(), words: bilingual })),
});
export type BadRow = z.infer<typeof badRow>;

/** The routes of imports of one subject, below an address. */
function routesAt<const Path extends string, const Access extends string, Field extends string>(
  path: Path,
  { access, fields }: { access: Access; fields: readonly [Field, ...Field[]] },
) {
  return defineRoutes({
    template: {
      method: 'get',
      path: `${path}/template`,
      words: ['下载模板', 'Template to fill in'],
      access,
      file: sheetType,
    },
    list: { method: 'get', path, words: ['导入记录', 'Imports so far'], access, list: importList },
    upload: {
      method: 'post',
      path,
      words: ['上传表格', 'Upload a sheet'],
      access,
      query: z.object({ unitId: uuid.describe('Rows go into this unit and those below it') }),
      upload: { maxBytes: MOST_UPLOAD_BYTES },
      output: z.object({ id: uuid }),
      status: 201,
    },
    get: {
      method: 'get',
      path: `${path}/{importId}`,
      words: ['查看导入', 'See an import'],
      access,
      params,
      output: importDetail,
    },
    choose: {
      method: 'post',
      path: `${path}/{importId}/sheet`,
      words: ['选择工作表和表头行', 'Choose the sheet and the row of headings'],
      access,
      params,
      body: z.object({
        sheetName: z.string().max(200).optional(),
        headingRow: z.number().int().min(1).max(1_000_000).optional(),
      }),
      output: importDetail,
    },
    map: {
      method: 'put',
      path: `${path}/{importId}/mapping`,
      words: ['对应列并检查', 'Match the columns and check the rows'],
      access,
      params,
      body: z.object({ mapping: z.partialRecord(z.enum(fields), z.string().regex(/^\d{1,4}$/)) }),
      output: importDetail,
    },
    run: {
      method: 'post',
      path: `${path}/{importId}/run`,
      words: ['导入没有问题的行', 'Let the good rows in'],
      access,
      params,
      output: importDetail,
    },
    abandon: {
      method: 'post',
      path: `${path}/{importId}/abandon`,
      words: ['放弃导入', 'Abandon an import'],
      access,
      params,
      status: 204,
    },
    badRows: {
      method: 'get',
      path: `${path}/{importId}/bad-rows`,
      words: ['有问题的行', 'Rows with problems'],
      access,
      params,
      query: listQuery,
      output: z.object({ items: z.array(badRow), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    badSheet: {
      method: 'get',
      path: `${path}/{importId}/bad-rows/export`,
      words: ['下载有问题的行', 'The rows with problems as a sheet'],
      access,
      params,
      file: sheetType,
    },
  });
}

/** A sheet of members on its way in. */
export const rosterRoutes = routesAt('/rosters', {
  access: 'members.manage',
  fields: rosterFieldKeys as [RosterFieldKey, ...RosterFieldKey[]],
});

/** A sheet of units on its way in. */
export const unitRosterRoutes = routesAt('/unit-rosters', {
  access: 'units.manage',
  fields: unitFieldKeys as [UnitFieldKey, ...UnitFieldKey[]],
});
