import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { plantRound } from './judging.fixture.ts';
import type { LiveView, ResultsView } from './results/contract.ts';

const { db } = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });

test('recusals that leave too few to drop from, one alone, or none are told with numbers; the rest goes on by rule', async () => {
  const round = await plantRound(db, { contestants: 4, judges: 5, settings: { drop: 1 } });
  await round.manage('start');
  const ids = await Promise.all(round.people.map(({ id }) => round.entryOf(id)));
  // None set aside, one, four, all five.
  for (const [at, aside] of [0, 1, 4, 5].entries())
    for (const { judgeId } of round.panel.slice(0, aside))
      await round.manage('recuse', { judgeId, entryId: ids[at], note: '亲属' });
  const { unfilled } = await round.overview();
  expect(unfilled.map(({ entryId, has, needs }) => [ids.indexOf(entryId), has, needs]).sort()).toEqual([
    [1, 4, 5],
    [2, 1, 5],
    [3, 0, 5],
  ]);

  const marks = [60, 90, 80, 70, 100];
  for (const [who, judge] of round.panel.entries())
    for (const { entryId } of (await round.desk(judge)).entries) await round.mark(judge, entryId, { 总体: marks[who] });
  const scoreOf = async (at: number) => (await round.explain(ids[at] ?? '')).score;
  // 70, 80 and 90 are left of five; of four nothing is dropped; one alone is the score; none is no score.
  expect(await Promise.all([0, 1, 2, 3].map(scoreOf))).toEqual(['80.00', '85.00', '100.00', null]);
  const why = (await round.explain(ids[1] ?? '')).why.map(([zh]) => zh);
  expect(why).toContain('规则是各去掉 1 个，但去掉后须留 3 张，这里一个也没有去。');

  await expect(round.release()).rejects.toEqual(refusal('judging.tooFewSheets'));
  expect(await round.release({ reason: '四号由全体评委回避，另行评定' })).toEqual({ edition: 1, on: 3 });
  expect((await round.look(round.hall.officer, 'verify')) as object).toMatchObject({ equal: true });
});

test('more sheets asked for than there are judges: nobody has a rank, and nothing goes on unseen', async () => {
  const round = await plantRound(db, { contestants: 2, judges: 1, settings: { quorum: 3 } });
  await round.manage('start');
  await round.markAll([[90], [80]]);
  expect((await round.overview()).unfilled.map(({ has, needs }) => [has, needs])).toEqual([
    [1, 3],
    [1, 3],
  ]);
  await expect(round.release()).rejects.toEqual(refusal('judging.tooFewSheets'));
  expect(await round.release({ reason: '本轮作废' })).toEqual({ edition: 1, on: 0 });
});

/** Six teams in two categories, two of each equal for one place. */
async function plantTies() {
  const hall = await plantHall(db);
  const categories = ['solo', 'duet'].map((key) => ({ key, label: key, least: 1, most: 2 }));
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { categories } },
    { kind: 'judging', settings: { subject: 'team', ties: [], top: 1, publish: 'scores' } },
    { kind: 'sessions' },
  ]);
  const [places = '', stageId = '', next = ''] = stageIds;
  const judge = await hall.worker('评委', { unitId: null });
  const call = (name: string) => ({ kind: 'judging', stageId, name });
  for (const [at, category] of ['solo', 'solo', 'solo', 'duet', 'duet', 'duet'].entries()) {
    const captain = await hall.worker(`队长${at}`, { unitId: hall.eastPrimary.id });
    const team = { name: `队${at}`, category, members: [] };
    await hall.act(captain.scope, { kind: 'enrolment', stageId: places, name: 'enrol' }, { team });
  }
  await hall.act(hall.officer, call('invite'), { personId: judge.id });
  await hall.act(hall.officer, call('start'));
  const { items } = (await hall.look(hall.officer, call('entries'), { limit: 50 })) as {
    items: { id: string; title: string }[];
  };
  const entryOf = (at: number) => items.find(({ title }) => title === `队${at}`)?.id ?? '';
  for (let at = 0; at < 6; at++)
    await hall.act(judge.scope, call('mark'), {
      entryId: entryOf(at),
      version: 0,
      marks: { 总体: at % 3 === 2 ? 50 : 90 },
    });
  const release = async (ties: object | null) => {
    const { digest } = (await hall.look(hall.officer, call('preview'))) as { digest: string };
    return hall.act(hall.officer, call('release'), { digest, ties });
  };
  const on = async () =>
    ((await hall.look(hall.visitor(), call('results'))) as ResultsView).categories.flatMap(({ rows }) =>
      rows.map(({ title }) => title),
    );
  const handed = async () =>
    (await hall.inside({ programmeId, stageId: next }, ({ host }) => host.subjects())).filter(
      ({ kind }) => kind === 'team',
    ).length;
  return { hall, call, entryOf, release, on, handed };
}

test('equal ranks across the cut of every category: named in each, decided for each, and counted', async () => {
  const all = await plantTies();
  await expect(all.release(null)).rejects.toMatchObject({ code: 'judging.tiesUndecided', params: { count: 4 } });
  await all.release({ rule: 'all' });
  expect([await all.on(), await all.handed()]).toEqual([['队3', '队4', '队0', '队1'], 4]);

  const none = await plantTies();
  await none.release({ rule: 'none' });
  expect([await none.on(), await none.handed()]).toEqual([[], 0]);

  const picked = await plantTies();
  const entryIds = [picked.entryOf(1), picked.entryOf(3)];
  await expect(picked.release({ rule: 'pick', entryIds: [...entryIds, picked.entryOf(0)] })).rejects.toEqual(
    refusal('judging.tooManyPicked'),
  );
  await picked.release({ rule: 'pick', entryIds });
  expect([await picked.on(), await picked.handed()]).toEqual([['队3', '队1'], 2]);
});

test('an act withdrawn while it stands on the stage leaves it; the show goes on, and its marks are refused', async () => {
  const settings = { live: true, blind: false };
  const round = await plantRound(db, { contestants: 2, judges: 1, settings });
  await round.manage('order');
  await round.manage('start');
  const [one] = round.people;
  const [judge] = round.panel;
  if (!one || !judge) throw new Error('nobody');
  const entryId = await round.entryOf(one.id);
  await round.manage('callAct', { entryId });
  await round.hall.act(one.scope, { kind: 'enrolment', stageId: round.places, name: 'cancel' });
  const live: LiveView = await round.look(round.hall.visitor(), 'live');
  expect([live.current, live.acts.length]).toEqual([null, 1]);
  await expect(round.act(judge.scope, 'mark', { entryId, version: 0, marks: { 总体: 90 } })).rejects.toEqual(
    refusal('judging.entryWithdrawn'),
  );
  await expect(round.manage('showScore', { entryId })).rejects.toEqual(refusal('judging.entryWithdrawn'));
  await expect(round.manage('callAct', { entryId })).rejects.toEqual(refusal('judging.entryWithdrawn'));
});
