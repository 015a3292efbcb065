import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { updateStage } from '../../../programmes/arrange/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';
import { listToRemind } from '../reminders/service.ts';

const { db, pool } = await testDatabase();

test('hours make slots once, for whom they name, and refuse what holds none', async () => {
  const desk = await plantAppointments(db);
  expect(await desk.hours()).toEqual({ added: 0, skipped: 8 });
  expect(await desk.hours({ providers: ['doctor'], starts: '08:30', ends: '09:30' })).toEqual({ added: 2, skipped: 2 });
  const refused = (more: object, code: string) => expect(desk.hours(more)).rejects.toMatchObject({ code });
  await refused({ providers: ['nurse'] }, 'appointments.unknownProvider');
  await refused({ ends: '08:00' }, 'appointments.noTime');
  await refused({ untilOn: '2036-12-02' }, 'appointments.tooMany');
  const empty = await desk.hall.live('appointments');
  await expect(
    desk.hall.act(
      desk.hall.officer,
      { kind: 'appointments', stageId: empty.stageId, name: 'addHours' },
      { fromOn: ON, untilOn: ON, starts: '09:00', ends: '10:00' },
    ),
  ).rejects.toMatchObject({ code: 'appointments.noProviders' });
});

test('calling off cancels, tells those people why, and gives nothing out', async () => {
  const desk = await plantAppointments(db);
  const who = await desk.hall.worker();
  await desk.book(who);
  const slotId = await desk.slot('doctor', '09:00');
  const { cancelled } = await desk.take<{ cancelled: number }>(desk.hall.officer, 'callOff', {
    ...{ slotIds: [slotId], reason: '医生出诊' },
  });
  expect(cancelled).toEqual(1);
  expect((await desk.hall.inbox(who.id)).at(-1)).toContain('的预约取消了');
  await expect(desk.book(who)).rejects.toMatchObject({ code: 'appointments.slotClosed' });
  await desk.book(who, 'doctor', '09:15');
});

test('what is called off is given to no walk-in, what is closed is kept for them, until it is opened again', async () => {
  const desk = await plantAppointments(db);
  const { officer } = desk.hall;
  await desk.book(await desk.hall.worker());
  const off = await desk.slot('doctor', '09:00');
  const closed = await desk.slot('doctor', '09:15');
  await desk.take(officer, 'callOff', { slotIds: [off], reason: '医生生病' });
  await desk.take(officer, 'closeSlots', { slotIds: [closed] });
  const { items } = await desk.look<{ items: { id: string; state: string }[] }>(officer, 'slots', {
    ...{ provider: 'doctor', state: 'off', limit: 9 },
  });
  expect(items.map(({ id }) => id)).toEqual([off]);
  desk.until('09:01');
  const free = async () => (await desk.day(desk.doctor)).free.map(({ id }) => id);
  expect(await free()).not.toContain(off);
  expect(await free()).toContain(closed);
  const walk = (slotId: string) => desk.take(desk.doctor, 'walkIn', { slotId, name: '路人' });
  await expect(walk(off)).rejects.toMatchObject({ code: 'appointments.slotClosed' });
  await walk(closed);
  await desk.take(officer, 'openSlots', { slotIds: [off] });
  expect(await free()).toContain(off);
});

test('calling off leaves whoever arrived and times that are over', async () => {
  const desk = await plantAppointments(db);
  const people = await desk.hall.workers(3);
  const clocks = ['09:00', '09:15', '09:30'];
  for (const [at, who] of people.entries()) await desk.book(who, 'doctor', clocks[at]);
  const slotIds = await Promise.all(clocks.map((clock) => desk.slot('doctor', clock)));
  desk.until('09:16');
  const { rows } = await desk.day(desk.doctor);
  await desk.take(desk.doctor, 'mark', { appointmentId: rows[1]?.id, move: 'arrive' });
  expect(await desk.take(desk.hall.officer, 'callOff', { slotIds, reason: '医生急诊' })).toEqual({
    cancelled: 1,
    left: 2,
  });
  expect((await desk.day(desk.doctor)).rows.map(({ state }) => state)).toEqual(['booked', 'arrived']);
});

