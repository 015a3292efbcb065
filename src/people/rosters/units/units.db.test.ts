import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { scopeOn } from '../../../../test/people.ts';
import { syntheticUscc } from '../../../kernel/codes/uscc.ts';
import type { Lang } from '../../../kernel/words.ts';
import { exportList } from '../../../platform/http/export.ts';
import { readSheet } from '../../../platform/sheets/read.ts';
import type { Scope } from '../../access/rules.ts';
import { unitList } from '../../units/contract.ts';
import { listUnitHistory } from '../../units/history/service.ts';
import { createUnit } from '../../units/making/service.ts';
import { getUnitDetail, listUnits } from '../../units/service.ts';
import { type Cells, counts, csv, rosterDesk, xlsx } from '../roster.fixture.ts';
import { getImportDetail, listImports, mapColumns } from '../service.ts';
import { problemSheet, rosterTemplate } from '../sheet/service.ts';

const { db } = await testDatabase();
const { house, federationId, scope, district, union, upload, check, run, problemsOf } = await rosterDesk(db);
const subject = 'units' as const;

let codes = 0;
function code(): string {
  codes += 1;
  return syntheticUscc({ regionCode: '110105', sequence: codes });
}

async function go(unitId: string, rows: readonly Cells[], { by = scope } = {}) {
  const importId = await upload(unitId, await xlsx(rows), { subject, by });
  await check(importId);
  const done = await run(importId);
  return { importId, ...counts(done) };
}

const below = async (within: string, by: Scope = scope) =>
  (await listUnits(db, by, { within, status: 'all', limit: 500, sort: 'name' })).items;
