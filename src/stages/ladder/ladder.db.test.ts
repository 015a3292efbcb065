import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';
import { createLadder } from '../../registries/ladders/keeping/service.ts';
import { ladderFields } from '../../registries/ladders/register.ts';
import { listMine } from '../../registries/ladders/standing/service.ts';

const { db } = await testDatabase();

const categories = [
  { key: 'solo', label: '独唱', least: 1, most: 1 },
  { key: 'choir', label: '合唱', least: 2, most: 80 },
];

test('members of a team get its result, and of several the best; what is taken back leaves the others', async () => {
  const hall = await plantHall(db);
  const fields = ladderFields.parse({
    ...{ title: '合唱技能阶梯', trade: '合唱' },
    rungs: [{ level: 'intermediate', contest: { rank: 3 } }],
  });
  const { id: ladderId } = await createLadder(hall.house, hall.officer, { ...fields, unitId: hall.top.id });
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { categories }, apart: true },
    { kind: 'ladder', from: [0] },
  ]);
  const [contest = '', stageId = ''] = stageIds;
  await hall.act(hall.officer, { kind: 'ladder', stageId, name: 'link' }, { ladderId });
  const singer = await hall.worker('歌者', { phone: '+8613900001111' });
  const captain = await hall.worker('领队');
  const bring = (who: typeof singer, team: object) =>
    hall.act(who.scope, { kind: 'enrolment', stageId: contest, name: 'enrol' }, { team });
  await bring(captain, {
    ...{ name: '晨光合唱队', category: 'choir' },
    members: [{ name: '歌者', phone: '13900001111' }, { name: '无账号' }],
  });
  await bring(singer, { name: '我爱祖国', category: 'solo', members: [] });
  const teams = await db
    .selectFrom('enrolmentTeams')
    .select(['id', 'name'])
    .where('stageId', '=', contest)
    .orderBy('name')
    .execute();
  const [solo = '', choir = ''] = ['我爱祖国', '晨光合唱队'].map(
    (name) => teams.find((each) => each.name === name)?.id,
  );
  const inContest = (work: Parameters<typeof hall.inside<void>>[1]) =>
    hall.inside({ programmeId, stageId: contest }, work);
  const rankedAs = (id: string, rank: number) =>
    inContest(({ host }) => host.handOn([{ kind: 'team', id, result: { rank, score: '', group: '' } }]));
  const results = async ({ scope }: typeof singer) =>
    (await listMine(db, scope)).flatMap((each) => each.results.map(({ rank }) => rank));

  await rankedAs(solo, 5);
  expect([await results(singer), await results(captain)]).toEqual([[5], []]);
  await rankedAs(choir, 2);
  expect([await results(singer), await results(captain)]).toEqual([[2], [2]]);
  const call = { kind: 'ladder', stageId, name: 'status' };
  expect(await hall.look(hall.officer, call)).toMatchObject({ people: 2, results: 2 });

  await inContest(({ host }) => host.takeBack([{ kind: 'team', id: choir }]));
  expect([await results(singer), await results(captain)]).toEqual([[5], []]);
});
