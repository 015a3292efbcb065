import { expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { plantHall } from '../../../../test/programmes.ts';
import type { HelperData } from '../contract.ts';

const { db } = await testDatabase();

/** A choir whose captain named one singer by phone and one by name alone, at a rehearsal that has begun. */
async function plantChoir() {
  const hall = await plantHall(db);
  const { programmeId, stageIds } = await hall.row([
    { kind: 'enrolment', settings: { team: { least: 2, most: 80 } } },
    { kind: 'sessions' },
  ]);
  const [choirs = '', stageId = ''] = stageIds;
  const captain = await hall.worker('领队');
  const singer = await hall.worker('队员', { phone: '+8613900002222' });
  const members = [{ name: '队员', phone: '13900002222' }, { name: '名册外' }];
  await hall.act(
    captain.scope,
    { kind: 'enrolment', stageId: choirs, name: 'enrol' },
    { team: { name: '晨光合唱队', members } },
  );
  const take = (name: string, input: object) => hall.act(hall.officer, { kind: 'sessions', stageId, name }, input);
  const startsAt = hall.house.now();
  const { id: sessionId } = (await take('addSession', {
    title: '排练',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 7_200_000),
    venue: '排练厅',
  })) as { id: string };
  const teams = async () =>
    ((await hall.look(hall.officer, { kind: 'sessions', stageId, name: 'helper' }, { sessionId })) as HelperData).teams;
  return { hall, programmeId, take, sessionId, teams, captain, singer };
}

test('a choir is checked in at once, each known singer counted once', async () => {
  const { hall, programmeId, take, sessionId, teams } = await plantChoir();
  const [team] = await teams();
  expect(team).toMatchObject({ name: '晨光合唱队', members: 3, known: 2, arrived: 0 });
  expect(await take('handInTeam', { sessionId, teamId: team?.teamId })).toMatchObject({
    team: '晨光合唱队',
    unknown: 1,
    results: [{ outcome: 'done' }, { outcome: 'done' }],
  });
  expect(await take('handInTeam', { sessionId, teamId: team?.teamId })).toMatchObject({
    results: [{ outcome: 'already' }, { outcome: 'already' }],
  });
  expect((await teams())[0]?.arrived).toBe(2);
  expect((await hall.facts(programmeId)).attendances).toBe(2);
});

test('who is missing is left out, and a team of another stage is none', async () => {
  const { take, sessionId, teams, singer, captain } = await plantChoir();
  const [team] = await teams();
  const absent = [singer.id];
  expect(await take('handInTeam', { sessionId, teamId: team?.teamId, absent })).toMatchObject({
    results: [{ outcome: 'done', personId: captain.id }],
  });
  await expect(take('handInTeam', { sessionId, teamId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'sessions.unknownTeam',
  });
  const everyone = [singer.id, captain.id];
  await expect(take('handInTeam', { sessionId, teamId: team?.teamId, absent: everyone })).rejects.toMatchObject({
    code: 'sessions.nobodyOfTeam',
  });
});

test('every team is given its time after the one before, once', async () => {
  const { hall, programmeId, take, sessionId } = await plantChoir();
  const stage = (await hall.stages(programmeId)).find(({ kind }) => kind === 'enrolment');
  const second = await hall.worker('领队二', { unitId: hall.eastPrimary.id });
  await hall.act(
    second.scope,
    { kind: 'enrolment', stageId: stage?.id ?? '', name: 'enrol' },
    { team: { name: '长河合唱队', members: [{ name: '甲' }] } },
  );
  const startsAt = new Date('2026-05-01T06:00:00Z');
  expect(await take('planTeams', { sessionId, startsAt, minutes: 12 })).toEqual({ changed: 2 });
  await expect(take('planTeams', { sessionId })).rejects.toMatchObject({ code: 'sessions.noTeamsToPlan' });
  const sessions = (await hall.stages(programmeId)).find(({ kind }) => kind === 'sessions');
  const { sessions: shown } = (await hall.look(hall.visitor(), {
    kind: 'sessions',
    stageId: sessions?.id ?? '',
    name: 'programme',
  })) as { sessions: { agenda: { title: string; startsAt: Date; minutes: number }[] }[] };
  expect(
    shown[0]?.agenda.map(({ title, startsAt: at, minutes }) => [title, at.toISOString().slice(11, 16), minutes]),
  ).toEqual([
    ['晨光合唱队', '06:00', 12],
    ['长河合唱队', '06:12', 12],
  ]);
});
