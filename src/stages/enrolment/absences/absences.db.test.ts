import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall, type Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { appealAbsence, listMyAbsences } from '../../../registries/absences/deciding/service.ts';
import { recordAbsences } from '../../../registries/absences/service.ts';
import type { ClaimView } from '../allotment/contract.ts';
import { nextStepOf } from '../show/service.ts';

const { db } = await testDatabase();

interface Mine {
  id: string;
  state: string;
  position: number | null;
  putLast: [string, string] | null;
}

const closesAt = new Date('2026-11-22T04:00:00Z');
const absenceRule = { most: 0, withinMonths: 6, effect: 'last' };

/** An enrolment that closes in two days and puts whoever was absent last; one worker who was, and others. */
async function plant(settings: object, window: { closesAt?: Date } = { closesAt }) {
  const hall = await plantHall(db);
  const { programmeId, stageId } = await hall.live('enrolment', { absenceRule, ...settings }, window);
  const call = (name: string) => ({ kind: 'enrolment', stageId, name });
  const absent = await hall.worker('上次没来');
  const missed = { stageId: newId(), sourceId: newId(), unitId: hall.east.id, day: '2026-11-01', what: '书法课' };
  await inTransaction(db, (trx) =>
    recordAbsences(trx, hall.officer, { missed, personIds: [absent.id], now: hall.house.now() }),
  );
  return {
    hall,
    absent,
    call,
    stageId,
    enrol: (who: Worker) => hall.act(who.scope, call('enrol')) as Promise<Mine>,
    mine: (who: Worker) => hall.look(who.scope, call('mine')) as Promise<Mine>,
    cancel: (who: Worker) => hall.act(who.scope, call('cancel')),
    tick: () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId)),
    appeal: async () => {
      const [absence] = await listMyAbsences(db, absent.scope);
      await appealAbsence(hall.house, absent.scope, { absenceId: absence?.id ?? '', reason: '路上车坏了' });
    },
    whys: async (who: Worker) =>
      (await hall.inside({ programmeId, stageId }, (context) => nextStepOf(context), who.scope))?.whys,
  };
}

describe('first come, first served, whoever was absent', () => {
  test('waits while others get what is free, stands behind those who come later, and has what is left at the closing', async () => {
    const { hall, absent, enrol, mine, cancel, tick, whys } = await plant({ seats: 3 });
    expect(await whys(absent)).toContainEqual({
      ok: true,
      words: [expect.stringContaining('申诉'), expect.anything()],
    });
    expect(await enrol(absent)).toMatchObject({
      ...{ state: 'waiting', position: 1 },
      putLast: [expect.stringContaining('报名截止后还有名额就轮到您'), expect.stringContaining('appeal')],
    });
    const [a, b, c, d] = await hall.workers(4);
    if (!a || !b || !c || !d) throw new Error('four people');
    for (const who of [a, b, c]) expect(await enrol(who)).toMatchObject({ state: 'admitted', putLast: null });
    expect(await enrol(d)).toMatchObject({ state: 'waiting', position: 1 });
    expect(await mine(absent)).toMatchObject({ position: 2 });
    // Asking again tells the same as the page.
    expect(await enrol(absent)).toEqual(await mine(absent));
    await cancel(a);
    expect([await mine(d), await mine(absent)]).toMatchObject([{ state: 'admitted' }, { state: 'waiting' }]);
    await cancel(b);
    await tick();
    expect(await mine(absent)).toMatchObject({ state: 'waiting', position: 1 });
    hall.pass({ days: 3 });
    await tick();
    expect(await mine(absent)).toMatchObject({ state: 'admitted' });
  });

  test('has their turn back within a minute once an appeal is under way', async () => {
    const { hall, absent, enrol, mine, tick, appeal } = await plant({ seats: 2 });
    await enrol(absent);
    await enrol(await hall.worker());
    await appeal();
    await tick();
    expect(await mine(absent)).toMatchObject({ state: 'admitted' });
  });

  test('waits also where there is no waiting list for others, and in every request of one moment', async () => {
    const { hall, absent, call, mine } = await plant({ seats: 2, waitingList: false });
    const [a, b, c] = await hall.workers(3);
    if (!a || !b || !c) throw new Error('three people');
    const personIds = [absent, a, b].map(({ id }) => id);
    await hall.act(hall.officer, call('enrolOther'), { personIds });
    expect(await Promise.all([absent, a, b].map(async (who) => (await mine(who)).state))).toEqual([
      'waiting',
      'admitted',
      'admitted',
    ]);
    await expect(hall.act(c.scope, call('enrol'))).rejects.toMatchObject({ code: 'enrolment.full' });
  });

  test('takes nobody’s place in a waiting list that has a limit', async () => {
    const { hall, absent, enrol } = await plant({ seats: 1, waitingLimit: 1 });
    const [a, b, c] = await hall.workers(3);
    if (!a || !b || !c) throw new Error('three people');
    const states = [];
    for (const who of [absent, a, b]) {
      const { state, position } = await enrol(who);
      states.push([state, position]);
    }
    expect(states).toEqual([
      ['waiting', 1],
      ['admitted', null],
      ['waiting', 1],
    ]);
    await expect(enrol(c)).rejects.toMatchObject({ code: 'enrolment.waitingFull' });
  });

  test('is told the place that the page tells, and so are others, also where they no longer wait whatever is free', async () => {
    const { hall, absent, enrol, mine } = await plant({ seats: 1 }, {});
    hall.pass({ days: 12 });
    const [a, b] = await hall.workers(2);
    if (!a || !b) throw new Error('two people');
    await enrol(a);
    for (const who of [absent, b]) expect(await enrol(who)).toEqual(await mine(who));
    expect([await mine(b), await mine(absent)]).toMatchObject([
      { position: 1, putLast: null },
      { position: 2, putLast: [expect.stringContaining('排在没有这种情况的人之后'), expect.anything()] },
    ]);
    expect(await enrol(absent)).toEqual(await mine(absent));
  });

  test('waits until the programme begins where enrolment never closes', async () => {
    const { hall, absent, enrol, mine, tick } = await plant({ seats: 2 }, {});
    expect(await enrol(absent)).toMatchObject({
      state: 'waiting',
      putLast: [expect.stringContaining('活动开始时还有名额'), expect.stringContaining('once the programme begins')],
    });
    await tick();
    expect(await mine(absent)).toMatchObject({ state: 'waiting' });
    hall.pass({ days: 12 });
    await tick();
    expect(await mine(absent)).toMatchObject({ state: 'admitted' });
  });
});

