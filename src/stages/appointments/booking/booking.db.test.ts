import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { connect } from '../../../platform/db/connect.ts';
import { takeAction } from '../../../programmes/calls/service.ts';
import { listMine } from '../../../programmes/visit/service.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';
import { giveBack } from './service.ts';

const { db, url } = await testDatabase();
const clock = (time: string) => new Date(`${ON}T${time}:00+08:00`);

describe('booking', () => {
  test('takes a free time, which nobody else is offered any more', async () => {
    const desk = await plantAppointments(db);
    const [first, second] = [await desk.hall.worker('先到'), await desk.hall.worker('后到')];
    const { appointmentId } = await desk.book(first);
    const { slots, days } = await desk.times(second.scope, { provider: 'doctor' });
    expect(slots.map(({ startsAt }) => startsAt)).toEqual([clock('09:15'), clock('09:30'), clock('09:45')]);
    expect(days).toEqual([{ day: ON, free: 3 }]);
    await expect(desk.book(second)).rejects.toMatchObject({ code: 'appointments.slotTaken' });
    expect((await desk.mine(first)).appointments).toMatchObject([
      { id: appointmentId, state: 'booked', mayMove: true, mayCancel: true, startsAt: clock('09:00') },
    ]);
    expect(await desk.hall.inbox(first.id)).toEqual(['已预约：最美劳动者']);
  });

  test('stands on “my page” and in the calendar until it is given back', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who);
    const mine = async () =>
      (await listMine(desk.hall.house, who.scope)).flatMap(({ standings }) =>
        standings.map(({ standing }) => standing),
      );
    expect(await mine()).toMatchObject([
      { tone: 'good', events: [{ startsAt: clock('09:00'), endsAt: clock('09:15'), place: '一号桌' }] },
    ]);
    await desk.take(who.scope, 'cancel', { appointmentId });
    expect(await mine()).toEqual([]);
  });

  test('a time that can no longer be moved is offered no other; hours that nobody entered are told apart from full ones', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who, 'doctor', '09:30');
    const at = () => desk.times(who.scope, { moving: appointmentId });
    expect((await at()).moving).toMatchObject({ id: appointmentId });
    desk.until('08:00');
    const { moving, whys, hasHours } = await at();
    expect([moving, whys.every(({ ok }) => ok), hasHours]).toEqual([null, false, true]);
    const { stageId } = await desk.hall.live('appointments', { providers: [{ key: 'law', name: '王律师' }] });
    const call = { kind: 'appointments', stageId, name: 'times' };
    expect(await desk.hall.look(who.scope, call)).toMatchObject({ day: null, hasHours: false });
  });

  test('what the house itself says of a time given back is said in the reader’s language', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who);
    await desk.hall.inside(desk, (context) => giveBack(context as never, [who.id]));
    const english = { ...desk.hall.officer, lang: 'en' as const };
    const { items } = await desk.look<{ items: { reason: string }[] }>(english, 'appointments', { limit: 10 });
    expect(items.map(({ reason }) => reason)).toEqual(['Left the stage before']);
    const { history } = await desk.visit(english, appointmentId);
    expect(history.map(({ reason }) => reason)).toEqual(['', 'Left the stage before']);
  });

  test('one at a time here; again only where the stage allows it, once served', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who);
    await expect(desk.book(who, 'camera', '09:30')).rejects.toMatchObject({ code: 'appointments.alreadyBooked' });
    desk.until('09:05');
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'finish' });
    await expect(desk.book(who, 'camera', '09:30')).rejects.toMatchObject({ code: 'appointments.servedAlready' });

    const open = await plantAppointments(db, { settings: { again: true } });
    const other = await open.hall.worker();
    const first = await open.book(other);
    open.until('09:05');
    await open.take(open.doctor, 'mark', { appointmentId: first.appointmentId, move: 'finish' });
    await expect(open.book(other, 'camera', '09:30')).resolves.toBeDefined();
  });

  test('a time that nobody marked holds its person, who reads whom to ask; helpers read it of somebody else', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    await desk.hours({ fromOn: '2026-12-03', untilOn: '2026-12-03' });
    const who = await hall.worker();
    const { appointmentId } = await desk.book(who);
    const { items } = await desk.look<{ items: { id: string }[] }>(hall.officer, 'slots', {
      ...{ provider: 'doctor', day: '2026-12-03', limit: 10 },
    });
    const slotId = items[0]?.id ?? '';
    const book = () => desk.take(who.scope, 'book', { slotId });
    await expect(book()).rejects.toMatchObject({ code: 'appointments.alreadyBooked' });
    desk.until('10:00');
    await expect(book()).rejects.toMatchObject({ code: 'appointments.notMarkedYet' });
    expect((await desk.times(who.scope)).whys.at(-1)).toMatchObject({
      ok: false,
      words: [expect.stringContaining('登记'), expect.stringContaining('mark it')],
    });
    hall.pass({ days: 1, minutes: -60 });
    await expect(desk.take(hall.officer, 'walkIn', { slotId, personId: who.id })).rejects.toMatchObject({
      code: 'appointments.theyBooked',
    });
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'finish' });
    await expect(desk.take(hall.officer, 'walkIn', { slotId, personId: who.id })).rejects.toMatchObject({
      code: 'appointments.theyServed',
    });
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'undo' });
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'miss' });
    await expect(desk.take(hall.officer, 'walkIn', { slotId, personId: who.id })).resolves.toBeDefined();
  });

  test('nobody is in two places at once, whatever programme asks', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    await desk.book(who);
    const { stageId } = await desk.hall.live('appointments', { providers: [{ key: 'law', name: '王律师' }] });
    const call = (name: string) => ({ kind: 'appointments', stageId, name });
    const hours = { fromOn: ON, untilOn: ON, starts: '09:00', ends: '10:00', minutes: 20 };
    await desk.hall.act(desk.hall.officer, call('addHours'), hours);
    const { items } = (await desk.hall.look(desk.hall.officer, call('slots'), { limit: 10 })) as {
      items: { id: string }[];
    };
    await expect(desk.hall.act(who.scope, call('book'), { slotId: items[0]?.id })).rejects.toMatchObject({
      code: 'appointments.atOnce',
      words: [expect.stringContaining('最美劳动者'), expect.any(String)],
    });
    await expect(desk.hall.act(who.scope, call('book'), { slotId: items[1]?.id })).resolves.toBeDefined();
  });

  test('a time in a programme that was cancelled holds nobody back elsewhere', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who);
    const { stageId } = await desk.hall.live('appointments', { providers: [{ key: 'law', name: '王律师' }] });
    const call = (name: string) => ({ kind: 'appointments', stageId, name });
    const hours = { fromOn: ON, untilOn: ON, starts: '09:00', ends: '09:30', minutes: 30 };
    await desk.hall.act(desk.hall.officer, call('addHours'), hours);
    const { slots } = (await desk.hall.look(who.scope, call('times'))) as { slots: { id: string }[] };
    const book = () => desk.hall.act(who.scope, call('book'), { slotId: slots[0]?.id });
    await expect(book()).rejects.toMatchObject({ code: 'appointments.atOnce' });
    await desk.hall.move(desk.programmeId, 'cancel', '暴雨');
    await book();
    expect((await desk.visit(desk.hall.officer, appointmentId)).row.state).toEqual('cancelled');
  });

  test('is refused for a slot that is over, closed, of another stage, or of another federation', async () => {
    const desk = await plantAppointments(db);
    const other = await plantAppointments(db);
    const who = await desk.hall.worker();
    const slotId = await desk.slot('doctor', '09:00');
    await desk.take(desk.hall.officer, 'closeSlots', { slotIds: [slotId] });
    await expect(desk.book(who)).rejects.toMatchObject({ code: 'appointments.slotClosed' });
    await desk.take(desk.hall.officer, 'openSlots', { slotIds: [slotId] });
    await expect(desk.take(who.scope, 'book', { slotId: await other.slot('doctor', '09:00') })).rejects.toMatchObject({
      code: 'appointments.noSlot',
    });
    desk.until('09:00');
    await expect(desk.book(who)).rejects.toMatchObject({ code: 'appointments.slotOver' });
  });

  test('where a stage feeds it, is for those who came through that one, and given back with it', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const { stageIds } = await hall.row([
      { kind: 'enrolment' },
      { kind: 'appointments', settings: { providers: [{ key: 'law', name: '王律师' }] } },
    ]);
    const [places = '', stageId = ''] = stageIds;
    const call = (name: string) => ({ kind: 'appointments', stageId, name });
    await hall.act(hall.officer, call('addHours'), { fromOn: ON, untilOn: ON, starts: '14:00', ends: '15:00' });
    const { items } = (await hall.look(hall.officer, call('slots'), { limit: 10 })) as { items: { id: string }[] };
    const who = await hall.worker();
    const slotId = items[0]?.id;
    await expect(hall.act(who.scope, call('book'), { slotId })).rejects.toMatchObject({
      code: 'appointments.notHandedIn',
    });
    await hall.act(who.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });
    await hall.act(who.scope, call('book'), { slotId });
    await hall.act(who.scope, { kind: 'enrolment', stageId: places, name: 'cancel' });
    const { slots } = (await hall.look(hall.visitor(), call('times'))) as { slots: { id: string }[] };
    expect(slots.map(({ id }) => id)).toContain(slotId);
  });
});

