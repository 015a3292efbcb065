import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { type PeopleHouse, scopeOn } from '../../../../test/people.ts';
import { syntheticUscc } from '../../../kernel/codes/uscc.ts';
import { closeUnit, moveUnit } from '../../units/changes/service.ts';
import { createUnit } from '../../units/making/service.ts';
import { getUnitDetail, listUnits } from '../../units/service.ts';
import { type Cells, csv, dyingAfter, rosterDesk } from '../roster.fixture.ts';
import { ROWS_PER_BATCH } from '../rules.ts';
import { getImportDetail, runImport } from '../service.ts';
import { resumeImports, workOnImport } from '../work/service.ts';

const { db } = await testDatabase();
const { house, federationId, scope, district, union, upload, check, run, problemsOf } = await rosterDesk(db);
const subject = 'units' as const;

async function prepared(unit: string, rows: readonly Cells[], by = scope) {
  const importId = await upload(unit, csv(rows), { subject, by, name: '组织.csv' });
  await check(importId);
  return importId;
}
const total = async (within: string) => (await listUnits(db, scope, { within, status: 'active', limit: 1 })).total;

describe('in the middle of an import', () => {
  test('a unit or superior that was moved or closed refuses its rows with the reason, the others go in', async () => {
    const [unit, away] = [await district(), await district()];
    const [a, b, c, d] = [
      await union(unit, '甲工会'),
      await union(unit, '乙工会'),
      await union(unit, '丙工会'),
      await union(unit, '丁工会'),
    ];
    const importId = await prepared(unit, [
      ['名称', '上级', '地址'],
      ['甲工会', '', '新址'],
      ['甲分会', '甲工会', ''],
      ['乙分会', '乙工会', ''],
      ['丙工会', '', '新址'],
      ['丙分会', '丙工会', ''],
      ['丁工会', (await getUnitDetail(db, scope, unit)).name, '新址'],
    ]);
    await moveUnit(house, scope, { unitId: a, parentId: away, version: 1 });
    await closeUnit(house, scope, { unitId: b, version: 1 });
    const group = await createUnit(house, scope, { parentId: unit, kind: 'association', name: '联合会' });
    await moveUnit(house, scope, { unitId: d, parentId: group.id, version: 1 });

    const done = await run(importId);

    expect(done).toMatchObject({ state: 'done', rowsCreated: 1, rowsUpdated: 1, rowsBad: 4 });
    expect(await problemsOf(importId)).toEqual([
      [2, expect.stringMatching(/^名称：“甲工会”不在“第\d+区总工会”及其下级里/)],
      [3, expect.stringMatching(/^上级：“甲工会”不在“第\d+区总工会”及其下级里/)],
      [4, '上级：上级“乙工会”已撤销或并入别处，请改填现有的组织。'],
      [7, expect.stringMatching(/^上级：“丁工会”现在在“联合会”下/)],
    ]);
    expect(await getUnitDetail(db, scope, c)).toMatchObject({ address: '新址', children: 1 });
    expect(await getUnitDetail(db, scope, a)).toMatchObject({ address: null, children: 0 });
  });

  test('what lies below a row that is refused then is refused with it', async () => {
    const unit = await district();
    const uscc = syntheticUscc({ regionCode: '110106', sequence: 1 });
    const importId = await prepared(unit, [
      ['名称', '上级', '信用代码'],
      ['甲工会', '', uscc],
      ['甲分会', '甲工会', ''],
    ]);
    const elsewhere = await district();
    await createUnit(house, scope, { parentId: elsewhere, kind: 'primary', name: '别的工会', uscc });

    await run(importId);

    expect(await problemsOf(importId)).toEqual([
      [2, '信用代码：该信用代码已登记在“别的工会”名下，请核对代码。'],
      [3, '上级：上级在第 2 行，那一行有问题，请先改正它。'],
    ]);
  });

  test('a kind that members or units below stand against is refused, and nothing of the row is written', async () => {
    const unit = await district();
    const a = await union(unit, '甲工会');
    await createUnit(house, scope, { parentId: a, kind: 'branch', name: '甲分会' });
    const importId = await prepared(unit, [
      ['名称', '类型', '地址'],
      ['甲工会', '工会联合会', '新址'],
    ]);

    expect(await run(importId)).toMatchObject({ rowsUpdated: 0, rowsBad: 1 });
    expect(await problemsOf(importId)).toEqual([
      [2, expect.stringMatching(/^类型：分工会不能设在工会联合会“甲工会”下/)],
    ]);
    expect(await getUnitDetail(db, scope, a)).toMatchObject({ kind: 'primary', address: null });
  });

  test('two officers bring the same sheet at once: every unit is made once', async () => {
    const unit = await district();
    const officers = [
      await scopeOn(house, federationId, [{ unitId: unit }]),
      await scopeOn(house, federationId, [{ unitId: unit }]),
    ];
    const rows: Cells[] = [['名称', '上级', '信用代码']];
    for (let at = 0; at < 600; at++) {
      rows.push([`${at}号分会`, `${at}号工会`, '']);
      rows.push([`${at}号工会`, '', syntheticUscc({ regionCode: '110107', sequence: at })]);
    }
    const imports = [];
    for (const by of officers) imports.push(await prepared(unit, rows, by));
    for (const importId of imports) await runImport(house, scope, importId);
    house.jobs.waiting.length = 0;

    await Promise.all(imports.map((importId) => workOnImport(house, { federationId, importId, state: 'running' })));

    const [one, other] = [
      await getImportDetail(house, scope, imports[0] ?? ''),
      await getImportDetail(house, scope, imports[1] ?? ''),
    ];
    expect([one.state, other.state, one.rowsBad, other.rowsBad]).toEqual(['done', 'done', 0, 0]);
    expect(one.rowsCreated + other.rowsCreated).toEqual(1200);
    expect(one.rowsUnchanged + other.rowsUnchanged).toEqual(1200);
    expect(await total(unit)).toEqual(1201);
  });

  test('a server that dies leaves whole batches, and another takes up the rest', async () => {
    const unit = await district();
    const rows: Cells[] = [['名称', '上级']];
    for (let at = 0; at < ROWS_PER_BATCH + 50; at++) rows.push([`${at}号分会`, '总站工会']);
    rows.push(['总站工会', '']);
    const importId = await prepared(unit, rows);
    await runImport(house, scope, importId);
    house.jobs.waiting.length = 0;
    const dying: PeopleHouse = { ...house, vault: dyingAfter(house, ROWS_PER_BATCH + 20) };
    const work = (by: PeopleHouse) => workOnImport(by, { federationId, importId, state: 'running' });

    await expect(work(dying)).rejects.toThrow('power cut');
    const halfway = await getImportDetail(house, scope, importId);
    house.setDay('2026-11-21');
    expect(await resumeImports(house)).toEqual(1);
    house.jobs.waiting.length = 0;
    await Promise.all([work(house), work({ ...house })]);

    expect(halfway).toMatchObject({ state: 'running', rowsCreated: ROWS_PER_BATCH + 1 });
    expect(await getImportDetail(house, scope, importId)).toMatchObject({
      state: 'done',
      rowsCreated: rows.length - 1,
    });
    expect(await total(unit)).toEqual(rows.length);
    house.setDay('2026-11-20');
  });
});

test('30,000 units in four levels go in, in any order, and twice changes nothing', { timeout: 300_000 }, async () => {
  const unit = await district();
  const rows: Cells[] = [];
  for (let at = 0; at < 20; at++) rows.push([`${at}街道总工会`, '', '']);
  for (let at = 0; at < 2000; at++)
    rows.push([`${at}号公司工会`, `${at % 20}街道总工会`, syntheticUscc({ regionCode: '110108', sequence: at })]);
  for (let at = 0; at < 8000; at++) rows.push([`${at}分会`, `${at % 2000}号公司工会`, '']);
  for (let at = 0; at < 19_980; at++) rows.push([`${at}小组`, `${at % 8000}分会`, '']);
  const sheet = [['名称', '上级', '信用代码'], ...rows.toReversed()];

  const first = await prepared(unit, sheet);
  expect(await run(first)).toMatchObject({ state: 'done', rowsTotal: 30_000, rowsCreated: 30_000, rowsBad: 0 });
  const second = await prepared(unit, sheet);
  expect(await run(second)).toMatchObject({ state: 'done', rowsUnchanged: 30_000, rowsCreated: 0, rowsBad: 0 });
  expect(await total(unit)).toEqual(30_001);
});
