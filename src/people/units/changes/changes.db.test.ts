import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { foundFederation, peopleHouse, scopeOn } from '../../../../test/people.ts';
import type { UnitInput } from '../contract.ts';
import { listUnitHistory, unitsAsOf } from '../history/service.ts';
import { correctUnit, createUnit } from '../making/service.ts';
import { searchUnits } from '../search/service.ts';
import { getUnitDetail, listUnits } from '../service.ts';
import { applyDueUnitChanges, closeUnit, mergeUnit, moveUnit, renameUnit, withdrawUnitChange } from './service.ts';

const { db } = await testDatabase();
const house = peopleHouse(db);
const { federationId, topId, scope } = await foundFederation(house);

let count = 0;
async function make(parentId: string, input: Partial<UnitInput> = {}) {
  const { id } = await createUnit(house, scope, {
    parentId,
    kind: 'territorial',
    name: `第${++count}总工会`,
    ...input,
  });
  return id;
}
const spansOf = (unitId: string) =>
  db
    .selectFrom('unitParents')
    .select(['parentId', 'fromOn', 'toOn'])
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .orderBy('fromOn')
    .execute();
const detail = (unitId: string) => getUnitDetail(db, scope, unitId);
const seen = async (unitId: string) => ({ unitId, version: (await detail(unitId)).version });

describe('creating', () => {
  test('places a unit with its spelling, code and history', async () => {
    const { id, warnings } = await createUnit(house, scope, {
      parentId: topId,
      kind: 'primary',
      name: '北京 顺达(东区)物流有限公司工会委员会',
      uscc: '8111 0105 mc00 0001 2b',
      on: '2026-01-01',
      reason: '补录',
    });

    expect(warnings).toEqual([]);
    expect(await detail(id)).toMatchObject({
      name: '北京 顺达（东区）物流有限公司工会委员会',
      shortName: '北京 顺达（东区）物流有限公司工会',
      uscc: '81110105MC0000012B',
      fromOn: '2026-01-01',
      path: [
        { id: topId, name: '北京市总工会' },
        { id, name: '北京 顺达（东区）物流有限公司工会委员会' },
      ],
      members: 0,
      membersBelow: 0,
      may: { manage: true, rearrange: true, members: true },
    });
    expect(await spansOf(id)).toEqual([{ parentId: topId, fromOn: '2026-01-01', toOn: null }]);
    expect((await listUnitHistory(db, scope, id)).map(({ kind, state }) => ({ kind, state }))).toEqual([
      { kind: 'created', state: 'applied' },
    ]);
    await expect(make(topId, { uscc: '81110105MC0000012B' })).rejects.toMatchObject({ code: 'units.usccTaken' });
  });

  test('refuses what does not fit, saying why', async () => {
    const district = await make(topId, { name: '拒绝区总工会' });
    const primary = await make(district, { kind: 'primary', name: '甲公司工会' });

    await expect(make(primary, { kind: 'territorial' })).rejects.toMatchObject({ code: 'units.kindNotUnder' });
    await expect(make(district, { kind: 'branch' })).rejects.toMatchObject({
      words: ['分工会不能设在总工会“拒绝区总工会”下。可以设在：基层工会、联合基层工会、分工会。', expect.any(String)],
    });
    await expect(make(district, { kind: 'primary', name: '甲公司工会' })).rejects.toMatchObject({
      code: 'units.nameTaken',
    });
    await expect(make(district, { name: '\u202e坏' })).rejects.toMatchObject({ code: 'units.badName' });
    await expect(make(district, { uscc: '81110105MC0000012C' })).rejects.toMatchObject({ code: 'units.badUscc' });
    await expect(make(district, { on: '2020-01-01' })).rejects.toMatchObject({ code: 'units.tooEarly' });
    await expect(make(district, { on: '2026-13-01' })).rejects.toMatchObject({ code: 'units.badDay' });
    await expect(make(topId, { on: '2026-11-01' })).rejects.toMatchObject({ code: 'units.reasonNeeded' });
    await expect(make(district, { industryId: primary })).rejects.toMatchObject({ code: 'units.notIndustrial' });
  });

  test('a later day plans it, and the tree as of a day knows the difference', async () => {
    const id = await make(topId, { on: '2027-01-01' });

    const before = await unitsAsOf(db, { federationId }, '2026-12-31');
    const after = await unitsAsOf(db, { federationId }, '2027-01-01');

    expect(before.some((unit) => unit.unitId === id)).toEqual(false);
    expect(after.find((unit) => unit.unitId === id)).toMatchObject({ parentId: topId });
  });
});