describe('of many who press at the same moment', () => {
  test('as many get a slot as it has places, from two servers at once', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const slotId = await desk.slot('doctor', '09:30');
    await desk.take(hall.officer, 'setCapacity', { slotIds: [slotId], capacity: 3 });
    const second = connect(url, { connections: 8 });
    const houses = [hall.house, { ...hall.house, db: second.db }];
    const workers = await hall.workers(24);
    const outcomes = await Promise.allSettled(
      workers.map((worker, at) =>
        takeAction(houses[at % 2] ?? hall.house, worker.scope, {
          ...{ kind: 'appointments', stageId: desk.stageId, name: 'book' },
          input: { slotId },
        }),
      ),
    );
    await second.pool.end();
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(new Set(refused)).toEqual(new Set(['appointments.slotTaken']));
    const rows = await db.selectFrom('appointments').select('seat').where('slotId', '=', slotId).execute();
    expect(rows.map(({ seat }) => seat).sort()).toEqual([1, 2, 3]);
  });

  test('one person who presses everywhere holds one time', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const clocks = ['09:00', '09:15', '09:30', '09:45'];
    const slotIds = await Promise.all(
      ['doctor', 'camera'].flatMap((provider) => clocks.map((time) => desk.slot(provider, time))),
    );
    const second = connect(url, { connections: 8 });
    const houses = [desk.hall.house, { ...desk.hall.house, db: second.db }];
    const outcomes = await Promise.allSettled(
      slotIds.map((slotId, at) =>
        takeAction(houses[at % 2] ?? desk.hall.house, who.scope, {
          ...{ kind: 'appointments', stageId: desk.stageId, name: 'book' },
          input: { slotId },
        }),
      ),
    );
    await second.pool.end();
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    for (const code of codes)
      expect(['appointments.alreadyBooked', 'appointments.atOnce', 'appointments.bookedMeanwhile']).toContain(code);
  });

  test('two who swap their times with one another do not end in one seat', async () => {
    const desk = await plantAppointments(db);
    const [a, b] = [await desk.hall.worker('甲'), await desk.hall.worker('乙')];
    const first = await desk.book(a, 'doctor', '09:00');
    const second = await desk.book(b, 'doctor', '09:15');
    const [at0, at15] = [await desk.slot('doctor', '09:00'), await desk.slot('doctor', '09:15')];
    const outcomes = await Promise.allSettled([
      desk.take(a.scope, 'move', { appointmentId: first.appointmentId, slotId: at15 }),
      desk.take(b.scope, 'move', { appointmentId: second.appointmentId, slotId: at0 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const rows = await db.selectFrom('appointments').select('slotId').where('stageId', '=', desk.stageId).execute();
    expect(new Set(rows.map(({ slotId }) => slotId)).size).toEqual(2);
  });
});

describe('moving and cancelling', () => {
  test('moving frees the old time at once, up to the deadline; cancelling up to the beginning', async () => {
    const desk = await plantAppointments(db);
    const [who, other] = [await desk.hall.worker(), await desk.hall.worker()];
    const { appointmentId } = await desk.book(who);
    await desk.take(who.scope, 'move', { appointmentId, slotId: await desk.slot('camera', '09:45') });
    await desk.book(other);
    desk.until('08:00');
    await expect(
      desk.take(who.scope, 'move', { appointmentId, slotId: await desk.slot('doctor', '09:30') }),
    ).rejects.toMatchObject({ code: 'appointments.tooLateToMove' });
    await desk.take(who.scope, 'cancel', { appointmentId });
    const third = await desk.hall.worker();
    await expect(desk.book(third, 'camera', '09:45')).resolves.toBeDefined();
    await expect(desk.take(who.scope, 'cancel', { appointmentId })).rejects.toMatchObject({
      code: 'appointments.notAhead',
    });
  });

  test('somebody else’s appointment is not there', async () => {
    const desk = await plantAppointments(db);
    const [who, other] = [await desk.hall.worker(), await desk.hall.worker()];
    const { appointmentId } = await desk.book(who);
    for (const name of ['cancel', 'move'])
      await expect(
        desk.take(other.scope, name, { appointmentId, slotId: await desk.slot('doctor', '09:30') }),
      ).rejects.toMatchObject({ code: 'appointments.noAppointment' });
  });
});
