import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { plantHall } from '../../test/programmes.ts';
import { newId } from '../platform/ids.ts';
import { addStage, orderStages, removeStage, updateStage } from './arrange/service.ts';
import { startDue } from './life/service.ts';
import { describeProgramme, listChanges, listProgrammes } from './overview/service.ts';
import { listTasks } from './overview/tasks/service.ts';
import { createProgramme, getVisible, updateProgramme } from './service.ts';
import { listPublic, visitProgramme } from './visit/service.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const manager = ['programmes.read', 'programmes.manage'] as const;
const page = { limit: 50 };

test('a cover is a public picture, so that no private file is shown by naming it', async () => {
  const hall = await plantHall(db);
  const programmeId = await hall.draft('workshop', { unitId: hall.eastPrimary.id });
  const own = await hall.scopeOn(hall.eastPrimary.id, [...manager]);
  const cover = async (coverFileId: string | null) =>
    updateProgramme(hall.house, own, { programmeId, version: await hall.versionOf(programmeId), coverFileId });
  const wrong = [
    newId(),
    await hall.file({ unitId: hall.west.id }),
    await hall.file({ by: own }),
    await hall.file({ visibility: 'public', kind: 'document' }),
    await (await plantHall(db)).file({ visibility: 'public' }),
  ];
  for (const id of wrong)
    await expect(cover(id)).rejects.toMatchObject({ code: 'request.invalid', fields: [{ path: 'coverFileId' }] });
  await cover(await hall.file({ visibility: 'public' }));
  await cover(null);
});

describe('approval by the superior', () => {
  async function plantAsking() {
    const hall = await plantHall(db, { settings: { approval: ['primary'] } });
    const programmeId = await hall.draft('workshop', { unitId: hall.eastPrimary.id });
    const own = await hall.scopeOn(hall.eastPrimary.id, [...manager, 'programmes.approve']);
    const superior = await hall.scopeOn(hall.east.id, ['programmes.read', 'programmes.approve']);
    const aside = await hall.scopeOn(hall.west.id, ['programmes.read', 'programmes.approve', 'programmes.manage']);
    return { hall, programmeId, own, superior, aside };
  }

  test('the unit submits, only its superior sees the task, returns it with a reason, then approves', async () => {
    const { hall, programmeId, own, superior, aside } = await plantAsking();
    await expect(hall.move(programmeId, 'publish', undefined, own)).rejects.toEqual(
      refusal('programme.approvalNeeded'),
    );
    await hall.move(programmeId, 'submit', undefined, own);
    await expect(hall.move(programmeId, 'approve', undefined, own)).rejects.toEqual(refusal('access.notAllowed'));
    await expect(hall.move(programmeId, 'approve', undefined, aside)).rejects.toEqual(refusal('access.notAllowed'));
    const waits = async (scope: typeof own) => (await listTasks(hall.house, scope)).map((task) => task.programmeId);
    expect([await waits(own), await waits(superior), await waits(aside)]).toEqual([[], [programmeId], []]);
    await expect(hall.move(programmeId, 'return', '', superior)).rejects.toEqual(refusal('programme.reasonNeeded'));
    await hall.move(programmeId, 'return', '补充安全预案', superior);
    await hall.move(programmeId, 'submit', undefined, own);
    await hall.move(programmeId, 'withdraw', undefined, own);
    await hall.move(programmeId, 'submit', undefined, own);
    await hall.move(programmeId, 'approve', undefined, superior);
    const { state, publishedAt, moves } = await describeProgramme(hall.house, own, programmeId);
    expect({ state, publishedAt, moves }).toEqual({
      state: 'published',
      publishedAt: hall.house.now(),
      moves: ['start', 'close', 'cancel'],
    });
    const changes = await listChanges(hall.house, superior, programmeId);
    expect(changes.filter((change) => change.toState).map((change) => change.kind)).toEqual([
      'approve',
      'submit',
      'withdraw',
      'submit',
      'return',
      'submit',
      'create',
    ]);
    expect(await hall.facts(programmeId)).toEqual({ programmes: 1 });
  });

  test('the top unit, and kinds that are not named, publish by themselves', async () => {
    const { hall } = await plantAsking();
    const programmeId = await hall.draft('workshop');
    await hall.move(programmeId, 'publish');
    await expect(hall.move(programmeId, 'submit')).rejects.toEqual(refusal('programme.wrongMove'));
  });
});

