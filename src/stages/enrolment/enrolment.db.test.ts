import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import { newId } from '../../platform/ids.ts';
import { plantEnrolment } from './enrolment.fixture.ts';
import { nextStepOf } from './show/service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

describe('refused with a sentence', () => {
  test('before it opens, after it closed, and once the programme has ended', async () => {
    const hall = await plantHall(db);
    const { programmeId, stageId } = await hall.live(
      'enrolment',
      {},
      {
        opensAt: new Date('2026-11-21T00:00:00Z'),
        closesAt: new Date('2026-11-25T00:00:00Z'),
      },
    );
    const who = await hall.worker();
    const enrol = () => hall.act(who.scope, { kind: 'enrolment', stageId, name: 'enrol' });
    await expect(enrol()).rejects.toEqual(refusal('programme.notOpenYet'));
    hall.pass({ days: 1 });
    await enrol();
    hall.pass({ days: 5 });
    const late = await hall.worker();
    await expect(hall.act(late.scope, { kind: 'enrolment', stageId, name: 'enrol' })).rejects.toMatchObject({
      code: 'programme.windowOver',
      words: ['已于 11月25日 周三 08:00 截止。', 'This closed at Wed 25 Nov 08:00.'],
    });
    await hall.move(programmeId, 'close');
    await expect(enrol()).rejects.toEqual(refusal('programme.notLive'));
  });

  test('after it closed even a full one invites nobody to its waiting list: the button says only that it is closed', async () => {
    const hall = await plantHall(db);
    const at = await hall.live('enrolment', { seats: 1 }, { closesAt: new Date('2026-11-25T00:00:00Z') });
    const holder = await hall.worker();
    await hall.act(holder.scope, { kind: 'enrolment', stageId: at.stageId, name: 'enrol' });
    hall.pass({ days: 5 });
    const stepFor = (scope: Scope) => hall.inside(at, nextStepOf, scope);
    const closed = ['报名已于 11月25日 周三 08:00 截止', 'Enrolment closed Wed 25 Nov 08:00'];
    const said = { words: closed, whys: [{ ok: false, words: closed }], over: {} };
    expect([await stepFor(hall.visitor()), await stepFor((await hall.worker()).scope)]).toEqual([said, said]);
    expect(await stepFor(holder.scope)).toMatchObject({ words: ['我的报名', 'My enrolment'], href: 'enrol' });
  });

  test('inside the notice period a place cannot be given back', async () => {
    const { hall, enrol, cancel } = await plantEnrolment(db, { cancelUntilHours: 12 });
    const who = await hall.worker();
    await enrol(who);
    hall.pass({ days: 11 });
    await expect(cancel(who)).rejects.toEqual(refusal('enrolment.tooLateToCancel'));
  });

  test('a visitor, an officer without a person, a worker of another federation, and who is not of the audience', async () => {
    const { hall, stageId, programmeId } = await plantEnrolment(db);
    const call = { kind: 'enrolment', stageId, name: 'enrol' };
    const stranger = await (await plantHall(db)).worker();
    await expect(hall.act(hall.visitor(), call)).rejects.toEqual(refusal('access.signInFirst'));
    await expect(hall.act(hall.officer, call)).rejects.toEqual(refusal('access.notAPerson'));
    await expect(hall.act(stranger.scope, call)).rejects.toEqual(refusal('programme.unknownStage'));
    await db
      .updateTable('programmes')
      .set({ audience: JSON.stringify({ workerKinds: ['courier'] }) })
      .where('id', '=', programmeId)
      .execute();
    const courier = await hall.worker('快递员', { workerKinds: ['courier'] });
    await hall.act(courier.scope, call);
    await expect(hall.act((await hall.worker()).scope, call)).rejects.toMatchObject({
      code: 'programme.notForYou',
      params: { whys: '限快递员' },
    });
  });

  test('ids of another federation find nothing, and nothing is half done', async () => {
    const { hall, manage, enrol, books } = await plantEnrolment(db, { seats: 3 });
    const stranger = await (await plantHall(db)).worker();
    const own = await hall.worker();
    await expect(manage('enrolOther', { personIds: [own.id, stranger.id], answers: {} })).rejects.toEqual(
      refusal('enrolment.unknownPersons'),
    );
    const elsewhere = await plantEnrolment(db);
    const { id } = await elsewhere.enrol(await elsewhere.hall.worker());
    expect(await manage('remove', { enrolmentIds: [id], reason: '错' })).toEqual({ changed: 0 });
    expect(await books()).toMatchObject({ taken: 0, rows: [] });
    await enrol(own);
  });

  test('an officer enrols no member beyond reach, and keeps no answers that nobody asked for', async () => {
    const hall = await plantHall(db);
    const questions = [{ key: 'size', label: '尺码', kind: 'oneOf', options: ['M', 'L'] }];
    const { stageId } = await hall.live('enrolment', { questions });
    const call = { kind: 'enrolment', stageId, name: 'enrolOther' };
    const [inside, outside] = [await hall.worker(), await hall.worker('外人', { unitId: hall.westPrimary.id })];
    const alone = await hall.worker('无会籍', { unitId: null });
    const officer = await hall.scopeOn(hall.east.id);
    const both = {
      ...officer,
      grants: [...officer.grants, ...hall.officer.grants.map((grant) => ({ ...grant, allows: ['programmes.manage'] }))],
    } as typeof officer;
    const enrolOther = (ids: string[], answers: object = {}) => hall.act(both, call, { personIds: ids, answers });
    await expect(enrolOther([inside.id, outside.id])).rejects.toEqual(refusal('enrolment.unknownPersons'));
    await expect(enrolOther([inside.id], { size: 'XXL' })).rejects.toEqual(refusal('enrolment.answersMissing'));
    await enrolOther([inside.id, alone.id], { size: 'M', admin: true });
    await hall.act(outside.scope, { ...call, name: 'enrol' });
    expect(await enrolOther([outside.id])).toMatchObject({ outcomes: [{ state: 'admitted' }] });
    const kept = await db.selectFrom('enrolments').select('answers').where('stageId', '=', stageId).execute();
    expect(kept.map((row) => row.answers)).toEqual([{ size: 'M' }, { size: 'M' }, {}]);
  });

  test('one declined stands under the quotas as they are when approved after all', async () => {
    const { hall, enrol, manage, arrange, books } = await plantEnrolment(db, { admit: 'approval', seats: 2 });
    const [first, second] = [await hall.worker(), await hall.worker()];
    const asked = [await enrol(first), await enrol(second)];
    await manage('decline', { enrolmentIds: asked.map(({ id }) => id) });
    await arrange({ quotas: [{ unitId: hall.east.id, places: 1 }] });
    await manage('approve', { enrolmentIds: asked.map(({ id }) => id) });
    expect((await books()).rows.map(({ state }) => state)).toEqual(['admitted', 'waiting']);
  });

  test('a stage that is fed takes only who was handed in', async () => {
    const { hall, stageId, programmeId } = await plantEnrolment(db);
    const feeding = newId();
    await db
      .insertInto('stages')
      .values({
        federationId: hall.federationId,
        id: feeding,
        programmeId,
        kind: 'enrolment',
        key: 'first',
        position: 0,
        title: '初选',
        titleEn: 'First',
        settings: '{}',
      })
      .execute();
    await db.updateTable('stages').set({ takesFrom: feeding }).where('id', '=', stageId).execute();
    const [inside, outside] = await hall.workers(2);
    if (!inside || !outside) throw new Error('two people');
    await db
      .insertInto('stageSubjects')
      .values({
        federationId: hall.federationId,
        stageId,
        subjectKind: 'person',
        subjectId: inside.id,
        fromStageId: feeding,
        handedAt: hall.house.now(),
      })
      .execute();
    const call = { kind: 'enrolment', stageId, name: 'enrol' };
    expect(await hall.act(inside.scope, call)).toMatchObject({ state: 'admitted' });
    await expect(hall.act(outside.scope, call)).rejects.toEqual(refusal('enrolment.notHandedIn'));
  });
});

