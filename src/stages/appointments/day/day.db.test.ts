import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { readPages } from '../../../platform/pdf/text.ts';
import { listDuties } from '../../../programmes/duty/service.ts';
import { appealAbsence, decideAbsence, listMyAbsences } from '../../../registries/absences/deciding/service.ts';
import { ON, plantAppointments } from '../appointments.fixture.ts';
import { briefOf, nextStepOf } from '../show/service.ts';
import { words } from '../words.ts';

const { db } = await testDatabase();

describe('the list of a day', () => {
  test('is kept by helpers for all, by each provider for themselves, and by nobody else', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    await desk.book(await hall.worker('看病的'), 'doctor', '09:15');
    await desk.book(await hall.worker('拍照的'), 'camera', '09:00');
    const names = async (scope: typeof desk.doctor) =>
      (await desk.day(scope, { day: ON })).rows.map(({ name }) => name);
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    expect(await names(helper)).toEqual(['拍照的', '看病的']);
    expect(await names(desk.doctor)).toEqual(['看病的']);
    expect((await desk.day(desk.doctor, { provider: 'camera' })).provider).toEqual(null);
    const elsewhere = await hall.scopeOn(hall.west.id, ['sessions.check-in']);
    for (const scope of [elsewhere, (await hall.worker()).scope, await hall.named('passer-by')])
      await expect(desk.day(scope)).rejects.toMatchObject({ code: 'appointments.notKeeper' });
    await expect(desk.day(hall.visitor())).rejects.toMatchObject({ code: 'access.signInFirst' });
  });

  test('marks count who was served, and taking a mark back takes the number back', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const [a, b] = [await hall.worker('甲'), await hall.worker('乙')];
    const first = await desk.book(a);
    const second = await desk.book(b, 'doctor', '09:15');
    const mark = (appointmentId: string, move: string, scope = desk.doctor) =>
      desk.take(scope, 'mark', { appointmentId, move });
    await expect(mark(first.appointmentId, 'arrive')).rejects.toMatchObject({ code: 'appointments.wrongMove' });
    desk.until('09:01');
    await mark(first.appointmentId, 'arrive');
    await mark(first.appointmentId, 'finish');
    await expect(mark(second.appointmentId, 'miss')).rejects.toMatchObject({ code: 'appointments.wrongMove' });
    await expect(mark(second.appointmentId, 'arrive', desk.photographer)).rejects.toMatchObject({
      code: 'appointments.notKeeper',
    });
    desk.until('09:20');
    await mark(second.appointmentId, 'miss');
    expect((await hall.inbox(b.id)).at(-1)).toMatch(/^“最美劳动者 · .* 09:15”记为未到$/);
    const absent = async () => (await listMyAbsences(db, b.scope)).map(({ state }) => state);
    expect(await absent()).toEqual(['counted']);
    await mark(second.appointmentId, 'undo', { ...desk.doctor, lang: 'en' });
    expect(await absent()).toEqual(['excused']);
    const excused = async (lang: 'zh' | 'en') =>
      (await listMyAbsences(db, { ...b.scope, lang })).map(({ reason }) => reason);
    expect([await excused('zh'), await excused('en')]).toEqual([['现场已更正'], ['Set right by the staff']]);
    await mark(second.appointmentId, 'miss');
    expect(await absent()).toEqual(['counted']);
    expect(await hall.facts(desk.programmeId)).toMatchObject({ 'appointments-kept': 1, 'places-unused': 1 });
    const { counts } = await desk.day(desk.doctor);
    expect(counts).toEqual({ booked: 0, arrived: 0, done: 1, missed: 1 });
    await mark(first.appointmentId, 'undo');
    expect((await hall.facts(desk.programmeId))['appointments-kept']).toBeUndefined();
    await mark(first.appointmentId, 'finish');
    expect(await hall.facts(desk.programmeId)).toMatchObject({ 'appointments-kept': 1 });
  });

  test('of whom an officer excused, and who turns out to have come, no place counts as unused', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const who = await hall.worker('甲');
    const { appointmentId } = await desk.book(who);
    const mark = (move: string) => desk.take(desk.doctor, 'mark', { appointmentId, move });
    desk.until('09:20');
    await mark('miss');
    expect(await hall.facts(desk.programmeId)).toMatchObject({ 'places-unused': 1 });
    const [absence] = await listMyAbsences(db, who.scope);
    const absenceId = absence?.id ?? '';
    await appealAbsence(hall.house, who.scope, { absenceId, reason: '我到了，登记漏了' });
    await decideAbsence(hall.house, hall.officer, { absenceId, decision: 'excuse', reason: '医生证实' });
    await mark('undo');
    await mark('arrive');
    await mark('finish');
    const facts = await hall.facts(desk.programmeId);
    expect(facts).toMatchObject({ 'appointments-kept': 1 });
    expect(facts['places-unused']).toBeUndefined();
    expect(await listMyAbsences(db, who.scope)).toMatchObject([{ state: 'excused', reason: '医生证实' }]);
  });

  test('whoever was served is led to what came of it, not asked to book', async () => {
    const desk = await plantAppointments(db);
    const who = await desk.hall.worker();
    const { appointmentId } = await desk.book(who);
    desk.until('09:01');
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'finish' });
    const step = await desk.hall.inside(desk, nextStepOf, who.scope);
    expect(step).toMatchObject({ words: words.mine, href: 'mine', settled: true });
  });

  test('whoever was served twice stays in what follows while one of the two still stands', async () => {
    const desk = await plantAppointments(db, {
      settings: { again: true, photos: false },
      feedback: true,
    });
    const who = await desk.hall.worker();
    const served = async (clock: string) => {
      const { appointmentId } = await desk.book(who, 'doctor', clock);
      desk.until(clock);
      await desk.take(desk.doctor, 'mark', { appointmentId, move: 'finish' });
      return appointmentId;
    };
    const [first, second] = [await served('09:00'), await served('09:15')];
    const isIn = () =>
      desk.hall.inside(
        { ...desk, stageId: desk.nextId },
        ({ host }) => host.isIn({ kind: 'person', id: who.id }),
        who.scope,
      );
    expect(await isIn()).toEqual(true);
    await desk.take(desk.doctor, 'mark', { appointmentId: second, move: 'undo' });
    expect(await isIn()).toEqual(true);
    await desk.take(desk.doctor, 'mark', { appointmentId: second, move: 'miss' });
    await desk.take(desk.doctor, 'mark', { appointmentId: first, move: 'undo' });
    expect(await isIn()).toEqual(false);
  });

  test('the brief counts the people on a roster, and says apart how many came without one', async () => {
    const desk = await plantAppointments(db);
    const { appointmentId } = await desk.book(await desk.hall.worker());
    desk.until('09:16');
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'finish' });
    const slotId = await desk.slot('doctor', '09:15');
    const walked = await desk.take<{ appointmentId: string }>(desk.doctor, 'walkIn', { slotId, name: '路人' });
    await desk.take(desk.doctor, 'mark', { appointmentId: walked.appointmentId, move: 'finish' });
    const { sentences } = await desk.hall.inside(desk, briefOf);
    expect(sentences).toEqual([
      {
        zh: '现场预约服务 2 人次，名册上 1 人；另有 1 人次现场未登记。',
        figures: [
          { indicator: 'appointments-kept', value: 2 },
          { indicator: 'people-served', value: 1 },
        ],
      },
    ]);
  });

  test('is found by whoever gives the appointments, and by nobody else', async () => {
    const desk = await plantAppointments(db);
    const found = async (scope: typeof desk.doctor) =>
      (await listDuties(desk.hall.house, scope, 'appointments')).map(({ stage }) => stage.id);
    expect(await found(desk.doctor)).toEqual([desk.stageId]);
    expect(await found(desk.hall.officer)).toEqual([]);
    expect(await found(desk.hall.visitor())).toEqual([]);
  });

  test('is printed, and exported to whoever keeps it', async () => {
    const desk = await plantAppointments(db);
    await desk.book(await desk.hall.worker('看病的'));
    const { body } = await desk.look<FileAnswer>(desk.doctor, 'sheet', { day: ON, q: '' });
    const text = (await readPages(body as Buffer)).join(' ');
    for (const word of ['最美劳动者', '09:00', '看病的', '张医生']) expect(text).toContain(word);
    const list = (scope: typeof desk.doctor) =>
      desk.look<{ items: { name: string }[] }>(scope, 'appointments', { limit: 10 });
    expect((await list(desk.doctor)).items.map(({ name }) => name)).toEqual(['看病的']);
    expect((await list(desk.photographer)).items).toEqual([]);
  });
});

