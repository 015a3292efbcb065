import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall, type Worker } from '../../../test/programmes.ts';
import type { Scope } from '../../people/access/rules.ts';
import { addStage, updateStage } from '../../programmes/arrange/service.ts';
import { createProgramme } from '../../programmes/service.ts';
import { visitProgramme } from '../../programmes/visit/service.ts';
import type { Explained, Overview, ResultsView } from './contract.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);

const EVENTS = 3;

/** Three events that people enrol in alone, the standings over them, and a stage after. */
async function plantContest(settings: object = {}) {
  const { programmeId, stageIds } = await hall.row([
    ...Array.from({ length: EVENTS }, () => ({ kind: 'enrolment', apart: true })),
    { kind: 'standings', settings: { best: 2, ...settings }, from: [0, 1, 2] },
    { kind: 'awards', settings: { tiers: [{ name: '全能奖', key: 'best', count: null }] } },
  ]);
  const [, , , stageId = '', last = ''] = stageIds;
  const call = (name: string) => ({ kind: 'standings', stageId, name });
  const people: Worker[] = await hall.workers(4);
  const [a, b, c, d] = people.map(({ id }) => id) as [string, string, string, string];
  /** An event releases its result: somebody, a place, a score. */
  const event = (at: number, results: readonly (readonly [string, number, string])[], more: { onlyRank?: true } = {}) =>
    hall.inside({ programmeId, stageId: stageIds[at] ?? '' }, ({ host }) =>
      host.handOn(
        results.map(([id, rank, score]) => ({
          kind: 'person' as const,
          id,
          result: { rank, score, group: '', ...more },
        })),
      ),
    );
  const overview = (): Promise<Overview> => hall.look(hall.officer, call('overview'));
  return {
    ...{ programmeId, stageIds, stageId, people, a, b, c, d, event, overview },
    /** Every event is out: A is best in two, B in one, C took one only, D took all and is behind. */
    releaseEvents: async () => {
      await event(0, [
        [a, 1, '92.50'],
        [b, 2, '88.00'],
        [d, 3, '60.00'],
      ]);
      await event(1, [
        [b, 1, '95.00'],
        [a, 2, '80.00'],
        [d, 3, '70.00'],
      ]);
      await event(2, [
        [a, 1, '91.00'],
        [c, 2, '90.00'],
        [d, 3, '50.00'],
      ]);
    },
    release: async (more: object = {}): Promise<{ edition: number; ranked: number }> =>
      hall.act(hall.officer, call('release'), { digest: (await overview()).digest, ...more }),
    look: <View>(scope: Scope, name: string, query: object = {}): Promise<View> =>
      hall.look(scope, call(name), query) as Promise<View>,
    follows: () =>
      hall
        .inside({ programmeId, stageId: last }, ({ host }) => host.subjects())
        .then((subjects) => subjects.map(({ id, result }) => [people.findIndex((each) => each.id === id), result])),
  };
}

