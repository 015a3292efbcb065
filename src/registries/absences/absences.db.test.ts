import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall, type Worker } from '../../../test/programmes.ts';
import { inTransaction } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import { appealAbsence, decideAbsence, listAbsenceHistory, listAbsences, listMyAbsences } from './deciding/service.ts';
import { listCountedDays, recordAbsences } from './service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

async function plant() {
  const hall = await plantHall(db);
  const [who, other] = await hall.workers(2);
  if (!who || !other) throw new Error('two people');
  const missed = {
    stageId: newId(),
    sourceId: newId(),
    unitId: hall.east.id,
    day: '2026-11-01',
    what: '书法课 · 第一讲',
  };
  const enter = async (people: Worker[]) =>
    (
      await inTransaction(db, (trx) =>
        recordAbsences(trx, hall.officer, { missed, personIds: people.map(({ id }) => id), now: hall.house.now() }),
      )
    ).length;
  const mine = async (worker: Worker) => (await listMyAbsences(db, worker.scope))[0];
  const days = async (worker: Worker) =>
    (await inTransaction(db, (trx) => listCountedDays(trx, hall, [worker.id]))).get(worker.id) ?? [];
  return { hall, who, other, enter, mine, days };
}

describe('an absence', () => {
  test('is entered once, told to the person, and counts', async () => {
    const { hall, who, other, enter, days } = await plant();
    expect(await enter([who])).toBe(1);
    expect(await enter([who, other])).toBe(1);
    expect(await days(who)).toEqual(['2026-11-01']);
    expect(await hall.inbox(who.id)).toEqual(['“书法课 · 第一讲”记为未到']);
  });

  test('does not count while appealed, is excused or upheld with a reason, and may be appealed once', async () => {
    const { hall, who, other, enter, mine, days } = await plant();
    await enter([who, other]);
    const [first, second] = [await mine(who), await mine(other)];
    if (!first || !second) throw new Error('two absences');
    const appeal = (worker: Worker, absenceId: string) =>
      appealAbsence(hall.house, worker.scope, { absenceId, reason: '当天加班' });
    const decide = (absenceId: string, decision: 'excuse' | 'uphold') =>
      decideAbsence(hall.house, hall.officer, { absenceId, decision, reason: '已核实' });
    await expect(appeal(other, first.id)).rejects.toEqual(refusal('absences.notFound'));
    await appeal(who, first.id);
    await appeal(other, second.id);
    expect(await days(who)).toEqual([]);
    await decide(first.id, 'excuse');
    await decide(second.id, 'uphold');
    expect([await days(who), await days(other)]).toEqual([[], ['2026-11-01']]);
    await expect(appeal(other, second.id)).rejects.toEqual(refusal('absences.notAppealable'));
    await expect(decide(first.id, 'uphold')).rejects.toEqual(refusal('absences.notDecidable'));
    expect(await mine(other)).toMatchObject({
      state: 'counted',
      appeal: '当天加班',
      reason: '已核实',
      mayAppeal: false,
    });
    expect(await enter([who])).toBe(0);
    expect((await hall.inbox(who.id)).at(-1)).toBe('“书法课 · 第一讲”未到记录已撤销');
    const { items } = await listAbsenceHistory(db, hall.officer, second.id);
    expect(items.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'counted', null],
      ['counted', 'appealed', '当天加班'],
      ['appealed', 'counted', '已核实'],
    ]);
  });

  test('is listed and decided on by officers of the unit that ran it, and by nobody else', async () => {
    const { hall, who, enter, mine } = await plant();
    await enter([who]);
    const absence = await mine(who);
    if (!absence) throw new Error('an absence');
    const west = await hall.scopeOn(hall.west.id);
    const east = await hall.scopeOn(hall.east.id);
    const query = { limit: 50 };
    expect((await listAbsences(db, west, query)).items).toEqual([]);
    expect((await listAbsences(db, east, query)).items).toMatchObject([{ id: absence.id, state: 'counted' }]);
    await expect(listAbsences(db, who.scope, query)).rejects.toEqual(refusal('access.notAllowedAnywhere'));
    const decision = { absenceId: absence.id, decision: 'excuse', reason: '已核实' } as const;
    await expect(decideAbsence(hall.house, west, decision)).rejects.toEqual(refusal('absences.notFound'));
    expect(await decideAbsence(hall.house, east, decision)).toEqual({ state: 'excused' });
  });
});

