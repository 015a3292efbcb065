import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
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

test('commands of live scoring are refused in another round', async () => {
  const round = await plantRound(db, { contestants: 1, judges: 1 });
  await round.manage('start');
  await expect(round.manage('callAct', { entryId: null })).rejects.toEqual(refusal('judging.notLive'));
  expect(await round.look(round.hall.visitor(), 'live')).toMatchObject({ acts: [], current: null });
});