describe('standings', () => {
  test('wait for every event, then rank by the best of each and hand on with the total', async () => {
    const { event, overview, release, releaseEvents, follows, look, a, b, d } = await plantContest();
    await event(0, [[a, 1, '92.50']]);
    expect((await overview()).whys.map(({ ok }) => ok)).toEqual([true, false, false, true, false]);
    await expect(release()).rejects.toMatchObject({ code: 'standings.notReady' });
    await releaseEvents();
    expect(await overview()).toMatchObject({
      ...{ edition: 0, ranked: 3, unranked: 1, equal: 0, changed: false },
      events: [{ people: 3 }, { people: 3 }, { people: 3 }],
    });
    expect(await release()).toEqual({ edition: 1, ranked: 3 });
    expect(await follows()).toEqual([
      [0, { rank: 1, score: '183.50', group: '' }],
      [1, { rank: 2, score: '183.00', group: '' }],
      [3, { rank: 3, score: '130.00', group: '' }],
    ]);
    const { groups } = await look<ResultsView>(hall.visitor(), 'results');
    expect(groups[0]?.rows.map(({ rank, total }) => [rank, total])).toEqual([
      [1, '183.50'],
      [2, '183.00'],
      [3, '130.00'],
    ]);
    const { items } = await look<{ items: { id: string; rank: number | null }[] }>(hall.officer, 'standings', {
      limit: 2,
      ranked: 'true',
    });
    expect(items.map(({ id, rank }) => [id, rank])).toEqual([
      [a, 1],
      [b, 2],
    ]);
    const explained = await look<Explained>(hall.officer, 'explain', { kind: 'person', id: d });
    expect(explained.events.map(({ value, fate }) => [value, fate])).toEqual([
      ['60.00', 'counted'],
      ['70.00', 'counted'],
      ['50.00', 'dropped'],
    ]);
    expect(explained.whys.map(([zh]) => zh)).toEqual([
      '计入 2 项：报名 60.00、报名 70.00，合计 130.00',
      '未取用：报名 50.00（只取最好的 2 项）',
    ]);
  });

  test('tell groups by their names, and rank them apart', async () => {
    const { programmeId, stageIds } = await hall.row([
      {
        kind: 'enrolment',
        settings: { categories: [{ key: 'young', label: '青年组', labelEn: 'Under 35', least: 2, most: 9 }] },
        apart: true,
      },
      { kind: 'standings', from: [0] },
    ]);
    const [event = '', stageId = ''] = stageIds;
    const call = (name: string) => ({ kind: 'standings', stageId, name });
    const { id } = await hall.worker('青工');
    await hall.inside({ programmeId, stageId: event }, ({ host }) =>
      host.handOn([{ kind: 'person', id, result: { rank: 1, score: '90.00', group: 'young' } }]),
    );
    const { digest } = (await hall.look(hall.officer, call('overview'))) as Overview;
    await hall.act(hall.officer, call('release'), { digest });
    const told = [
      await hall.look(hall.visitor(), call('results')),
      await hall.look(hall.officer, call('standings'), { limit: 5 }),
      await hall.look(hall.officer, call('explain'), { kind: 'person', id }),
    ];
    expect(told).toMatchObject([
      { groups: [{ group: '青年组' }] },
      { items: [{ group: '青年组' }] },
      { group: '青年组' },
    ]);
  });

  test('are sealed until released: no visitor, worker or other officer hears of a rank', async () => {
    const { releaseEvents, look, people, programmeId, release } = await plantContest({ publish: 'nothing' });
    await releaseEvents();
    const first = people[0] as Worker;
    const elsewhere = await hall.scopeOn(hall.west.id);
    const hears = async (scope: Scope) => {
      const said: unknown[] = (await visitProgramme(hall.house, scope, programmeId)).stages.map(
        ({ view, standing }) => ({ view, standing }),
      );
      for (const name of ['results', 'mine', 'overview', 'standings', 'explain']) {
        const query = name === 'explain' ? { kind: 'person', id: first.id } : { limit: 50 };
        said.push(await look(scope, name, query).catch((error: Error) => String(error)));
      }
      return JSON.stringify(said);
    };
    for (const scope of [hall.visitor(), first.scope, elsewhere])
      expect(await hears(scope)).not.toMatch(/183|130\.00|92\.5/);
    await release();
    expect(await hears(first.scope)).toContain('183.50');
    for (const scope of [hall.visitor(), elsewhere, (people[2] as Worker).scope])
      expect(await hears(scope)).not.toMatch(/183|92\.5/);
  });

  test('change after release only where an event changed, with a reason, and keep the earlier edition', async () => {
    const { releaseEvents, event, release, overview, follows, a, b, look, people } = await plantContest();
    await releaseEvents();
    const { digest } = await overview();
    await release();
    await expect(release()).rejects.toMatchObject({ code: 'standings.released' });
    await event(2, [[a, 1, '89.00']]);
    await expect(release({ digest })).rejects.toMatchObject({ code: 'standings.changed' });
    expect(await overview()).toMatchObject({ edition: 1, changed: true });
    await expect(release()).rejects.toMatchObject({ code: 'standings.reasonNeeded' });
    expect(await release({ reason: '讲解赛项仲裁更正' })).toEqual({ edition: 2, ranked: 3 });
    expect((await follows())[0]).toEqual([1, { rank: 1, score: '183.00', group: '' }]);
    expect((await overview()).editions.map(({ edition, reason }) => [edition, reason])).toEqual([
      [2, '讲解赛项仲裁更正'],
      [1, ''],
    ]);
    const [own] = await look<Explained[]>((people[0] as Worker).scope, 'mine');
    expect(own).toMatchObject({ rank: 2, total: '181.50' });
    expect(await hall.inbox(b)).toEqual(['“职工活动”总成绩已公布', '“职工活动”总成绩已更正']);
  });

  test('take back whoever lost the rank with an event', async () => {
    const { releaseEvents, release, follows, d, programmeId, stageIds } = await plantContest();
    await releaseEvents();
    await release();
    for (const at of [0, 1])
      await hall.inside({ programmeId, stageId: stageIds[at] ?? '' }, ({ host }) =>
        host.takeBack([{ kind: 'person', id: d }]),
      );
    expect(await release({ reason: '取消资格' })).toEqual({ edition: 2, ranked: 2 });
    expect((await follows()).map(([person]) => person)).toEqual([0, 1]);
  });

  test('keep their rule once released', async () => {
    const { releaseEvents, release, programmeId, stageId } = await plantContest();
    await releaseEvents();
    await release();
    const stage = (await hall.stages(programmeId)).find(({ id }) => id === stageId);
    const change = (settings: object) =>
      updateStage(hall.house, hall.officer, {
        programmeId,
        stageId,
        version: stage?.version ?? 0,
        settings: { ...settings },
      });
    await expect(change({ best: 3 })).rejects.toMatchObject({ code: 'standings.rulesFixed' });
    await expect(change({ best: 2, publish: 'nothing' })).resolves.toBe((stage?.version ?? 0) + 1);
  });

  test('refuse settings that name an event which is not there', async () => {
    await expect(plantContest({ events: [{ title: '焊接', weight: 50 }] })).rejects.toMatchObject({
      code: 'standings.unknownEvent',
    });
  });
});

