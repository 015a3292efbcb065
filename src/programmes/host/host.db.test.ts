import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { plantHall } from '../../../test/programmes.ts';

const { db } = await testDatabase();
const hall = await plantHall(db);

type Place = Parameters<typeof hall.inside>[0];

/** Teams among what was handed into a stage; their members are handed in beside them. */
const teamsIn = async (place: Place) =>
  (await hall.inside(place, ({ host }) => host.subjects())).filter(({ kind }) => kind === 'team');

/** A team enrolled in the first of three stages, the second of which hands it on. */
async function plantTeam() {
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { team: { least: 2, most: 4 } } },
    { kind: 'sessions' },
    { kind: 'sessions' },
  ]);
  const [places = '', rehearsal = '', gala = ''] = stageIds;
  const captain = await hall.worker('领队');
  await hall.act(
    captain.scope,
    { kind: 'enrolment', stageId: places, name: 'enrol' },
    { team: { name: '晨光合唱队', members: [{ name: '队员甲' }] } },
  );
  return { captain, rehearsal: { programmeId, stageId: rehearsal }, gala: { programmeId, stageId: gala } };
}

test('a team is handed on with its result, and its card comes from the stage where it began', async () => {
  const { captain, rehearsal, gala } = await plantTeam();
  const result = { rank: 2, score: '92.67', group: 'choir' };
  const [team] = await teamsIn(rehearsal);
  expect(team).toEqual({ kind: 'team', id: expect.any(String), result: null, from: expect.any(String) });
  if (!team) return;
  await hall.inside(rehearsal, ({ host }) => host.handOn([{ kind: team.kind, id: team.id, result }]));

  const [subjects, cards] = await hall.inside(gala, async ({ host }) => [
    await host.subjects(),
    await host.cards([team, { kind: 'entry', id: team.id }]),
  ]);
  expect(subjects).toEqual([{ kind: 'team', id: team.id, result, from: rehearsal.stageId }]);
  expect(cards).toEqual([
    {
      kind: 'team',
      id: team.id,
      title: '晨光合唱队',
      about: '',
      group: '',
      unitId: hall.eastPrimary.id,
      unitName: expect.any(String),
      people: [
        { personId: captain.id, name: '领队', part: 'captain' },
        { personId: null, name: '队员甲', part: 'member' },
      ],
      text: '',
      files: [],
      links: [],
    },
  ]);
});

test('a newer result takes the place of the older, and what is taken back is gone', async () => {
  const { rehearsal, gala } = await plantTeam();
  const [team] = await teamsIn(rehearsal);
  if (!team) throw new Error('no team');
  const ranked = (rank: number) => [{ ...team, result: { rank, score: '', group: '' } }];
  await hall.inside(rehearsal, ({ host }) => host.handOn(ranked(3)));
  await hall.inside(rehearsal, ({ host }) => host.handOn(ranked(1)));
  const { stageId: from } = rehearsal;
  expect(await hall.inside(gala, ({ host }) => host.subjects())).toEqual(ranked(1).map((each) => ({ ...each, from })));

  await hall.inside(rehearsal, ({ host }) => host.takeBack([team]));
  expect(await hall.inside(gala, ({ host }) => host.subjects())).toEqual([]);
  expect(await teamsIn(rehearsal)).toEqual([team]);
});

test('a subject stands once for each stage that handed it in, and is taken back from that one alone', async () => {
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', apart: true },
    { kind: 'enrolment', apart: true },
    { kind: 'standings', from: [0, 1] },
  ]);
  const [first, second, stageId = ''] = stageIds;
  const { id } = await hall.worker('全能选手');
  const person = { kind: 'person' as const, id };
  const result = (rank: number) => ({ rank, score: '', group: '' });
  const at = (stage = '') => ({ programmeId, stageId: stage });
  await hall.inside(at(first), ({ host }) => host.handOn([{ ...person, result: result(1) }]));
  await hall.inside(at(second), ({ host }) => host.handOn([{ ...person, result: result(2) }]));
  const stands = () => hall.inside(at(stageId), ({ host }) => host.subjects());
  expect(await stands()).toEqual([
    { ...person, result: result(1), from: first },
    { ...person, result: result(2), from: second },
  ]);
  await hall.inside(at(second), ({ host }) => host.takeBack([person]));
  expect(await stands()).toEqual([{ ...person, result: result(1), from: first }]);
  expect((await hall.inside(at(stageId), ({ host }) => host.feeds())).map((feed) => feed.id)).toEqual([first, second]);
});

test('a group that two stages name is called as by the nearest stage before the one that asks', async () => {
  const solo = (label: string) => ({ categories: [{ key: 'solo', label, least: 1, most: 1 }] });
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: solo('独唱') },
    { kind: 'sessions' },
    { kind: 'enrolment', settings: solo('单人组'), apart: true },
    { kind: 'sessions' },
  ]);
  const names: (string | undefined)[] = [];
  for (const stageId of stageIds)
    names.push(await hall.inside({ programmeId, stageId }, async ({ host }) => (await host.groups()).get('solo')?.[0]));
  expect(names).toEqual(['独唱', '独唱', '单人组', '单人组']);
});

test('persons and units are told from the registers', async () => {
  const { programmeId, stageIds } = await hall.row([{ kind: 'enrolment' }, { kind: 'sessions' }]);
  const [places = '', held = ''] = stageIds;
  const worker = await hall.worker('王小明');
  await hall.act(worker.scope, { kind: 'enrolment', stageId: places, name: 'enrol' });

  const cards = await hall.inside({ programmeId, stageId: held }, async ({ host }) =>
    host.cards([...(await host.subjects()), { kind: 'unit', id: hall.east.id }]),
  );
  expect(cards.map(({ kind, title, unitId, people }) => ({ kind, title, unitId, people }))).toEqual([
    {
      kind: 'person',
      title: '王小明',
      unitId: hall.eastPrimary.id,
      people: [{ personId: worker.id, name: '王小明', part: 'nominee' }],
    },
    { kind: 'unit', title: expect.any(String), unitId: hall.east.id, people: [] },
  ]);
});
