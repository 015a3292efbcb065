import { describe, expect, test } from 'vitest';
import { plantUnit } from '../../../../test/access.ts';
import { testDatabase } from '../../../../test/database.ts';
import type { Hall } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import type { Scope } from '../../../people/access/rules.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { listTasks } from '../../../programmes/overview/tasks/service.ts';
import { plantEnrolment } from '../enrolment.fixture.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

/** Twelve places, eight of them the east's; its officer, and two primary unions below. */
async function plant(given: object = {}) {
  const planted = await plantEnrolment(db, { seats: 12, ...given });
  const { hall, stageId, arrange } = planted;
  await arrange({ quotas: [{ unitId: hall.east.id, places: 8 }] });
  const other = await plantUnit(db, hall.federationId, hall.east);
  const east = await hall.scopeOn(hall.east.id);
  const call = (name: string) => ({ kind: 'enrolment', stageId, name });
  const give = (scope: Scope, fromUnitId: string, rows: [string, number][]): Promise<{ changed: number }> =>
    hall.act(scope, call('giveQuota'), { fromUnitId, rows: rows.map(([unitId, places]) => ({ unitId, places })) });
  const table = async (scope: Scope) => {
    const { items } = (await hall.look(scope, call('quotas'), { limit: 100 })) as {
      items: { id: string; granted: number; givenOn: number; taken: number; left: number }[];
    };
    return Object.fromEntries(
      items.map(({ id, granted, givenOn, taken, left }) => [id, [granted, givenOn, taken, left]]),
    );
  };
  const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  return { ...planted, other, east, call, give, table, tick };
}