describe('what is written', () => {
  test('a gap is named by its field, at publication and when it is emptied later', async () => {
    const hall = await plantHall(db);
    const programmeId = await createProgramme(hall.house, hall.officer, {
      template: 'forum',
      unitId: hall.top.id,
      title: '座谈',
    });
    await expect(hall.move(programmeId, 'publish')).rejects.toMatchObject({
      code: 'programme.incomplete',
      fields: [{ path: 'startsAt' }, { path: 'place' }],
    });
    const version = await hall.versionOf(programmeId);
    await updateProgramme(hall.house, hall.officer, {
      programmeId,
      version,
      startsAt: new Date('2026-12-01T06:00:00Z'),
      place: '礼堂',
    });
    await hall.move(programmeId, 'publish');
    const emptied = { programmeId, version: await hall.versionOf(programmeId), place: '' };
    await expect(updateProgramme(hall.house, hall.officer, emptied)).rejects.toMatchObject({
      code: 'programme.incomplete',
      fields: [{ path: 'place' }],
    });
  });

  test.each([
    ['ends before it starts', { endsAt: new Date('2026-11-30T06:00:00Z') }, 'endsAt'],
    ['a field of no template', { fields: { colour: 'red' } }, 'fields'],
    ['a field that does not fit', { fields: { topics: 'wages' } }, 'fields.topics'],
    ['an audience that is none', { audience: { ageFrom: 'old' } }, 'audience.ageFrom'],
    ['a unit that is not here', { audience: { units: [{ unitId: newId() }] } }, 'audience.units.0'],
  ])('%s is refused by the name of its field', async (_name, change, path) => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('law-campaign');
    const given = { programmeId, version: await hall.versionOf(programmeId), ...change };
    await expect(updateProgramme(hall.house, hall.officer, given)).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path }],
    });
  });

  test('units are credited once each, and are those of the federation', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum');
    const write = async (units: { unitId: string; part: 'partner' }[]) =>
      updateProgramme(hall.house, hall.officer, { programmeId, version: await hall.versionOf(programmeId), units });
    const east = { unitId: hall.east.id, part: 'partner' as const };
    await write([east]);
    await expect(write([east, east])).rejects.toMatchObject({ code: 'request.invalid', fields: [{ path: 'units.1' }] });
    const elsewhere = (await plantHall(db)).east;
    await expect(write([{ unitId: elsewhere.id, part: 'partner' }])).rejects.toEqual(refusal('units.notFound'));
    expect((await describeProgramme(hall.house, hall.officer, programmeId)).units.map((unit) => unit.id)).toEqual([
      hall.east.id,
    ]);
  });

  test('of two who change the same version, one is told that somebody was faster', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('forum');
    const version = await hall.versionOf(programmeId);
    const both = await Promise.allSettled(
      ['甲', '乙'].map((title) => updateProgramme(hall.house, hall.officer, { programmeId, version, title })),
    );
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({
      reason: refusal('programme.changedMeanwhile'),
    });
  });

  test('a new time or place is told once to whoever takes part, other changes are not', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('performance');
    await hall.move(programmeId, 'publish');
    const who = await hall.worker();
    const tickets = (await hall.stages(programmeId)).find((stage) => stage.kind === 'enrolment');
    await hall.act(who.scope, { kind: 'enrolment', stageId: tickets?.id ?? '', name: 'enrol' });
    const change = async (input: object) =>
      updateProgramme(hall.house, hall.officer, { programmeId, version: await hall.versionOf(programmeId), ...input });
    await change({ summary: '新简介' });
    await change({ place: '工人文化宫', startsAt: new Date('2026-12-01T06:00:00Z') });
    expect(await hall.inbox(who.id)).toEqual([]);
    await change({ place: '大剧院', startsAt: new Date('2026-12-02T06:00:00Z'), endsAt: null });
    expect(await hall.inbox(who.id)).toEqual(['“职工活动”时间地点有变']);
  });

  test('an archived programme changes no more, by no door', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('law-campaign');
    await hall.move(programmeId, 'publish');
    await hall.move(programmeId, 'close');
    await hall.move(programmeId, 'archive');
    const points = (await hall.stages(programmeId)).find((stage) => stage.kind === 'sessions');
    const frozen = refusal('programme.frozen');
    const version = await hall.versionOf(programmeId);
    await expect(updateProgramme(hall.house, hall.officer, { programmeId, version, title: '改' })).rejects.toEqual(
      frozen,
    );
    await expect(
      updateStage(hall.house, hall.officer, { programmeId, stageId: points?.id ?? '', version: 1, title: '改' }),
    ).rejects.toEqual(frozen);
    const call = { kind: 'sessions', stageId: points?.id ?? '', name: 'removeSession' };
    await expect(hall.act(hall.officer, call, { sessionId: newId() })).rejects.toEqual(frozen);
  });
});

