import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { foundFederation, type PeopleHouse, scopeOn } from '../../../../test/people.ts';
import { joinMember } from '../../members/joining/service.ts';
import { listMembers } from '../../members/list/service.ts';
import { closeUnit, mergeUnit, moveUnit } from '../../units/changes/service.ts';
import { csv, dyingAfter, number, rosterDesk } from '../roster.fixture.ts';
import { ROWS_PER_BATCH } from '../rules.ts';
import { abandonImport, getImportDetail, listImports, mapColumns, runImport } from '../service.ts';
import { listProblems, problemSheet } from '../sheet/service.ts';
import { forgetOldImports, resumeImports, workOnImport } from '../work/service.ts';

const { db } = await testDatabase();
const { house, federationId, scope, district, union, upload, check, run, problemsOf, membersIn } = await rosterDesk(db);

describe('in the middle of an import', () => {
  const prepared = async () => {
    const unit = await district();
    const [a, b, c] = [await union(unit, '甲站工会'), await union(unit, '乙站工会'), await union(unit, '丙站工会')];
    const rows = ['甲站', '乙站', '丙站'].map((name, at) => [`会员${at}`, number(), name]);
    const importId = await upload(unit, csv([['姓名', '身份证号', '单位'], ...rows]));
    await check(importId);
    return { unit, a, b, c, importId };
  };

  test('rows of a unit that was moved away or closed are refused with the reason, the others go in', async () => {
    const { a, b, c, importId, unit } = await prepared();
    const away = await district();
    await moveUnit(house, scope, { unitId: a, parentId: away, version: 1 });
    await closeUnit(house, scope, { unitId: b, version: 1 });

    const done = await run(importId);

    expect(done).toMatchObject({ state: 'done', rowsCreated: 1, rowsGood: 1, rowsBad: 2 });
    expect((await membersIn(unit)).map(({ unitId }) => unitId)).toEqual([c]);
    expect(await membersIn(away)).toEqual([]);
    expect(await problemsOf(importId)).toEqual([
      [2, expect.stringMatching(/^单位：检查之后，“甲站工会”已移出/)],
      [3, '单位：“乙站工会”已撤销，请改填现有的工会。'],
    ]);
  });

  test('rows of a unit that merged name its successor', async () => {
    const { a, b, importId } = await prepared();
    await mergeUnit(house, scope, { unitId: a, intoId: b, version: 1 });

    await run(importId);

    expect(await problemsOf(importId)).toEqual([[2, '单位：“甲站工会”已并入“乙站工会”，请改填后者。']]);
  });

  test('a person who joined elsewhere meanwhile is refused, another who joined here is unchanged', async () => {
    const unit = await district();
    const other = await district();
    const [one, two] = [number(), number()];
    const importId = await upload(
      unit,
      csv([
        ['姓名', '身份证号'],
        ['王一', one],
        ['王二', two],
      ]),
    );
    await check(importId);
    await joinMember(house, scope, { unitId: other, name: '王一', documentNumber: one });
    await joinMember(house, scope, { unitId: unit, name: '王二', documentNumber: two });

    expect(await run(importId)).toMatchObject({ rowsCreated: 0, rowsUnchanged: 1, rowsBad: 1 });
  });

  test('a server that dies leaves whole batches, and another takes up the rest', async () => {
    const unit = await district();
    const rows = Array.from({ length: ROWS_PER_BATCH * 2 + 7 }, (_, at) => [`会员${at}`, number()]);
    const importId = await upload(unit, csv([['姓名', '身份证号'], ...rows]));
    await check(importId);
    await runImport(house, scope, importId);
    house.jobs.waiting.length = 0;
    const dying: PeopleHouse = { ...house, vault: dyingAfter(house, ROWS_PER_BATCH + 100) };
    const work = (by: PeopleHouse) => workOnImport(by, { federationId, importId, state: 'running' });

    await expect(work(dying)).rejects.toThrow('power cut');
    const halfway = await getImportDetail(house, scope, importId);
    house.setDay('2026-11-21');
    const resumed = await resumeImports(house);
    house.jobs.waiting.length = 0;
    await Promise.all([work(house), work({ ...house }), work({ ...house })]);

    expect(halfway).toMatchObject({ state: 'running', rowsCreated: ROWS_PER_BATCH });
    expect(resumed).toEqual(1);
    expect(await getImportDetail(house, scope, importId)).toMatchObject({ state: 'done', rowsCreated: rows.length });
    expect((await listMembers(house, scope, { limit: 1, within: unit })).total).toEqual(rows.length);
    house.setDay('2026-11-20');
  });

  test('work that never comes to an end is given up with a sentence', async () => {
    const unit = await district();
    const importId = await upload(
      unit,
      csv([
        ['姓名', '身份证号'],
        ['王一', number()],
      ]),
    );
    await mapColumns(house, scope, { importId, mapping: (await getImportDetail(house, scope, importId)).mapping });
    house.jobs.waiting.length = 0;
    const broken: PeopleHouse = { ...house, vault: dyingAfter(house, 0) };

    for (let attempt = 0; attempt < 5; attempt++)
      await expect(workOnImport(broken, { federationId, importId, state: 'checking' })).rejects.toThrow('power cut');
    await workOnImport(broken, { federationId, importId, state: 'checking' });

    expect(await getImportDetail(house, scope, importId)).toMatchObject({
      state: 'failed',
      failure: { zh: expect.stringContaining('出了意外') },
    });
  });

  test('it can be abandoned, and nothing personal is left of it', async () => {
    const { importId, unit } = await prepared();
    const key = `${federationId}/roster/${importId}.bin`;
    const kept = house.stored.get(key);

    await abandonImport(house, scope, importId);

    expect(kept?.includes('会员0')).toEqual(false);
    expect(house.stored.has(key)).toEqual(false);
    const rows = await db.selectFrom('rosterImportRows').select('cells').where('importId', '=', importId).execute();
    expect(rows.map(({ cells }) => cells)).toEqual([null, null, null]);
    expect(await membersIn(unit)).toEqual([]);
    await expect(runImport(house, scope, importId)).rejects.toMatchObject({ code: 'roster.notNow' });
  });

  test('cells are encrypted while they wait, emptied once in, and forgotten after a month', async () => {
    const unit = await district();
    const [good, bad] = [number(), '110105199005011230'];
    const importId = await upload(
      unit,
      csv([
        ['姓名', '身份证号'],
        ['王一', good],
        ['王二', bad],
      ]),
    );
    await check(importId);
    const cells = async () =>
      (
        await db
          .selectFrom('rosterImportRows')
          .select('cells')
          .where('importId', '=', importId)
          .orderBy('rowNumber')
          .execute()
      ).map((row) => row.cells);
    const waiting = await cells();

    await run(importId);
    const after = await cells();
    house.setDay('2026-12-31');
    await forgetOldImports(house);
    house.setDay('2026-11-20');

    expect(waiting.every((each) => each && !each.includes(good) && !each.includes(bad))).toEqual(true);
    expect(after.map((each) => each === null)).toEqual([true, false]);
    expect(await cells()).toEqual([null, null]);
    expect(house.stored.has(`${federationId}/roster/${importId}.bin`)).toEqual(false);
  });
});