test('in a draw they come after everybody else, whatever the lot, and read why on their page', async () => {
  const { hall, absent, call, enrol } = await plant({ admit: 'draw', seats: 8 });
  const others = await hall.workers(8);
  for (const who of [absent, ...others]) expect(await enrol(who)).toMatchObject({ state: 'applied' });
  hall.pass({ days: 3 });
  const { digest } = (await hall.look(hall.officer, call('allotment'))) as { digest: string };
  await hall.act(hall.officer, call('allot'), { digest });
  const claim = (await hall.look(absent.scope, call('claim'))) as ClaimView;
  expect(claim).toMatchObject({ place: 9, of: 9, served: false });
  expect(claim.gates).toEqual([
    { ok: true, words: [expect.stringContaining('排在没有这种情况的人之后'), expect.anything()] },
  ]);
});

test('by priority they come after everybody else, whatever their points; an appeal gives their place back', async () => {
  const { hall, absent, call, enrol, appeal } = await plant({ admit: 'priority', seats: 1 });
  const other = await hall.worker();
  const { id } = await enrol(absent);
  await enrol(other);
  await hall.act(hall.officer, call('addPoints'), { enrolmentId: id, points: 50, reason: '一线职工' });
  const first = async () => {
    const { items } = (await hall.look(hall.officer, call('applicants'), { limit: 10 })) as {
      items: { place: number; id: string }[];
    };
    return items.find(({ place }) => place === 1)?.id === id;
  };
  expect(await first()).toBe(false);
  await appeal();
  expect(await first()).toBe(true);
});

test('among requests to approve they get places after the others', async () => {
  const { hall, absent, call, enrol, mine, whys } = await plant({ admit: 'approval', seats: 1 });
  expect(await whys(absent)).toContainEqual({
    ...{ ok: true, words: [expect.stringContaining('排在没有这种情况的人之后'), expect.anything()] },
  });
  const other = await hall.worker();
  const enrolmentIds = [await enrol(absent), await enrol(other)].map(({ id }) => id);
  await hall.act(hall.officer, call('approve'), { enrolmentIds });
  expect([await mine(absent), await mine(other)]).toMatchObject([{ state: 'waiting' }, { state: 'admitted' }]);
});