test('from the roll of a session to the refusal of the next enrolment, and back after an appeal', async () => {
  const hall = await plantHall(db);
  const { stageIds, programmeId } = await hall.row([{ kind: 'enrolment' }, { kind: 'sessions' }], { title: '书法课' });
  const unused = async () => (await hall.facts(programmeId))['places-unused'] ?? 0;
  const [places = '', classes = ''] = stageIds;
  const call = (stageId: string, kind: string, name: string) => ({ kind, stageId, name });
  const [came, missed, late] = await hall.workers(3);
  if (!came || !missed || !late) throw new Error('three people');
  for (const who of [came, missed, late]) await hall.act(who.scope, call(places, 'enrolment', 'enrol'));
  const session = {
    title: '第一讲',
    venue: '二层',
    startsAt: new Date('2026-11-20T06:00:00Z'),
    endsAt: new Date('2026-11-20T08:00:00Z'),
  };
  const { id: sessionId } = (await hall.act(hall.officer, call(classes, 'sessions', 'addSession'), session)) as {
    id: string;
  };
  const add = (personIds: string[]) =>
    hall.act(hall.officer, call(classes, 'sessions', 'correct'), {
      ...{ sessionId, change: 'add', personIds, mode: 'on-site', reason: '核对' },
    });
  const close = () => hall.act(hall.officer, call(classes, 'sessions', 'closeRoll'), { sessionId });
  await expect(close()).rejects.toEqual(refusal('sessions.rollTooEarly'));
  hall.pass({ minutes: 300 });
  await add([came.id]);
  expect(await close()).toEqual({ absent: 2 });
  expect(await unused()).toBe(2);
  await add([late.id]);
  expect(await close()).toEqual({ absent: 0 });
  expect(await unused()).toBe(1);
  await hall.act(hall.officer, call(classes, 'sessions', 'correct'), {
    ...{ sessionId, change: 'withdraw', personIds: [late.id], reason: '录错' },
  });
  expect(await close()).toEqual({ absent: 1 });
  expect(await unused()).toBe(2);
  const { rows } = await sql<{ units: string[] }>`
    select array_agg(distinct unit_id) as units from facts
     where federation_id = ${hall.federationId} and indicator = 'places-unused'`.execute(db);
  expect(rows[0]?.units).toEqual([hall.eastPrimary.id]);
  await add([late.id]);
  expect(await unused()).toBe(1);
  expect((await listMyAbsences(db, late.scope)).map(({ state, reason }) => [state, reason])).toEqual([
    ['excused', '已补签到'],
  ]);
  const { id: offId } = (await hall.act(hall.officer, call(classes, 'sessions', 'addSession'), {
    ...session,
    title: '第二讲',
  })) as { id: string };
  await hall.act(hall.officer, call(classes, 'sessions', 'closeRoll'), { sessionId: offId });
  expect((await listMyAbsences(db, came.scope)).map(({ state }) => state)).toEqual(['counted']);
  await hall.act(hall.officer, call(classes, 'sessions', 'removeSession'), { sessionId: offId });
  expect((await listMyAbsences(db, came.scope)).map(({ reason }) => reason)).toEqual(['这一场已取消']);
  const next = await hall.live('enrolment', { absenceRule: { most: 0, withinMonths: 6 } });
  const enrol = (who: Worker) => hall.act(who.scope, call(next.stageId, 'enrolment', 'enrol'));
  await expect(enrol(missed)).rejects.toMatchObject({ code: 'enrolment.oftenAbsent', params: { months: 6, most: 0 } });
  for (const who of [came, late]) expect(await enrol(who)).toMatchObject({ state: 'admitted' });
  const absence = (await listMyAbsences(db, missed.scope)).find(({ state }) => state === 'counted');
  await appealAbsence(hall.house, missed.scope, { absenceId: absence?.id ?? '', reason: '路上车坏了' });
  expect(await enrol(missed)).toMatchObject({ state: 'admitted' });
});