describe('stages of a draft', () => {
  test('are added, fed, ordered and removed; what would break the chain is refused', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('workshop');
    const [places, held, feedback] = (await hall.stages(programmeId)).map((stage) => stage.id) as [
      string,
      string,
      string,
    ];
    const put = (stageIds: string[]) => orderStages(hall.house, hall.officer, { programmeId, stageIds });
    await expect(put([held, places, feedback])).rejects.toEqual(refusal('programme.stageFeedsOthers'));
    await expect(put([places, places, held])).rejects.toEqual(refusal('programme.unknownStage'));
    await expect(removeStage(hall.house, hall.officer, { programmeId, stageId: places })).rejects.toEqual(
      refusal('programme.stageFeedsOthers'),
    );
    const add = (input: object) => addStage(hall.house, hall.officer, { programmeId, kind: 'feedback', ...input });
    await expect(add({ kind: 'lottery' })).rejects.toEqual(refusal('programme.unknownKind'));
    await expect(add({ takesFrom: feedback })).rejects.toEqual(refusal('programme.unfitFeed'));
    await expect(add({ settings: { stars: 7 } })).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path: 'settings' }],
    });
    const opensAt = new Date('2026-12-02T00:00:00Z');
    await expect(add({ opensAt, closesAt: opensAt })).rejects.toMatchObject({
      code: 'programme.unfitWindow',
      fields: [{ path: 'closesAt' }],
    });
    const more = await add({ takesFrom: held });
    const closesEarly = { programmeId, stageId: more, version: 1, opensAt, closesAt: new Date(0) };
    await expect(updateStage(hall.house, hall.officer, closesEarly)).rejects.toEqual(refusal('programme.unfitWindow'));
    await put([places, held, more, feedback]);
    await removeStage(hall.house, hall.officer, { programmeId, stageId: feedback });
    expect((await hall.stages(programmeId)).map((stage) => [stage.key, stage.position])).toEqual([
      ['places', 0],
      ['class', 1],
      ['feedback-2', 2],
    ]);
    await hall.move(programmeId, 'publish');
    await expect(add({})).rejects.toEqual(refusal('programme.stagesFixed'));
    await expect(removeStage(hall.house, hall.officer, { programmeId, stageId: more })).rejects.toEqual(
      refusal('programme.stagesFixed'),
    );
  });

  test('a removed stage is gone for whoever still has its page open', async () => {
    const hall = await plantHall(db);
    const programmeId = await hall.draft('law-campaign');
    const feedback = (await hall.stages(programmeId)).find((stage) => stage.kind === 'feedback');
    await removeStage(hall.house, hall.officer, { programmeId, stageId: feedback?.id ?? '' });
    const call = { kind: 'feedback', stageId: feedback?.id ?? '', name: 'report' };
    await expect(hall.look(hall.officer, call)).rejects.toEqual(refusal('programme.unknownStage'));
  });
});

test('programmes whose time has come start by themselves, once', async () => {
  const hall = await plantHall(db);
  const [due, later] = [
    await hall.draft('forum'),
    await hall.draft('forum', { startsAt: new Date('2027-01-01T00:00:00Z'), endsAt: null }),
  ];
  for (const programmeId of [due, later]) await hall.move(programmeId, 'publish');
  hall.pass({ days: 12 });
  const start = () => startDue(hall.house, async () => hall.officer);
  await db
    .updateTable('programmes')
    .set({ state: 'draft' })
    .where('federationId', '<>', hall.federationId)
    .where('state', '=', 'published')
    .execute();
  expect([await start(), await start()]).toEqual([1, 0]);
  expect((await getVisible(hall.house, hall.visitor(), due)).state).toBe('running');
  expect((await getVisible(hall.house, hall.visitor(), later)).state).toBe('published');
});

test('a list counts a programme once however many enrolments it has, and its days are those of the federation', async () => {
  const hall = await plantHall(db);
  const programmeId = await hall.draft('forum', { startsAt: new Date('2026-11-30T16:30:00Z') });
  await addStage(hall.house, hall.officer, { programmeId, kind: 'enrolment', settings: { seats: 5 } });
  await hall.move(programmeId, 'publish');
  const { items, total } = await listPublic(hall.house, hall.visitor(), { view: 'open', page: 1 });
  expect({ total, seats: items.map((item) => item.seats) }).toEqual({ total: 1, seats: [300] });
  const on = async (from: string, to: string) =>
    (await listProgrammes(hall.house, hall.officer, { ...page, from, to })).total;
  expect([await on('2026-12-01', '2026-12-01'), await on('2026-11-30', '2026-11-30')]).toEqual([1, 0]);
  const tokyo = { ...hall.officer, zone: 'America/New_York' };
  expect((await listProgrammes(hall.house, tokyo, { ...page, from: '2026-11-30', to: '2026-11-30' })).total).toBe(1);
});

test('a closed programme offers no enrolment any more, a cancelled one stays readable for who had seen it', async () => {
  const hall = await plantHall(db);
  const who = await hall.worker();
  const closed = await hall.draft('forum');
  const cancelled = await hall.draft('forum');
  for (const programmeId of [closed, cancelled]) await hall.move(programmeId, 'publish');
  await hall.move(closed, 'close');
  await hall.move(cancelled, 'cancel', '场地停电');
  const steps = (await visitProgramme(hall.house, who.scope, closed)).stages.map(({ stage, step }) => [
    stage.kind,
    step?.href,
  ]);
  expect(steps[0]).toEqual(['enrolment', undefined]);
  expect((await visitProgramme(hall.house, who.scope, cancelled)).programme.cancelReason).toBe('场地停电');
});