describe('approval', () => {
  test('requests are approved in their order, the rest wait, and a declined one may be approved later', async () => {
    const { hall, enrol, manage, books, cancel } = await plantEnrolment(db, { seats: 2, admit: 'approval' });
    const people = await hall.workers(4);
    const ids = [];
    for (const who of people) ids.push((await enrol(who)).id);
    expect((await manage('approve', { enrolmentIds: [...ids].reverse().slice(0, 3) })).changed).toBe(3);
    const states = async () => (await books()).rows.map((row) => row.state);
    expect(await states()).toEqual(['requested', 'admitted', 'admitted', 'waiting']);
    await manage('decline', { enrolmentIds: ids, reason: '名额有限' });
    expect(await states()).toEqual(['declined', 'admitted', 'admitted', 'declined']);
    const [first, second] = people;
    if (!first || !second) throw new Error('four people');
    await cancel(second);
    await manage('approve', { enrolmentIds: ids });
    expect(await states()).toEqual(['admitted', 'cancelled', 'admitted', 'waiting']);
    expect(await hall.inbox(first.id)).toEqual(['“职工活动 · 报名”未通过', '“职工活动 · 报名”已通过']);
    expect(await books()).toMatchObject({ taken: 2, waiting: 1 });
  });
});

test('enrolling on behalf takes the same person once, also one who had given the place back', async () => {
  const { hall, enrol, cancel, manage, books } = await plantEnrolment(db, { seats: 2 });
  const [who, other] = await hall.workers(2);
  if (!who || !other) throw new Error('two people');
  await enrol(who);
  await cancel(who);
  const { outcomes } = await manage('enrolOther', { personIds: [who.id, who.id, other.id, other.id], answers: {} });
  expect(outcomes.map((outcome) => outcome.state)).toEqual(Array(4).fill('admitted'));
  expect(await books()).toMatchObject({ taken: 2 });
});