describe('somebody who walks in', () => {
  test('takes a slot of today with room: from the roster by a helper, by name by the provider', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    const walk = (scope: typeof desk.doctor, slotId: string, who: object) =>
      desk.take<{ appointmentId: string }>(scope, 'walkIn', { slotId, ...who });
    const slotId = await desk.slot('doctor', '09:15');
    await expect(walk(helper, slotId, { name: '路人' })).rejects.toMatchObject({ code: 'appointments.notToday' });
    desk.until('09:20');
    await expect(walk(helper, slotId, {})).rejects.toMatchObject({ code: 'appointments.whoWalksIn' });
    await expect(walk(desk.doctor, await desk.slot('camera', '09:15'), { name: '路人' })).rejects.toMatchObject({
      code: 'appointments.notKeeper',
    });
    const { appointmentId } = await walk(desk.doctor, slotId, { name: '路人' });
    await expect(walk(helper, slotId, { name: '又一人' })).rejects.toMatchObject({ code: 'appointments.slotTaken' });
    const known = await hall.worker('名册上的');
    const other = await plantAppointments(db);
    const stranger = await other.hall.worker('别处的');
    const next = await desk.slot('doctor', '09:30');
    await expect(walk(helper, next, { personId: stranger.id })).rejects.toMatchObject({
      code: 'appointments.unknownPerson',
    });
    await expect(walk(desk.doctor, next, { personId: known.id })).rejects.toMatchObject({
      code: 'appointments.unknownPerson',
    });
    await walk(helper, next, { personId: known.id });
    const { rows, found } = await desk.day(helper, { q: 'ren' });
    expect(rows.map(({ name, state, walkIn }) => [name, state, walkIn])).toEqual([
      ['路人', 'arrived', true],
      ['名册上的', 'arrived', true],
    ]);
    expect(found.every(({ name }) => name.includes('*'))).toEqual(true);
    // Entered by mistake: gone from the list, and the place is free.
    await desk.take(desk.doctor, 'mark', { appointmentId, move: 'undo' });
    expect((await desk.day(helper)).rows).toHaveLength(1);
  });

  test('was never booked: a mark taken back leads to having arrived, then off the list, and to no absence', async () => {
    const desk = await plantAppointments(db);
    const { hall } = desk;
    const helper = await hall.scopeOn(hall.top.id, ['sessions.check-in']);
    const who = await hall.worker('名册上的');
    desk.until('09:20');
    const slotId = await desk.slot('doctor', '09:15');
    const { appointmentId } = await desk.take<{ appointmentId: string }>(helper, 'walkIn', {
      slotId,
      personId: who.id,
    });
    const mark = (move: string) => desk.take(desk.doctor, 'mark', { appointmentId, move });
    const row = async () => (await desk.day(desk.doctor)).rows[0];
    await mark('finish');
    await mark('undo');
    expect(await row()).toMatchObject({ state: 'arrived', moves: ['finish', 'undo'] });
    await expect(mark('miss')).rejects.toMatchObject({ code: 'appointments.wrongMove' });
    await mark('undo');
    expect(await row()).toBeUndefined();
    expect(await listMyAbsences(db, who.scope)).toEqual([]);
    expect((await hall.facts(desk.programmeId))['appointments-kept']).toBeUndefined();
  });
});