describe('giving quotas down', () => {
  test('the officer of the unit that has them gives them on, and each union fills its own', async () => {
    const { hall, other, east, enrol, give, table, books } = await plant({ waitingList: false });
    const { eastPrimary } = hall;
    expect(
      await give(east, hall.east.id, [
        [eastPrimary.id, 3],
        [other.id, 1],
      ]),
    ).toEqual({ changed: 2 });
    const people = await hall.workers(4, { unitId: eastPrimary.id });
    const states = await Promise.allSettled(people.map((who) => enrol(who)));
    expect(states.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(await table(east)).toEqual({
      [hall.east.id]: [8, 4, 0, 4],
      [eastPrimary.id]: [3, 0, 3, 0],
      [other.id]: [1, 0, 0, 1],
    });
    const primary = await hall.scopeOn(eastPrimary.id);
    expect(Object.keys(await table(primary))).toEqual([eastPrimary.id]);
    expect(await table(people[0]?.scope as Scope)).toEqual({});
    expect(await books()).toMatchObject({ taken: 3 });
  });

  test('nobody gives for another unit, to one elsewhere, more than is left, or takes back what is in use', async () => {
    const { hall, other, east, enrol, give } = await plant();
    const { eastPrimary, westPrimary, west } = hall;
    const outsider = await hall.scopeOn(west.id);
    await expect(give(outsider, hall.east.id, [[eastPrimary.id, 1]])).rejects.toEqual(refusal('access.notAllowed'));
    await expect(give(east, hall.east.id, [[westPrimary.id, 1]])).rejects.toEqual(refusal('quotas.notBelow'));
    await expect(
      give(east, hall.east.id, [
        [eastPrimary.id, 5],
        [other.id, 4],
      ]),
    ).rejects.toMatchObject({
      code: 'quotas.short',
      params: { left: 8, asked: 9 },
    });
    await expect(give(east, eastPrimary.id, [[other.id, 1]])).rejects.toEqual(refusal('quotas.noneToGive'));
    await give(east, hall.east.id, [[eastPrimary.id, 2]]);
    await enrol(await hall.worker());
    await expect(give(east, hall.east.id, [[eastPrimary.id, 0]])).rejects.toMatchObject({
      code: 'quotas.inUse',
      params: { inUse: 1, places: 0 },
    });
    await give(east, hall.east.id, [[eastPrimary.id, 1]]);
    const { hall: elsewhere, east: stranger } = await plant();
    await expect(give(stranger, hall.east.id, [[elsewhere.eastPrimary.id, 1]])).rejects.toEqual(
      refusal('programme.unknownStage'),
    );
  });

  test('whoever waits moves up when their union is given places, and the settings keep what was given on', async () => {
    const { hall, east, enrol, give, look, arrange, call } = await plant();
    const { eastPrimary } = hall;
    await give(east, hall.east.id, [[eastPrimary.id, 1]]);
    const [first, second] = await hall.workers(2);
    if (!first || !second) throw new Error('two people');
    await enrol(first);
    expect((await enrol(second)).state).toBe('waiting');
    await give(east, hall.east.id, [[eastPrimary.id, 2]]);
    expect(await look(second, 'mine')).toMatchObject({ state: 'admitted' });
    await expect(arrange({ quotas: [{ unitId: hall.east.id, places: 1 }] })).rejects.toEqual(
      refusal('enrolment.quotaBelowTaken'),
    );
    await expect(
      arrange({
        quotas: [
          { unitId: hall.east.id, places: 8 },
          { unitId: eastPrimary.id, places: 4 },
        ],
      }),
    ).rejects.toEqual(refusal('quotas.givenBelow'));
    await arrange({ quotas: [{ unitId: hall.east.id, places: 9 }] });
    const { items } = (await hall.look(hall.officer, call('quotas'), { limit: 100 })) as { items: { left: number }[] };
    expect(items.map(({ left }) => left)).toEqual([7, 0]);
    const record = (await hall.look(east, call('quotaChanges'))) as { items: { kind: string; places: number }[] };
    expect(record.items.map(({ kind, places }) => [kind, places])).toEqual([
      ['given', 1],
      ['given', 1],
    ]);
  });
});

describe('a sheet of quotas', () => {
  const base64 = (rows: (string | number)[][]) =>
    Buffer.from(['单位,名额', ...rows.map((row) => row.join(','))].join('\n')).toString('base64');

  test('gives by name, all of it or nothing, and says which rows are wrong', async () => {
    const { hall, other, east, call, table } = await plant();
    const nameOf = async (id: string) =>
      (await db.selectFrom('units').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
    const bring = async (rows: (string | number)[][]) =>
      hall.act(east, call('importQuotas'), { fromUnitId: hall.east.id, sheet: base64(rows) });
    await db.updateTable('units').set({ name: '东一工会' }).where('id', '=', hall.eastPrimary.id).execute();
    await db.updateTable('units').set({ name: '东二工会' }).where('id', '=', other.id).execute();
    const names = [await nameOf(hall.eastPrimary.id), await nameOf(other.id)];
    await expect(
      bring([
        [names[0] ?? '', 2],
        ['没有的工会', 1],
        [names[1] ?? '', '三'],
      ]),
    ).rejects.toMatchObject({
      code: 'quotas.sheetRows',
      params: { count: 2 },
    });
    expect(await table(east)).toEqual({ [hall.east.id]: [8, 0, 0, 8] });
    expect(
      await bring([
        [names[0] ?? '', 2],
        [names[1] ?? '', 1],
      ]),
    ).toEqual({ changed: 2 });
    expect(await table(east)).toMatchObject({ [hall.east.id]: [8, 3, 0, 5] });
    await expect(
      hall.act(east, call('importQuotas'), {
        fromUnitId: hall.east.id,
        sheet: Buffer.from('a,b\n1,2').toString('base64'),
      }),
    ).rejects.toEqual(refusal('quotas.sheetWithoutColumns'));
  });
});

/** Places of quotas that nobody had taken, as the figures have them. */
async function unusedByUnit({ federationId }: Hall): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('facts')
    .select(['unitId', 'amount'])
    .where('federationId', '=', federationId)
    .where('indicator', '=', 'quotas-unused')
    .execute();
  return Object.fromEntries(rows.map(({ unitId, amount }) => [unitId, amount]));
}

describe('clawing back', () => {
  const clawBackOn = '2026-11-25T00:00:00Z';

  test('holders are reminded three days before; then what is left is everyone’s, and who waits moves up in their order', async () => {
    const { hall, east, enrol, give, books, tick, call, arrange } = await plant({ clawBackOn, clawBackTo: 'everyone' });
    const { eastPrimary, westPrimary } = hall;
    await give(east, hall.east.id, [[eastPrimary.id, 3]]);
    const officer = await hall.worker('干部');
    await db
      .updateTable('accounts')
      .set({ personId: officer.id })
      .where('id', '=', (east.actor as { id: string }).id)
      .execute();
    for (const who of await hall.workers(2)) await enrol(who);
    for (const who of await hall.workers(7, { unitId: westPrimary.id })) await enrol(who);
    expect(await books()).toMatchObject({ taken: 6, waiting: 3 });
    await tick();
    hall.pass({ days: 3 });
    await tick();
    await tick();
    expect(await books()).toMatchObject({ taken: 6, waiting: 3 });
    hall.pass({ days: 2 });
    await tick();
    expect(await books()).toMatchObject({ taken: 9, waiting: 0, quotas: [] });
    expect(await unusedByUnit(hall)).toEqual({ [hall.east.id]: 5, [eastPrimary.id]: 1 });
    expect((await hall.look(east, call('quotaChanges'))) as object).toMatchObject({
      items: [
        { kind: 'clawed-back', places: expect.any(Number), to: null, by: null },
        { kind: 'clawed-back', to: null },
        { kind: 'given' },
      ],
    });
    await expect(give(east, hall.east.id, [[eastPrimary.id, 1]])).rejects.toEqual(refusal('quotas.clawedBack'));
    await expect(arrange({ quotas: [] })).rejects.toEqual(refusal('quotas.clawedBack'));
    await arrange({ seats: 13 });
  });

  test('every officer of a union that holds places has it among their tasks, also with an account of no person', async () => {
    const { hall, east, enrol, give, tick, programmeId, stageId } = await plant({ clawBackOn, clawBackTo: 'everyone' });
    const { eastPrimary, westPrimary } = hall;
    await give(east, hall.east.id, [[eastPrimary.id, 3]]);
    const [who] = await hall.workers(1);
    if (who) await enrol(who);
    const [own, elsewhere] = [await hall.scopeOn(eastPrimary.id), await hall.scopeOn(westPrimary.id)];
    const tasks = (scope: Scope) => listTasks(hall.house, scope);
    expect(await tasks(own)).toEqual([]);
    hall.pass({ days: 3 });
    await tick();
    expect(await tasks(own)).toMatchObject([
      {
        words: [
          expect.stringMatching(/还有 2 个名额没有用，11月25日 周三 08:00 收回/),
          expect.stringContaining('2 places'),
        ],
        ...{ count: 2, programmeId, href: `/console/programmes/${programmeId}?stage=${stageId}` },
      },
    ]);
    expect((await tasks(east)).map(({ count }) => count)).toEqual([7]);
    expect(await tasks(elsewhere)).toEqual([]);
    hall.pass({ days: 2 });
    await tick();
    expect(await tasks(own)).toEqual([]);
  });

  test('to the giver: the district has back what its unions left, with those who have places from it', async () => {
    const { hall, other, east, enrol, give, books, tick, table, cancel } = await plant({
      clawBackOn,
      clawBackTo: 'giver',
    });
    await give(east, hall.east.id, [
      [hall.eastPrimary.id, 1],
      [other.id, 7],
    ]);
    const people = await hall.workers(3);
    for (const who of people) await enrol(who);
    expect(await books()).toMatchObject({ taken: 1, waiting: 2 });
    hall.pass({ days: 6 });
    await tick();
    expect(await table(east)).toEqual({ [hall.east.id]: [8, 0, 3, 5] });
    if (people[0]) await cancel(people[0]);
    expect(await books()).toMatchObject({ taken: 2, waiting: 0 });
  });

  test('to everyone asks for a limit of places', async () => {
    const { arrange } = await plant({ clawBackOn, clawBackTo: 'everyone' });
    await expect(arrange({ seats: null })).rejects.toEqual(refusal('quotas.needsSeats'));
  });
});
