import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { updateStage } from '../../arrange/service.ts';
import { plantLine, tell } from './line.fixture.ts';
import { LAST_LOT } from './queries.ts';
import { findMyPlace } from './service.ts';

const { db } = await testDatabase({ connections: 6 });

const plant = (...given: Parameters<typeof plantLine> extends [Db, ...infer Rest] ? Rest : never) =>
  plantLine(db, ...given);

test('an opening that is gathered opens earlier or later for those in it once its seconds are changed', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, programmeId, stageId, ask, serve, enrolled } = await plant({ gatherSeconds: 600 }, { opensAt });
  const gather = async (gatherSeconds: number) => {
    const [stage] = await hall.stages(programmeId);
    await updateStage(hall.house, hall.officer, {
      ...{ programmeId, stageId, version: stage?.version ?? 0 },
      settings: { ...(stage?.settings as object), gatherSeconds },
    });
  };
  const who = await hall.worker();
  await tell(ask(who, 100));
  await gather(90);
  expect((await findMyPlace(hall.house, who.scope, stageId))?.params).toMatchObject({ seconds: 60 });
  await gather(120);
  hall.pass({ minutes: 1 });
  await serve();
  expect(await enrolled()).toEqual([]);
  await gather(0);
  await serve();
  expect(await enrolled()).toEqual([{ personId: who.id, state: 'admitted' }]);
});

test('an opening that is gathered is not passed by whoever another process, whose clock is ahead, has put behind it', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, ask, serve, enrolled } = await plant({ seats: 1, gatherSeconds: 60 }, { opensAt });
  const [early, late] = await hall.workers(2);
  if (!early || !late) throw new Error('two people');
  await tell(ask(early, 100));
  hall.pass({ minutes: 1 });
  expect(await tell(ask(late, 100))).toMatchObject({ code: 'programme.inLine', place: 2 });
  // The process that serves the line still has half a minute to go.
  hall.pass({ minutes: -0.5 - 0.25 });
  await serve();
  expect(await enrolled()).toEqual([]);
  hall.pass({ minutes: 1 });
  await serve();
  expect(await enrolled()).toEqual([
    { personId: early.id, state: 'admitted' },
    { personId: late.id, state: 'waiting' },
  ]);
});

test('an opening that is gathered puts who came within its seconds in order by lot, before all who come later', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, ask, standing, serve, enrolled } = await plant({ seats: 30, gatherSeconds: 60 }, { opensAt });
  const people = await hall.workers(24);
  const told = [];
  for (const who of people) told.push(await tell(ask(who, 100)));
  expect(told[0]).toEqual({ code: 'programme.gathered', seconds: 30, at: '12:00:30' });
  const order = await standing();
  expect(order.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
  // 24 drawn lots in the order of arrival happen once in 10^23.
  expect(order).not.toEqual(people.map(({ id }) => id));
  await serve();
  expect(await enrolled()).toEqual([]);
  hall.pass({ minutes: 1 });
  const late = await hall.worker('后来');
  expect(await tell(ask(late, 100))).toMatchObject({ code: 'programme.inLine', place: 25 });
  await serve();
  expect((await enrolled()).map(({ personId }) => personId)).toEqual([...order, late.id]);
});

test('an opening that is gathered lets the lot decide also for whoever pressed in its last moment', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, stageId, ask, serve, enrolled } = await plant({ seats: 1, gatherSeconds: 60 }, { opensAt });
  const [early, lastMoment] = await hall.workers(2);
  if (!early || !lastMoment) throw new Error('two people');
  await tell(ask(early, 100));
  hall.pass({ minutes: 29.6 / 60 });
  await tell(ask(lastMoment, 100));
  const lots = new Map([early, lastMoment].map(({ id }, at) => [id, 2 - at]));
  for (const [personId, lot] of lots)
    await db
      .updateTable('callLines')
      .set({ lot })
      .where('stageId', '=', stageId)
      .where('personId', '=', personId)
      .execute();
  await serve({ afterMs: 600 });
  await serve({ afterMs: 1800 });
  expect(await enrolled()).toEqual([
    { personId: lastMoment.id, state: 'admitted' },
    { personId: early.id, state: 'waiting' },
  ]);
});

test('an opening that is gathered gives a lot to who pressed before its end although their batch begins after it, and to nobody beside them', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, stageId, ask } = await plant({ seats: 1, gatherSeconds: 60 }, { opensAt });
  const [inTime, late] = await hall.workers(2);
  if (!inTime || !late) throw new Error('two people');
  hall.pass({ minutes: 29.9 / 60 });
  const asked = [tell(ask(inTime, 100))];
  hall.pass({ minutes: 0.2 / 60 });
  asked.push(tell(ask(late, 100)));
  expect(await Promise.all(asked)).toMatchObject([{ place: 1 }, { place: 2 }]);
  const lots = await db.selectFrom('callLines').select(['personId', 'lot']).where('stageId', '=', stageId).execute();
  expect(lots.map(({ personId, lot }) => [personId, lot === LAST_LOT])).toEqual(
    expect.arrayContaining([
      [inTime.id, false],
      [late.id, true],
    ]),
  );
});

test('an opening that is gathered lets nobody pass who comes just after it, although nobody stands in line yet', async () => {
  const opensAt = new Date('2026-11-20T03:59:30Z');
  const { hall, ask, serve, enrolled } = await plant({ seats: 1, gatherSeconds: 60 }, { opensAt });
  const who = await hall.worker();
  hall.pass({ minutes: 30.5 / 60 });
  expect(await tell(ask(who, 100))).toMatchObject({ code: 'programme.inLine', place: 1 });
  await serve();
  expect(await enrolled()).toEqual([{ personId: who.id, state: 'admitted' }]);
  expect(await ask(await hall.worker(), 100)).toMatchObject({ state: 'waiting' });
});