const named = async (within: string, name: string) => {
  const found = (await below(within)).find((unit) => unit.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
};

describe('a list of units', () => {
  test('goes in as officers keep it: superiors in any row, kinds as they are called, in its own columns', async () => {
    const unit = await district();
    const shunda = code();
    const bytes = await xlsx([
      ['2026年基层工会一览表', null, null, null, null, null, null, null],
      ['序号', '上级工会', '工会名称', '工会类型', '统一社会信用代码', '成立时间', '地址', '行政区划代码'],
      ['1', '快递行业联合会', '顺 达 快递工会委员会', '单独建会', shunda, '2019年5月', '建国路 1 号', '110105'],
      ['2', null, '快递行业联合会', '行业性工会联合会', null, '1999-01-01', null, null],
      ['3', '顺达快递', '一站分会', null, null, null, null, null],
    ]);

    const importId = await upload(unit, bytes, { subject });
    const suggested = await getImportDetail(house, scope, importId);
    const checked = await check(importId);
    const done = await run(importId);

    expect(suggested.mapping).toEqual({
      ...{ superior: '1', name: '2', kind: '3', uscc: '4', fromOn: '5', address: '6', regionCode: '7' },
    });
    expect(counts(checked)).toMatchObject({ rowsTotal: 3, rowsGood: 3, rowsBad: 0 });
    expect(counts(done)).toMatchObject({ rowsCreated: 3, rowsUpdated: 0, rowsUnchanged: 0 });
    const made = await named(unit, '顺达快递工会委员会');
    const association = await named(unit, '快递行业联合会');
    expect(made).toMatchObject({
      ...{ parentId: association.id, kind: 'primary', shortName: '顺达快递工会', uscc: shunda },
      ...{ regionCode: '110105', address: '建国路 1 号' },
    });
    expect(await named(unit, '一站分会')).toMatchObject({ parentId: made.id, kind: 'branch', fromOn: made.fromOn });
    // Nothing begins before what it lies under.
    const { fromOn } = await getUnitDetail(db, scope, unit);
    expect([association.fromOn, made.fromOn]).toEqual([fromOn, fromOn]);
    expect(await listUnitHistory(db, scope, made.id)).toMatchObject([
      { kind: 'created', actorName: '张干事', detail: { by: 'roster', importId, name: made.name } },
    ]);
  });

  test('twice changes nothing; what differs is updated with history; an empty cell takes nothing away', async () => {
    const unit = await district();
    const uscc = code();
    const heading = ['名称', '类型', '上级', '统一社会信用代码', '地址', '电话'];
    const rows = [
      heading,
      ['甲工会', '基层工会', '', uscc, '甲街 1 号', ''],
      ['甲一分会', '分工会', '甲工会', '', '', ''],
    ];
    const first = await go(unit, rows);
    const again = await go(unit, rows);
    const emptied = await go(unit, [heading, ['甲工会委员会', '', '', uscc, '', '']]);
    const changed = await go(unit, [heading, ['甲工会', '联合基层工会', '', '', '甲街 2 号', '010-1']]);

    expect(first).toMatchObject({ rowsCreated: 2 });
    expect(again).toMatchObject({ rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 2, rowsBad: 0 });
    expect(emptied).toMatchObject({ rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 1, rowsBad: 0 });
    expect(changed).toMatchObject({ rowsUpdated: 1, rowsBad: 0 });
    const found = await named(unit, '甲工会');
    expect(found).toMatchObject({ kind: 'joint', address: '甲街 2 号', uscc });
    expect(await listUnitHistory(db, scope, found.id)).toMatchObject([
      { kind: 'corrected', detail: { before: { kind: 'primary', address: '甲街 1 号', phone: null } } },
      { kind: 'created' },
    ]);
  });

  test('says what is wrong in its own row numbers, and the good rows go in meanwhile', async () => {
    const unit = await district();
    const elsewhere = await district();
    await union(elsewhere, '海淀工会');
    const bytes = await xlsx([
      ['名称', '上级', '信用代码', '类型', '状态'],
      ['好工会', '', '', '', '正常'],
      ['甲工会', '海淀工会', '', '', ''],
      ['乙工会', '', '81110105MC0000012C', '', ''],
      ['', '', '', '', ''],
      ['丙分会', '乙工会', '', '', ''],
      ['丁公司', '', '', '', ''],
      ['戊工会', '', '', '', '已撤销'],
      ['己分会', '庚分会', '', '', ''],
      ['庚分会', '己分会', '', '', ''],
      ['好分会', '好工会', '', '', ''],
    ]);

    const importId = await upload(unit, bytes, { subject });
    const checked = await check(importId);
    const found = await problemsOf(importId);
    const done = await run(importId);

    expect(counts(checked)).toMatchObject({ rowsTotal: 9, rowsGood: 2, rowsBad: 7 });
    expect(found).toEqual([
      [3, expect.stringMatching(/^上级：上级“海淀工会”不在“第\d+区总工会”及其下级里/)],
      [4, expect.stringMatching(/^信用代码：校验位不符/)],
      [6, expect.stringMatching(/^上级：上级“乙工会”不在/)],
      [7, '类型：从“丁公司”看不出类型，请填写类型，如 基层工会。'],
      [8, expect.stringMatching(/^状态：这一行写明“已撤销”/)],
      [9, '上级：上级互相循环：第 9 → 10 → 9 行。请改正其中一行的上级。'],
      [10, '上级：上级互相循环：第 9 → 10 → 9 行。请改正其中一行的上级。'],
    ]);
    expect(done).toMatchObject({ state: 'done', rowsCreated: 2, rowsBad: 7 });
    const sheet = await buffer((await problemSheet(house, scope, importId)).body as never);
    const rows = [];
    for await (const row of (await readSheet(sheet)).rows) rows.push(row.cells);
    expect(rows).toHaveLength(8);
    expect(rows[1]).toEqual([3, expect.stringContaining('海淀工会'), '甲工会', '海淀工会']);
  });

  test('needs a column of names, and starts from the template', async () => {
    const unit = await district();
    const importId = await upload(unit, csv([['甲'], ['乙工会']]), { subject, name: '组织.csv' });
    await expect(mapColumns(house, scope, { importId, mapping: {} })).rejects.toMatchObject({
      words: ['请先指明哪一列是名称。', expect.any(String)],
    });

    const sheet = await readSheet(await buffer(rosterTemplate(scope, subject).body as never));
    const rows = [];
    for await (const row of sheet.rows) rows.push(row.cells);
    expect(sheet.sheetNames).toEqual(['组织', '填写说明', '选项 Choices']);
    expect(rows[0]?.slice(0, 4)).toEqual(['名称*', '类型', '上级', '上级信用代码']);
  });

  test('stands among the imports of units alone, for those who manage units there', async () => {
    const unit = await district();
    const other = await district();
    const officer = await scopeOn(house, federationId, [{ unitId: unit }]);
    const members = await scopeOn(house, federationId, [{ unitId: unit, allows: ['members.manage', 'units.read'] }]);
    const bytes = csv([['名称'], ['甲工会']]);
    const importId = await upload(unit, bytes, { subject, by: officer });

    await expect(upload(other, bytes, { subject, by: officer })).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(upload(unit, bytes, { subject, by: members })).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(getImportDetail(house, members, importId)).rejects.toMatchObject({ code: 'roster.notFound' });
    const listed = async (by: Scope, of: 'members' | 'units') =>
      (await listImports(house, by, { subject: of, limit: 50 })).items.map(({ id }) => id);
    expect(await listed(officer, 'units')).toEqual([importId]);
    expect(await listed(officer, 'members')).toEqual([]);
    expect(await listed(members, 'units')).toEqual([]);
  });
});

describe('the list of units as a sheet', () => {
  const exported = async (within: string, lang: Lang, by: Scope = scope): Promise<Cells[]> => {
    const file = await exportList({
      list: unitList,
      lang,
      pages: (page) => listUnits(db, by, { within, status: 'all', ...page }),
    });
    const rows: Cells[] = [];
    for await (const { cells } of (await readSheet(await buffer(file.body as never))).rows)
      rows.push(cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)) as Cells);
    return rows;
  };

  test.each<Lang>(['zh', 'en'])('comes back in unchanged (%s), also where many are called alike', async (lang) => {
    const unit = await district();
    for (const name of ['甲工会', '乙/丙工会']) {
      const parentId = await union(unit, name);
      const branch = await createUnit(house, scope, {
        parentId,
        kind: 'branch',
        name: '一分会',
        address: `${name}楼上`,
      });
      await createUnit(house, scope, { parentId: branch.id, kind: 'group', name: '一组', uscc: code() });
      await createUnit(house, scope, { parentId: branch.id, kind: 'group', name: '二组', regionCode: '110105' });
    }
    const before = await below(unit);
    const rows = await exported(unit, lang);
    const back = await go(unit, rows);
    const edited = rows.map((row, at) =>
      at === 0 ? row : row.map((cell) => (cell === '甲工会楼上' ? '甲楼下' : cell)),
    );
    const changed = await go(unit, edited);

    expect(rows).toHaveLength(10);
    expect(back).toMatchObject({ rowsTotal: 9, rowsBad: 0, rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 9 });
    expect(changed).toMatchObject({ rowsBad: 0, rowsCreated: 0, rowsUpdated: 1, rowsUnchanged: 8 });
    expect((await below(unit)).map(({ id, parentId }) => [id, parentId])).toEqual(
      before.map(({ id, parentId }) => [id, parentId]),
    );
  });
});
