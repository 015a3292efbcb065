import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { systemScope } from '../../../people/access/mint/service.ts';
import { runDueStages } from '../../../programmes/due/service.ts';
import { plantAppointments } from '../appointments.fixture.ts';

const { db } = await testDatabase();
const SECRET = '血压 168/102，建议做心电图';
const TO = '试点区医院心内科';

async function noted() {
  const desk = await plantAppointments(db);
  const who = await desk.hall.worker('王小明');
  const { appointmentId } = await desk.book(who);
  await desk.take(desk.doctor, 'note', { appointmentId, words: SECRET });
  await desk.take(desk.doctor, 'refer', { appointmentId, to: TO, words: '血压偏高' });
  return { desk, who, appointmentId };
}

describe('a private note', () => {
  test('is opened by its author and the person, each look on record, and by nobody else', async () => {
    const { desk, who, appointmentId } = await noted();
    const { hall } = desk;
    for (const scope of [desk.doctor, who.scope]) {
      const { notes } = await desk.notes(scope, appointmentId);
      expect(notes.map(({ kind, to, words }) => [kind, to, words])).toEqual([
        ['note', '', SECRET],
        ['referral', TO, '血压偏高'],
      ]);
    }
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    const other = await hall.worker();
    for (const scope of [hall.officer, helper, other.scope, hall.visitor()])
      await expect(desk.notes(scope, appointmentId)).rejects.toMatchObject({
        code: expect.stringMatching(/appointments\.notYours|access\.signInFirst/),
      });
    await expect(desk.notes(desk.photographer, appointmentId)).rejects.toMatchObject({ code: 'appointments.notYours' });
    const audit = await desk.audit();
    expect(audit.filter(({ action }) => action === 'appointments.read-notes').map(({ detail }) => detail)).toEqual([
      { as: 'author', notes: 2 },
      { as: 'person', notes: 2 },
    ]);
  });

  test('says nothing in any row, any audit entry, or any list of officers', async () => {
    const { desk, appointmentId } = await noted();
    const { hall } = desk;
    const rows = await db
      .selectFrom('appointmentNotes')
      .selectAll()
      .where('appointmentId', '=', appointmentId)
      .execute();
    const messages = await db
      .selectFrom('messages')
      .selectAll()
      .where('federationId', '=', hall.federationId)
      .execute();
    const jobs = JSON.stringify(hall.house.jobs);
    const said = JSON.stringify([
      rows.map(({ sealed, ...row }) => ({ ...row, sealed: sealed?.length })),
      ...[await desk.audit(), messages, jobs],
      await desk.visit(hall.officer, appointmentId),
      await desk.look(hall.officer, 'appointments', { limit: 10 }),
    ]);
    for (const word of [SECRET, '168/102', TO, '心内科', '血压']) {
      expect(said).not.toContain(word);
      expect(rows.some(({ sealed }) => sealed?.includes(Buffer.from(word)))).toEqual(false);
    }
    expect(await hall.facts(desk.programmeId)).toMatchObject({ referrals: 1 });
    expect((await desk.visit(hall.officer, appointmentId)).notes).toEqual(0);
  });

  test('of somebody who was referred looks like any other to whoever keeps the lists and reads the trail', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    const seen = async (name: 'note' | 'refer') => {
      const { appointmentId } = await desk.book(
        await hall.worker('王小明'),
        'doctor',
        name === 'note' ? '09:00' : '09:15',
      );
      const about = { appointmentId, words: SECRET, ...(name === 'refer' ? { to: TO } : {}) };
      await desk.take(desk.doctor, name, about);
      const rows = [];
      for (const scope of [hall.officer, helper, desk.doctor]) {
        const { items } = await desk.look<{ items: { id: string; startsAt: Date; endsAt: Date }[] }>(
          ...([scope, 'appointments', { limit: 10 }] as const),
        );
        const found = items.find(({ id }) => id === appointmentId);
        rows.push({ ...found, id: '', startsAt: '', endsAt: '' });
      }
      const trail = (await desk.audit()).filter(({ detail }) => JSON.stringify(detail).includes(appointmentId));
      return { rows, trail: trail.map(({ action }) => action) };
    };
    expect(await seen('refer')).toEqual(await seen('note'));
    expect(await hall.facts(desk.programmeId)).toMatchObject({ referrals: 1 });
  });

  test('does not open in another row', async () => {
    const { desk, who, appointmentId } = await noted();
    const [first, second] = await db
      .selectFrom('appointmentNotes')
      .select(['id', 'sealed'])
      .where('appointmentId', '=', appointmentId)
      .execute();
    await db
      .updateTable('appointmentNotes')
      .set({ sealed: first?.sealed })
      .where('id', '=', second?.id ?? '')
      .execute();
    await expect(desk.notes(who.scope, appointmentId)).rejects.toThrow();
  });

  test('is written by the provider alone, about somebody who can read it, where notes are on', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const { appointmentId } = await desk.book(await hall.worker());
    const note = (scope: typeof desk.doctor, id = appointmentId) =>
      desk.take(scope, 'note', { appointmentId: id, words: SECRET });
    for (const scope of [hall.officer, desk.photographer, (await hall.worker()).scope])
      await expect(note(scope)).rejects.toMatchObject({ code: 'appointments.notProvider' });
    desk.until('09:16');
    const slotId = await desk.slot('doctor', '09:15');
    const walked = await desk.take<{ appointmentId: string }>(desk.doctor, 'walkIn', { slotId, name: '路人' });
    await expect(note(desk.doctor, walked.appointmentId)).rejects.toMatchObject({ code: 'appointments.nobodyToRead' });
    const off = await plantAppointments(db, { settings: { notes: false } });
    const booked = await off.book(await off.hall.worker());
    await expect(
      off.take(off.doctor, 'note', { appointmentId: booked.appointmentId, words: SECRET }),
    ).rejects.toMatchObject({ code: 'appointments.notesOff' });
  });
});