test('only kinds that take from several may, and only from stages before', async () => {
  const programmeId = await createProgramme(hall.house, hall.officer, {
    template: 'campaign',
    unitId: hall.top.id,
    title: '多源',
  });
  const add = (kind: string, more: object = {}) => addStage(hall.house, hall.officer, { programmeId, kind, ...more });
  const first = await add('enrolment');
  const second = await add('enrolment');
  await expect(add('sessions', { takesFrom: first, alsoFrom: [second] })).rejects.toMatchObject({
    code: 'programme.oneFeed',
  });
  await expect(add('standings', { alsoFrom: [second] })).rejects.toMatchObject({ code: 'programme.oneFeed' });
  const stands = await add('standings', { takesFrom: first, alsoFrom: [second, second, first] });
  const stage = (await hall.stages(programmeId)).find(({ id }) => id === stands);
  expect(stage).toMatchObject({ takesFrom: first, alsoFrom: [second] });
  const change = (more: object) =>
    updateStage(hall.house, hall.officer, { programmeId, stageId: stands, version: stage?.version ?? 0, ...more });
  await expect(change({ takesFrom: null })).rejects.toMatchObject({ code: 'programme.oneFeed' });
  await change({ takesFrom: second });
  expect((await hall.stages(programmeId)).find(({ id }) => id === stands)).toMatchObject({
    ...{ takesFrom: second, alsoFrom: [] },
  });
});

describe('scores that an event keeps from those who took part', () => {
  test('are not told by the standings either: they are released as ranks, and go on as such', async () => {
    const loud = await plantContest();
    await loud.releaseEvents();
    await loud.event(1, [[loud.b, 1, '95.00']], { onlyRank: true });
    expect((await loud.overview()).whys.filter(({ ok }) => !ok).map(({ words }) => words[1])).toEqual([
      expect.stringContaining('keeps its scores'),
    ]);
    await expect(loud.release()).rejects.toThrow();

    const quiet = await plantContest({ authors: 'rank' });
    await quiet.releaseEvents();
    await quiet.event(1, [[quiet.b, 1, '95.00']], { onlyRank: true });
    await quiet.release();
    const [own] = await quiet.look<Explained[]>(quiet.people[1]?.scope ?? hall.visitor(), 'mine');
    expect(own).toMatchObject({ rank: expect.any(Number), total: '', events: [], whys: [] });
    expect((await quiet.follows()).map(([, result]) => result)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ onlyRank: true })),
    );
  });
});