test('whoever moves out of a slot in the moment in which it is called off keeps the new time', async () => {
  const desk = await plantAppointments(db);
  const who = await desk.hall.worker();
  const { appointmentId } = await desk.book(who);
  const [from, to] = await Promise.all([desk.slot('doctor', '09:00'), desk.slot('doctor', '09:30')]);
  const mover = await pool.connect();
  await mover.query('begin');
  await mover.query(
    `update appointments held set slot_id = slot.id, starts_at = slot.starts_at, ends_at = slot.ends_at
       from appointment_slots slot where slot.id = $1 and held.id = $2`,
    [to, appointmentId],
  );
  const calledOff = desk.take(desk.hall.officer, 'callOff', { slotIds: [from], reason: '医生出诊' });
  const waits = async () => {
    const { rows } = await pool.query('select 1 from pg_locks where not granted');
    return rows.length;
  };
  await expect.poll(waits).toBeGreaterThan(0);
  await mover.query('commit');
  mover.release();
  expect(await calledOff).toMatchObject({ cancelled: 0 });
  expect((await desk.mine(who)).appointments).toMatchObject([{ id: appointmentId, state: 'booked' }]);
  expect((await desk.hall.inbox(who.id)).at(-1)).not.toContain('取消');
});

test('a slot is not made smaller than what is taken, nor removed under somebody', async () => {
  const desk = await plantAppointments(db);
  const slotId = await desk.slot('doctor', '09:00');
  await desk.take(desk.hall.officer, 'setCapacity', { slotIds: [slotId], capacity: 2 });
  await desk.book(await desk.hall.worker());
  await desk.book(await desk.hall.worker());
  await expect(desk.take(desk.hall.officer, 'setCapacity', { slotIds: [slotId], capacity: 1 })).rejects.toMatchObject({
    code: 'appointments.fewerThanTaken',
  });
  await expect(desk.take(desk.hall.officer, 'removeSlots', { slotIds: [slotId] })).rejects.toMatchObject({
    code: 'appointments.slotUsed',
  });
  const free = await desk.slot('doctor', '09:45');
  expect(await desk.take(desk.hall.officer, 'removeSlots', { slotIds: [free] })).toEqual({ changed: 1 });
});

test('settings name accounts that are there, tell providers apart, and keep whoever is booked', async () => {
  const desk = await plantAppointments(db);
  await desk.book(await desk.hall.worker());
  const [stage] = await desk.hall.stages(desk.programmeId);
  const arrange = (providers: object[]) =>
    updateStage(desk.hall.house, desk.hall.officer, {
      ...{ programmeId: desk.programmeId, stageId: desk.stageId, version: stage?.version ?? 0 },
      settings: { ...(stage?.settings as object), providers },
    });
  const doctor = { key: 'doctor', name: '张医生' };
  await expect(arrange([{ key: 'camera', name: '李' }])).rejects.toMatchObject({ code: 'appointments.stillBooked' });
  await expect(arrange([doctor, doctor])).rejects.toMatchObject({ code: 'appointments.sameKeys' });
  const nobody = ['nobody-at-all', 'nor-this'].map((username, at) => ({ key: `n${at}`, name: '某人', username }));
  await expect(arrange([doctor, ...nobody])).rejects.toMatchObject({
    code: 'appointments.unknownAccount',
    words: [expect.stringContaining('nobody-at-all、nor-this'), expect.stringContaining('nobody-at-all, nor-this')],
  });
  await arrange([doctor]);
  // An account that the settings lost keeps nothing.
  await expect(desk.day(desk.photographer)).rejects.toMatchObject({ code: 'appointments.notKeeper' });
});