test('what notes say and names typed at the door are deleted after their days, whatever became of the programme', async () => {
  const { desk, who, appointmentId } = await noted();
  const { hall } = desk;
  const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  desk.until('09:16');
  const slotId = await desk.slot('doctor', '09:15');
  await desk.take(desk.doctor, 'walkIn', { slotId, name: '路人甲' });
  const names = async () => (await desk.day(desk.doctor)).rows.map(({ name }) => name);
  hall.pass({ days: 89 });
  await tick();
  expect(await names()).toEqual(['王小明', '路人甲']);
  expect((await desk.notes(who.scope, appointmentId)).eraseDays).toBe(90);
  await hall.move(desk.programmeId, 'close');

  hall.pass({ days: 2 });
  await tick();
  expect(await tick()).toBe(0);
  const erasedAt = hall.house.now();
  const { notes } = await desk.notes(who.scope, appointmentId);
  expect(notes.map(({ kind, to, words, author, erasedAt: at }) => [kind, to, words, author, at])).toEqual([
    ['note', '', '', '', erasedAt],
    ['referral', '', '', '', erasedAt],
  ]);
  const rows = await db
    .selectFrom('appointmentNotes')
    .select('sealed')
    .where('appointmentId', '=', appointmentId)
    .execute();
  expect(rows).toEqual([{ sealed: null }, { sealed: null }]);
  expect(await names()).toEqual(['王小明', '（姓名已删除）']);
  expect(await hall.facts(desk.programmeId)).toMatchObject({ referrals: 1 });
  const erasures = (await desk.audit()).filter(({ action }) => action === 'appointments.erase');
  expect(erasures.map(({ detail }) => detail)).toEqual([{ notes: 2, names: 1, photos: 0 }]);
});

test('a note of much later is kept for its own days', async () => {
  const { desk, who, appointmentId } = await noted();
  const { hall } = desk;
  const tick = () => runDueStages(hall.house, (federationId) => systemScope(hall.house, federationId));
  desk.until('10:00');
  hall.pass({ days: 100 });
  await tick();
  await desk.take(desk.doctor, 'note', { appointmentId, words: '复诊正常' });
  await tick();
  const words = async () => (await desk.notes(who.scope, appointmentId)).notes.map((each) => each.words);
  expect(await words()).toEqual(['', '', '复诊正常']);
  hall.pass({ days: 91 });
  await tick();
  expect(await words()).toEqual(['', '', '']);
});
