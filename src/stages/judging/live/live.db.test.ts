import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import { plantRound } from '../judging.fixture.ts';
import type { LiveView } from '../results/contract.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

test('acts are called in order, the first two held, and the audience sees what was shown and nothing else', async () => {
  const settings = {
    live: true,
    holdFirst: 2,
    blind: false,
    scale: '10',
    criteria: [{ title: '总体', outOf: 10, weight: 1, by: 'judges' }],
  };
  const round = await plantRound(db, { contestants: 3, judges: 2, settings });
  await round.manage('start');
  const ids = await Promise.all(round.people.map(({ id }) => round.entryOf(id)));
  const [first = '', second = '', third = ''] = ids;
  await expect(round.manage('order', { entryIds: [first, second] })).rejects.toEqual(refusal('judging.wrongOrder'));
  await round.manage('order', { entryIds: ids });
  const [one, two] = round.panel;
  if (!one || !two) throw new Error('no judges');
  const live = (): Promise<LiveView> => round.look(round.hall.visitor(), 'live');
  const shown = async () => (await live()).acts.map(({ state, score, rank }) => [state, score, rank]);

  await expect(round.mark(one, first, { 总体: 9 })).rejects.toEqual(refusal('judging.actNotCalled'));
  await round.manage('callAct', { entryId: first });
  expect((await round.desk(one)).entries.map(({ state }) => state)).toEqual(['open', 'waiting', 'waiting']);
  expect(await round.sheet(one, first)).toMatchObject({ held: true, bar: null });
  await round.mark(one, first, { 总体: 9 });
  await round.mark(two, first, { 总体: 8 });
  await expect(round.manage('showScore', { entryId: first })).rejects.toEqual(refusal('judging.actHeld'));
  expect(await shown()).toEqual([
    ['now', null, null],
    ['ahead', null, null],
    ['ahead', null, null],
  ]);

  await round.manage('callAct', { entryId: second });
  await round.mark(one, second, { 总体: 9.5 });
  await round.mark(one, first, { 总体: 8.8 });
  await expect(round.manage('showScore', { entryId: first })).rejects.toEqual(refusal('judging.actHeld'));
  await round.manage('callAct', { entryId: third });
  expect(await round.manage('showScore', { entryId: first })).toEqual({ score: '8.40' });
  await expect(round.manage('showScore', { entryId: second })).rejects.toEqual(refusal('judging.actUnfinished'));
  await round.mark(two, second, { 总体: 9.1 });
  await round.manage('showScore', { entryId: second });
  await expect(round.mark(one, first, { 总体: 10 })).rejects.toEqual(refusal('judging.scoreShown'));

  expect(await shown()).toEqual([
    ['shown', '8.40', 2],
    ['shown', '9.30', 1],
    ['now', null, null],
  ]);
  const { current, last, ranking } = await live();
  expect([current?.title, last?.title, ranking.map(({ title }) => title)]).toEqual([
    '选手3',
    '选手2',
    ['选手2', '选手1'],
  ]);
});

test('the officer is told what to do now, also where fewer acts are on than are held', async () => {
  const round = await plantRound(db, {
    contestants: 2,
    judges: 1,
    settings: { live: true, holdFirst: 3, blind: false },
  });
  await round.manage('start');
  const show = async () => (await round.overview()).show;
  const step = async () => (await show())?.step;
  const [first = '', second = ''] = await Promise.all(round.people.map(({ id }) => round.entryOf(id)));
  await round.manage('order', { entryIds: [first, second] });
  expect(await step()).toBe('call');
  await round.manage('callAct', { entryId: first });
  expect(await show()).toEqual({ step: 'wait', code: expect.stringMatching(/^\d{3}$/), missing: 1 });
  const [judge] = round.panel;
  if (!judge) throw new Error('no judge');
  await round.mark(judge, first, { 总体: 90 });
  expect(await step()).toBe('call');
  await round.manage('callAct', { entryId: second });
  await round.mark(judge, second, { 总体: 80 });
  expect(await step()).toBe('end');
  await expect(round.manage('showScore', { entryId: first })).rejects.toMatchObject({
    code: 'judging.actHeld',
    params: { count: 2 },
  });
  await round.manage('callAct', { entryId: null });
  for (const entryId of [first, second]) {
    expect(await step()).toBe('show');
    await round.manage('showScore', { entryId });
  }
  expect(await step()).toBe('close');
});

test('commands of live scoring are refused in another round', async () => {
  const round = await plantRound(db, { contestants: 1, judges: 1 });
  await round.manage('start');
  await expect(round.manage('callAct', { entryId: null })).rejects.toEqual(refusal('judging.notLive'));
  expect(await round.look(round.hall.visitor(), 'live')).toMatchObject({ acts: [], current: null });
});

test('categories are told by their names, in the reader’s language, and ranked apart', async () => {
  const hall = await plantHall(db);
  const categories = [{ key: 'solo', label: '独唱', labelEn: 'Solo', least: 1, most: 1 }];
  const { stageIds } = await hall.row([
    { kind: 'enrolment', settings: { categories } },
    { kind: 'judging', settings: { subject: 'team', live: true, blind: false } },
  ]);
  const [places = '', stageId = ''] = stageIds;
  const singer = await hall.worker('歌者', { unitId: hall.eastPrimary.id });
  const team = { name: '我爱祖国', category: 'solo', members: [] };
  await hall.act(singer.scope, { kind: 'enrolment', stageId: places, name: 'enrol' }, { team });
  const judge = await hall.worker('评委', { unitId: null });
  const call = (name: string) => ({ kind: 'judging', stageId, name });
  await hall.act(hall.officer, call('invite'), { personId: judge.id });
  await hall.act(hall.officer, call('order'));
  await hall.act(hall.officer, call('start'));
  const told = async (lang: 'zh' | 'en') => {
    const { acts } = (await hall.look({ ...hall.visitor(), lang }, call('live'))) as LiveView;
    return acts.map(({ title, category }) => [title, category]);
  };
  expect(await told('zh')).toEqual([['我爱祖国', '独唱']]);
  expect(await told('en')).toEqual([['我爱祖国', 'Solo']]);
});