describe('reach', () => {
  test('another officer, and another federation, see nothing of an import', async () => {
    const [mine, other] = [await district(), await district()];
    const officer = await scopeOn(house, federationId, [{ unitId: mine }]);
    const stranger = await scopeOn(house, federationId, [{ unitId: other }]);
    const elsewhere = await foundFederation(house, { name: '上海市总工会' });
    const bytes = csv([
      ['姓名', '身份证号'],
      ['王一', number()],
    ]);
    const importId = await upload(mine, bytes, { by: officer });

    await expect(upload(other, bytes, { by: officer })).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(upload(mine, bytes, { by: elsewhere.scope })).rejects.toMatchObject({ code: 'units.notFound' });
    for (const by of [stranger, elsewhere.scope])
      for (const attempt of [
        () => getImportDetail(house, by, importId),
        () => listProblems(house, by, { importId, limit: 10 }),
        () => problemSheet(house, by, importId),
        () => runImport(house, by, importId),
        () => abandonImport(house, by, importId),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'roster.notFound' });
    expect((await listImports(house, stranger, { subject: 'members', limit: 50 })).items).toEqual([]);
    expect((await listImports(house, officer, { subject: 'members', limit: 50 })).items.map(({ id }) => id)).toEqual([
      importId,
    ]);
  });
});