describe('changing', () => {
  test('a rename keeps the former name findable, and no English name of it', async () => {
    const id = await make(topId, { name: '老名字总工会' });

    await correctUnit(house, scope, { ...(await seen(id)), nameEn: 'Old Name Union' });
    await renameUnit(house, scope, { ...(await seen(id)), name: '崭新区总工会' });

    const { items } = await searchUnits(db, scope, { q: '老名字', limit: 5 });
    expect(items.map(({ name }) => name)).toEqual(['崭新区总工会']);
    expect(await detail(id)).toMatchObject({ formerNames: ['老名字总工会'], nameEn: '', version: 3 });
    await renameUnit(house, scope, { ...(await seen(id)), name: '又新区总工会', nameEn: 'New Again Union' });
    expect(await detail(id)).toMatchObject({ nameEn: 'New Again Union' });
  });

  test('a stale version is refused', async () => {
    const id = await make(topId);
    await correctUnit(house, scope, { ...(await seen(id)), address: '一号院' });

    await expect(moveUnit(house, scope, { unitId: id, version: 1, parentId: topId })).rejects.toMatchObject({
      code: 'units.changedMeanwhile',
      status: 409,
    });
  });

  test('moving a subtree moves every path below it and keeps exact spans', async () => {
    const [from, to] = [await make(topId), await make(topId)];
    const street = await make(from);
    const company = await make(street, { kind: 'primary' });
    house.setDay('2026-11-25');

    await moveUnit(house, scope, { ...(await seen(street)), parentId: to });

    house.setDay('2026-11-20');
    expect((await detail(company)).path.map(({ id }) => id)).toEqual([topId, to, street, company]);
    expect(await spansOf(street)).toEqual([
      { parentId: from, fromOn: '2026-11-20', toOn: '2026-11-25' },
      { parentId: to, fromOn: '2026-11-25', toOn: null },
    ]);
    const paths = async (day: string) =>
      (await unitsAsOf(db, { federationId }, day)).find((unit) => unit.unitId === company)?.path.split('.').length;
    expect([await paths('2026-11-24'), await paths('2026-11-25')]).toEqual([4, 4]);
  });

  test('a second move on the same day replaces the first', async () => {
    const [a, b, c] = [await make(topId), await make(topId), await make(topId)];
    const unit = await make(a);

    await moveUnit(house, scope, { ...(await seen(unit)), parentId: b });
    await moveUnit(house, scope, { ...(await seen(unit)), parentId: c });

    expect(await spansOf(unit)).toEqual([{ parentId: c, fromOn: '2026-11-20', toOn: null }]);
  });

  test('no unit moves under itself, its own subtree, a closed unit or where it is', async () => {
    const a = await make(topId);
    const b = await make(a);
    const c = await make(b);
    const gone = await make(topId);
    await closeUnit(house, scope, await seen(gone));
    const move = async (unitId: string, parentId: string) =>
      moveUnit(house, scope, { ...(await seen(unitId)), parentId });

    await expect(move(a, c)).rejects.toMatchObject({ code: 'units.underItself' });
    await expect(move(a, a)).rejects.toMatchObject({ code: 'units.underItself' });
    await expect(move(a, gone)).rejects.toMatchObject({ code: 'units.notActive' });
    await expect(move(b, a)).rejects.toMatchObject({ code: 'units.alreadyThere' });
    await expect(move(topId, a)).rejects.toMatchObject({ code: 'units.topStays' });
  });

  test('two moves at once cannot close a ring', async () => {
    const [a, b] = [await make(topId), await make(topId)];
    const [seenA, seenB] = [await seen(a), await seen(b)];

    const outcomes = await Promise.allSettled([
      moveUnit(house, scope, { ...seenA, parentId: b }),
      moveUnit(house, scope, { ...seenB, parentId: a }),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a merger hands over children and stays findable under its successor', async () => {
    const [old, into] = [await make(topId, { name: '旧城区总工会' }), await make(topId, { name: '新城区总工会' })];
    const child = await make(old, { kind: 'primary' });

    await mergeUnit(house, scope, { ...(await seen(old)), intoId: into });

    expect((await detail(child)).path.map(({ id }) => id)).toEqual([topId, into, child]);
    expect(await detail(old)).toMatchObject({
      status: 'merged',
      mergedInto: { id: into, name: '新城区总工会' },
      toOn: '2026-11-20',
      may: { manage: false, rearrange: false },
    });
    const { items } = await searchUnits(db, scope, { q: '旧城', limit: 5 });
    expect(items).toMatchObject([{ id: old, status: 'merged', mergedInto: { id: into } }]);
    const kinds = (await listUnitHistory(db, scope, into)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['created', 'merged']);
  });

  test('closing is refused while something lives there, and moves it where told', async () => {
    const [closing, to] = [await make(topId), await make(topId)];
    const child = await make(closing);

    await expect(closeUnit(house, scope, await seen(closing))).rejects.toMatchObject({
      code: 'units.stillInUse',
      params: { children: 1, members: 0, programmes: 0, tagged: 0 },
    });
    await expect(closeUnit(house, scope, { ...(await seen(closing)), moveChildrenTo: child })).rejects.toMatchObject({
      code: 'units.underItself',
    });
    await closeUnit(house, scope, { ...(await seen(closing)), moveChildrenTo: to });

    expect((await detail(child)).path.map(({ id }) => id)).toEqual([topId, to, child]);
    expect(await detail(closing)).toMatchObject({ status: 'closed', toOn: '2026-11-20' });
  });
});

describe('planning', () => {
  test('a change of a later day waits for it, and can be withdrawn', async () => {
    const [a, b] = [await make(topId), await make(topId)];
    const unit = await make(a);
    const answer = await moveUnit(house, scope, { ...(await seen(unit)), parentId: b, on: '2026-12-01' });
    const other = await renameUnit(house, scope, { ...(await seen(unit)), name: '不会发生总工会', on: '2026-12-01' });

    await withdrawUnitChange(house, scope, { unitId: unit, changeId: other.changeId });
    await applyDueUnitChanges(house, new Date('2026-11-30T15:59:59Z'));
    const before = await detail(unit);
    const made = await applyDueUnitChanges(house, new Date('2026-11-30T16:00:00Z'));

    expect(answer).toMatchObject({ planned: true, version: 1 });
    expect(before).toMatchObject({ parentId: a, planned: [{ kind: 'moved', state: 'planned' }] });
    expect(made).toEqual(1);
    expect(await detail(unit)).toMatchObject({ parentId: b, version: 2, planned: [] });
    expect(await spansOf(unit)).toMatchObject([{ toOn: '2026-12-01' }, { fromOn: '2026-12-01' }]);
    await expect(withdrawUnitChange(house, scope, { unitId: unit, changeId: answer.changeId })).rejects.toMatchObject({
      code: 'units.noSuchPlan',
    });
  });

  test('a plan that no longer fits on its day says why', async () => {
    const [unit, to] = [await make(topId), await make(topId)];
    await moveUnit(house, scope, { ...(await seen(unit)), parentId: to, on: '2026-12-05' });
    await closeUnit(house, scope, await seen(to));

    await applyDueUnitChanges(house, new Date('2026-12-06T00:00:00Z'));

    const [plan] = (await detail(unit)).planned;
    expect(plan).toMatchObject({ state: 'failed', failure: [expect.stringContaining('已不在'), expect.any(String)] });
  });
});

describe('reach', () => {
  test('an officer rearranges only within the own reach, and never the own unit', async () => {
    const [mine, other] = [await make(topId), await make(topId)];
    const child = await make(mine);
    const officer = await scopeOn(house, federationId, [{ unitId: mine }]);
    const move = async (unitId: string, parentId: string) =>
      moveUnit(house, officer, { ...(await seen(unitId)), parentId });

    await expect(move(mine, other)).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(move(child, other)).rejects.toMatchObject({ code: 'access.notAllowed' });
    await expect(
      createUnit(house, officer, { parentId: other, kind: 'primary', name: '越界工会' }),
    ).rejects.toMatchObject({
      code: 'access.notAllowed',
    });
    await expect(listUnitHistory(db, officer, other)).rejects.toMatchObject({ code: 'access.notAllowed' });
    const { items } = await listUnits(db, officer, { limit: 50, status: 'active' });
    expect(items.map(({ id }) => id).sort()).toEqual([mine, child].sort());
  });

  test('ids of another federation are not found', async () => {
    const elsewhere = await foundFederation(house, { name: '上海市总工会' });
    const unit = await make(topId);

    for (const attempt of [
      () => getUnitDetail(db, elsewhere.scope, unit),
      () => createUnit(house, elsewhere.scope, { parentId: unit, kind: 'primary', name: '外来工会' }),
      () => renameUnit(house, elsewhere.scope, { unitId: unit, version: 1, name: '改名工会' }),
      () => moveUnit(house, elsewhere.scope, { unitId: unit, version: 1, parentId: elsewhere.topId }),
      () => closeUnit(house, elsewhere.scope, { unitId: unit, version: 1 }),
      () => listUnitHistory(db, elsewhere.scope, unit),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'units.notFound', status: 404 });
    expect((await searchUnits(db, elsewhere.scope, { q: '总工会', limit: 50 })).total).toEqual(1);
  });
});
