import { createChecks, readFigures } from './checks.ts';
import { type Client, refusalOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { addSession, answerFeedback, draft, type Programme } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';
import { enrolTeams, makeTeams, type Team } from './singing/teams.ts';

const HOUR_MS = 3_600_000;
/** Each choir has the hall to itself for so long. */
const REHEARSAL_MINUTES = 12;
const UNIONS = ['试点客运公司工会', '试点印刷厂工会', '试点医院工会', '试点地铁公司工会', '试点纺织厂工会'];

/** C4: choirs enrol with their singers, each rehearses at its time, and they sign in as choirs on the evening. */
export async function choralGala(scales: Scales['choral-gala']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['choral-gala']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const count = scales.choirs.exact;
  await house.addUnits('primary', UNIONS);
  const size = scales.singersOfAChoir.ours;
  const people = makePeople(count * size, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const choirs = makeTeams(people, { name: '合唱队', count, size });
  const gala = await prepare(house);
  const captains = await enrolTeams(house, { stageId: gala.stages.choirs ?? '', teams: choirs });

  const startsAt = new Date(Date.now() + HOUR_MS);
  const rehearsal = await plan(house, { gala, key: 'rehearsals', title: '走台', startsAt });
  const evening = await plan(house, { gala, key: 'gala', title: '歌咏大会', startsAt });
  await checkSheets(house, { gala, rehearsal, evening, choirs, checks });

  const [door] = (await house.addOfficers('check-in-helper', [districtId])) as [Client];
  const ids = await listPersonIds(officer, districtId);
  const absentees = (choir: Team, missing: number) =>
    choir.people.slice(-missing).flatMap(({ name }) => ids.get(name) ?? []);
  const miss = scales.missARehearsal.ours;
  const rehearsed = await signIn(door, {
    stageId: gala.stages.rehearsals ?? '',
    sessionId: rehearsal,
    absentees: (at) => (choirs[at] ? absentees(choirs[at], miss) : []),
  });
  checks.same('choirs at the rehearsal', count, rehearsed.choirs);
  checks.same('singers at the rehearsal', count * (size - miss), rehearsed.people);
  const sang = await signIn(door, { stageId: gala.stages.gala ?? '', sessionId: evening, absentees: () => [] });
  checks.same('choirs on the evening', count, sang.choirs);
  checks.same('singers on the evening', people.length, sang.people);
  const again = await signIn(door, { stageId: gala.stages.gala ?? '', sessionId: evening, absentees: () => [] });
  checks.same('signed in twice', 0, again.people);
  const late = door.post(`/stages/sessions/${gala.stages.gala}/hand-in-team`, {
    sessionId: evening,
    teamId: crypto.randomUUID(),
  });
  checks.same('a choir that is none', 'sessions.unknownTeam', await refusalOf(late));
  await answerFeedback(captains, gala.stages.feedback ?? '');

  const figures = await readFigures(reader, { programmeId: gala.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.atLeast('singers, scale', scales.singers.atLeast, value('people-enrolled'));
  checks.same('singers enrolled', people.length, value('people-enrolled'));
  checks.same('singers reached: each counted once', people.length, value('people-reached'));
  checks.same('person-times over both days', rehearsed.people + sang.people, value('attendances'));
  checks.same('sessions held', 2, value('sessions-held'));
  checks.same('answers', count, value('feedback-answers'));
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('singers, by the district', people.length, district.get('people-reached')?.value);
  return { checks: checks.list };
}

async function prepare({ officer, districtId }: House): Promise<Programme> {
  const startsAt = new Date(Date.now() + HOUR_MS);
  const gala = await draft(officer, {
    template: 'choral-gala',
    unitId: districtId,
    title: '职工歌咏大会',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * HOUR_MS),
    fields: { theme: '劳动创造幸福', conductor: '周指挥', dress: '深色正装' },
  });
  await officer.post(`/programmes/${gala.id}/moves`, { move: 'publish' });
  return gala;
}

/** A session whose agenda names every choir, each at its time. @returns the id of the session */
async function plan(
  { officer }: House,
  { gala, key, title, startsAt }: { gala: Programme; key: string; title: string; startsAt: Date },
): Promise<string> {
  const stageId = gala.stages[key] ?? '';
  const sessionId = await addSession(officer, stageId, { title, startsAt, hours: 2, venue: '试点区工人文化宫' });
  await officer.post(`/stages/sessions/${stageId}/plan-teams`, { sessionId, startsAt, minutes: REHEARSAL_MINUTES });
  return sessionId;
}

interface Session {
  id: string;
  agenda: { title: string; startsAt: string | null; minutes: number | null }[];
}

/** Anybody reads when each choir rehearses and sings; officers print it as a sheet. */
async function checkSheets(
  house: House,
  {
    gala,
    rehearsal,
    evening,
    choirs,
    checks,
  }: {
    gala: Programme;
    rehearsal: string;
    evening: string;
    choirs: readonly Team[];
    checks: ReturnType<typeof createChecks>;
  },
): Promise<void> {
  for (const [key, sessionId] of [
    ['rehearsals', rehearsal],
    ['gala', evening],
  ] as const) {
    const path = `/stages/sessions/${gala.stages[key]}`;
    const { sessions } = await house.visitor().get<{ sessions: Session[] }>(`${path}/programme`);
    const agenda = sessions.find(({ id }) => id === sessionId)?.agenda ?? [];
    checks.same(
      `${key}: choirs with a time of their own`,
      choirs.length,
      new Set(agenda.map((item) => item.startsAt)).size,
    );
    const sheet = await house.officer.get<string>(`${path}/programme-sheet`, { sessionId });
    checks.same(`${key}: a sheet to print`, '%PDF-', sheet.slice(0, 5));
  }
}

interface Desk {
  teams: { teamId: string; name: string; members: number; arrived: number }[];
}

/** A helper at the door signs in every choir at once, less those who are missing. */
async function signIn(
  door: Client,
  { stageId, sessionId, absentees }: { stageId: string; sessionId: string; absentees: (at: number) => string[] },
): Promise<{ choirs: number; people: number }> {
  const path = `/stages/sessions/${stageId}`;
  const { teams } = await door.get<Desk>(`${path}/helper`, { sessionId });
  let people = 0;
  for (const [at, { teamId }] of teams.toSorted((a, b) => (a.name < b.name ? -1 : 1)).entries()) {
    const { results } = await door.post<{ results: { outcome: string }[] }>(`${path}/hand-in-team`, {
      sessionId,
      teamId,
      absent: absentees(at),
    });
    people += results.filter(({ outcome }) => outcome === 'done').length;
  }
  return { choirs: teams.length, people };
}
