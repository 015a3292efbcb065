import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { Worker } from '../../../../test/programmes.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';

const { db } = await testDatabase({ connections: 8 });

/** A doctor's hours from nine to ten, and a choir's rehearsal at the same time, in which nobody has a place who is elsewhere. */
async function plant({ settings = {}, starts = '09:00', ends = '10:00' } = {}) {
  const desk = await plantAppointments(db);
  const { hall } = desk;
  const { programmeId, stageIds } = await hall.row([{ kind: 'enrolment', settings: { noClash: true, ...settings } }], {
    title: '合唱排练',
    startsAt: new Date(`${ON}T${starts}:00+08:00`),
    endsAt: new Date(`${ON}T${ends}:00+08:00`),
  });
  const call = (name: string) => ({ kind: 'enrolment', stageId: stageIds[0] ?? '', name });
  return {
    desk,
    hall,
    programmeId,
    enrol: (who: Worker) => hall.act(who.scope, call('enrol'), {}),
    giveBack: (who: Worker) => hall.act(who.scope, call('cancel')),
    cancel: (who: Worker, appointmentId: string) => desk.take(who.scope, 'cancel', { appointmentId }),
    stateOf: async (who: Worker) => ((await hall.look(who.scope, call('mine'))) as { state: string }).state,
    tick: () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId)),
  };
}

test('whoever booked a time gets no place at that time, by the name of what stands against it, until the time is given back', async () => {
  const { desk, hall, enrol, cancel } = await plant();
  const who = await hall.worker();
  const { appointmentId } = await desk.book(who);
  await expect(enrol(who)).rejects.toMatchObject({
    code: 'enrolment.booked',
    words: [expect.stringContaining('“最美劳动者”'), expect.stringContaining('“最美劳动者”')],
  });
  await cancel(who, appointmentId);
  await expect(enrol(who)).resolves.toMatchObject({ state: 'admitted' });
});

test('whoever has a place books no time beside it, moves none into it and walks into none', async () => {
  const { desk, hall, enrol, giveBack } = await plant({ ends: '09:30' });
  const who = await hall.worker();
  await enrol(who);
  await expect(desk.book(who, 'doctor', '09:15')).rejects.toMatchObject({
    code: 'appointments.placeElsewhere',
    words: [expect.stringContaining('“合唱排练”'), expect.stringContaining('“合唱排练”')],
  });
  const { appointmentId } = await desk.book(who, 'doctor', '09:30');
  const slotId = await desk.slot('doctor', '09:15');
  await expect(desk.take(who.scope, 'move', { appointmentId, slotId })).rejects.toMatchObject({
    code: 'appointments.placeElsewhere',
  });
  await giveBack(who);
  await expect(desk.take(who.scope, 'move', { appointmentId, slotId })).resolves.toBeDefined();
  await expect(enrol(who)).rejects.toMatchObject({ code: 'enrolment.booked' });
  desk.until('09:00');
  const other = await hall.worker();
  await enrol(other);
  const free = await desk.slot('doctor', '09:00');
  await expect(desk.take(hall.officer, 'walkIn', { slotId: free, personId: other.id })).rejects.toMatchObject({
    code: 'appointments.busyThen',
  });
  await giveBack(other);
  await expect(desk.take(hall.officer, 'walkIn', { slotId: free, personId: other.id })).resolves.toBeDefined();
});

test('an officer who calls times off, and a cancelled programme, let go of what was held', async () => {
  const first = await plant();
  const who = await first.hall.worker();
  await first.desk.book(who);
  const slotIds = [await first.desk.slot('doctor', '09:00')];
  await first.desk.take(first.hall.officer, 'callOff', { slotIds, reason: '医生临时有事' });
  await expect(first.enrol(who)).resolves.toMatchObject({ state: 'admitted' });
  await expect(first.desk.book(who, 'doctor', '09:15')).rejects.toMatchObject({ code: 'appointments.placeElsewhere' });
  await first.hall.move(first.programmeId, 'cancel', '暴雨');
  await expect(first.desk.book(who, 'doctor', '09:15')).resolves.toBeDefined();
});

test('times booked in a programme that is closed early keep nobody from a place; opened again, they do again', async () => {
  const { desk, hall, enrol, giveBack } = await plant();
  const [who, other] = await hall.workers(2);
  if (!who || !other) throw new Error('two people');
  await desk.book(who);
  await desk.book(other, 'doctor', '09:15');
  await hall.move(desk.programmeId, 'close');
  await expect(enrol(who)).resolves.toMatchObject({ state: 'admitted' });
  await hall.move(desk.programmeId, 'reopen', '误点了结束');
  await expect(enrol(other)).rejects.toMatchObject({ code: 'enrolment.booked' });
  // Who got a place meanwhile keeps both.
  await giveBack(who);
  expect(await desk.mine(who)).toMatchObject({ appointments: [{ state: 'booked' }] });
});

test('a time in a programme lies within the place that its person has in the same programme', async () => {
  const { hall } = await plantAppointments(db);
  const { stageIds } = await hall.row(
    [
      { kind: 'enrolment', settings: { noClash: true } },
      { kind: 'appointments', settings: { providers: [{ key: 'law', name: '王律师' }] } },
    ],
    { startsAt: new Date(`${ON}T08:00:00+08:00`), endsAt: new Date(`${ON}T18:00:00+08:00`) },
  );
  const [places = '', stageId = ''] = stageIds;
  const call = (name: string) => ({ kind: 'appointments', stageId, name });
  await hall.act(hall.officer, call('addHours'), { fromOn: ON, untilOn: ON, starts: '14:00', ends: '15:00' });
  const { items } = (await hall.look(hall.officer, call('slots'), { limit: 10 })) as { items: { id: string }[] };
  const who = await hall.worker();
  await hall.act(who.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });
  await expect(hall.act(who.scope, call('book'), { slotId: items[0]?.id })).resolves.toBeDefined();
});

test('of those who press for both in the same moment each gets one', async () => {
  const { desk, hall, enrol } = await plant();
  await desk.take(hall.officer, 'setCapacity', { slotIds: [await desk.slot('doctor', '09:00')], capacity: 20 });
  const people = await hall.workers(12);
  const slotId = await desk.slot('doctor', '09:00');
  const got = await Promise.all(
    people.map(async (who) => {
      const both = await Promise.allSettled([desk.take(who.scope, 'book', { slotId }), enrol(who)]);
      return both.map((each) => (each.status === 'fulfilled' ? 'got' : each.reason.code)).sort();
    }),
  );
  for (const each of got) {
    expect(each.filter((one) => one === 'got')).toHaveLength(1);
    expect(['enrolment.booked', 'appointments.placeElsewhere']).toContain(each.find((one) => one !== 'got'));
  }
});

test('whoever was passed over for a booked time moves up soon after they give it back, where there is room', async () => {
  const { desk, hall, enrol, giveBack, cancel, stateOf, tick } = await plant({ settings: { seats: 1 } });
  const [holder, who] = await hall.workers(2);
  if (!holder || !who) throw new Error('two people');
  for (const each of [holder, who]) await enrol(each);
  const { appointmentId } = await desk.book(who);
  await giveBack(holder);
  await tick();
  expect(await stateOf(who)).toBe('waiting');
  await cancel(who, appointmentId);
  await tick();
  expect(await stateOf(who)).toBe('admitted');
  expect(await hall.inbox(who.id)).toContain('“合唱排练 · 报名”候补成功');
});