test('whoever was only ever cancelled on leaves the settings; what was kept or is held stays, and the sentence says so', async () => {
  const desk = await plantAppointments(db);
  const { hall } = desk;
  const who = await hall.worker();
  const arrange = async (providers: object[]) => {
    const [stage] = await hall.stages(desk.programmeId);
    await updateStage(hall.house, hall.officer, {
      ...{ programmeId: desk.programmeId, stageId: desk.stageId, version: stage?.version ?? 0 },
      settings: { ...(stage?.settings as object), providers },
    });
  };
  const camera = { key: 'camera', name: '李摄影', nameEn: 'Li' };
  const slotId = await desk.slot('doctor', '09:00');
  const { appointmentId } = await desk.book(who);
  await expect(arrange([camera])).rejects.toMatchObject({ code: 'appointments.stillBooked' });
  await expect(desk.take(hall.officer, 'removeSlots', { slotIds: [slotId] })).rejects.toMatchObject({
    code: 'appointments.slotUsed',
  });
  await desk.take(who.scope, 'cancel', { appointmentId });
  await expect(desk.take(hall.officer, 'removeSlots', { slotIds: [slotId] })).rejects.toMatchObject({
    code: 'appointments.slotUsed',
  });
  await arrange([camera]);
  // Nothing of the doctor's is offered any more, and the doctor's account keeps no list.
  expect((await desk.times(who.scope)).slots.map(({ provider }) => provider.key)).not.toContain('doctor');
  await desk.take(hall.officer, 'openSlots', { slotIds: [slotId] });
  await expect(desk.take(who.scope, 'book', { slotId })).rejects.toMatchObject({ code: 'appointments.noSlot' });
  expect((await desk.times(who.scope)).slots.map(({ provider }) => provider.key)).not.toContain('doctor');
  await expect(desk.day(desk.doctor)).rejects.toMatchObject({ code: 'appointments.notKeeper' });
  // Somebody who was served keeps the name of who served them.
  const kept = await desk.book(who, 'camera', '09:15');
  desk.until('09:20');
  await desk.take(hall.officer, 'mark', { appointmentId: kept.appointmentId, move: 'finish' });
  await expect(arrange([])).rejects.toMatchObject({ code: 'appointments.stillServed' });
});

test('people are reminded the day before, once, not at night, and not of what they cancelled', async () => {
  const desk = await plantAppointments(db);
  const { hall } = desk;
  const [comes, cancels] = [await hall.worker(), await hall.worker()];
  await desk.book(comes);
  const { appointmentId } = await desk.book(cancels, 'doctor', '09:15');
  await desk.take(cancels.scope, 'cancel', { appointmentId });
  const run = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  const told = async () => (await hall.inbox(comes.id)).filter((title) => title.startsWith('明天有预约'));
  desk.until('00:00');
  hall.pass({ minutes: -16 * 60 });
  await run();
  expect(await told()).toEqual([]);
  hall.pass({ minutes: 90 });
  await run();
  await run();
  expect(await told()).toEqual(['明天有预约：最美劳动者']);
  expect((await hall.inbox(cancels.id)).some((title) => title.startsWith('明天'))).toEqual(false);
});

test('whoever nobody could remind the day before is reminded on the day; nobody at night, nor right after booking', async () => {
  const desk = await plantAppointments(db);
  const { hall } = desk;
  const [early, late] = [await hall.worker(), await hall.worker()];
  const run = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  const told = async ({ id }: { id: string }) =>
    (await hall.inbox(id)).filter((title) => /^(明天|今天)有预约/.test(title));
  await desk.book(early, 'doctor', '09:45');
  // The evening before, somebody else books; the server was down until then, and it is too late for messages.
  desk.until('00:00');
  hall.pass({ minutes: -10 });
  await desk.book(late, 'doctor', '09:30');
  await run();
  expect([await told(early), await told(late)]).toEqual([[], []]);
  desk.until('07:10');
  await run();
  await run();
  expect([await told(early), await told(late)]).toEqual([['今天有预约：最美劳动者'], []]);
});

test('a stage that reminds nobody is not woken for it', async () => {
  const desk = await plantAppointments(db, { settings: { remind: false } });
  await desk.book(await desk.hall.worker());
  desk.until('00:00');
  const woken = await listToRemind(db, desk.hall.house.now());
  expect(woken.map(({ stageId }) => stageId)).not.toContain(desk.stageId);
});
