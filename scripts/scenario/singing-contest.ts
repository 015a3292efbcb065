import { type Checks, createChecks, readFigures } from './checks.ts';
import type { Client } from './client.ts';
import { markAll, releaseAwards, startRound } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople, type Person } from './people.ts';
import { addSession, draft, handIn, type Programme, set } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';
import { listEntries, perform, releaseChecked, tasteOf } from './singing/round.ts';
import { enrolTeams, makeTeams, type Team, tieAcross } from './singing/teams.ts';

const HOUR_MS = 3_600_000;
const UNIONS = ['试点客运公司工会', '试点印刷厂工会', '试点医院工会', '试点地铁公司工会', '试点纺织厂工会'];
const categories = ['solo', 'group', 'choir'] as const;
/** Acts whose marks are held in the final, as the template has it. */
const HELD = 3;
/** First, second and third prizes of each category, as the template has them. */
const PRIZES = [3, 6, 9];

/** C2: teams in three categories, a preliminary that promotes to a live final, prizes, and an award show open to all. */
export async function singingContest(scales: Scales['singing-contest']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['singing-contest']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  await house.addUnits('primary', UNIONS);
  const { people, teams, parts } = plan(scales);
  await importRoster(officer, { unitId: districtId, rows: people });
  const { contest, sessionId } = await prepare(house);
  const [author] = await enrolTeams(house, { stageId: contest.stages.teams ?? '', teams });
  const [society = ''] = await house.addUnits('partner', ['试点音乐家协会']);
  const judges = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  const [judge] = judges;
  if (!author || !judge) throw new Error('Nobody enrolled, or no judges.');

  const preliminary = contest.stages.preliminary ?? '';
  await startRound(officer, { stageId: preliminary, judges });
  const entries = await listEntries(officer, preliminary);
  const sheets = await markAll(judges, { stageId: preliminary, taste: tasteOf(entries, teams), decimals: 1 });
  checks.same('acts before each judge', teams.length, Math.min(...sheets));
  const going = new Set(categories.flatMap((category) => best(teams, category, scales.finalists[category].exact)));
  const mayGoOn = (title: string) => going.has(title);
  const told = await releaseChecked(house, {
    stageId: preliminary,
    label: 'preliminary',
    judge,
    author,
    mayGoOn,
    checks,
  });
  for (const category of categories) {
    const expected = best(teams, category, scales.finalists[category].exact);
    const finalists = [...told.values()].find((titles) => titles.some((title) => expected.includes(title))) ?? [];
    checks.same(`finalists: ${category}`, scales.finalists[category].exact, finalists.length);
    checks.same(`finalists: ${category}, the best by marks`, expected.length, countOf(finalists, expected));
  }

  const final = contest.stages.final ?? '';
  await officer.post(`/stages/judging/${final}/order`, {});
  await startRound(officer, { stageId: final, judges });
  const finalists = await listEntries(officer, final);
  checks.same('acts in the final', going.size, finalists.length);
  await perform(house, { stageId: final, judges, taste: tasteOf(finalists, teams), held: HELD, checks });
  await releaseChecked(house, { stageId: final, label: 'final', judge, author, mayGoOn, checks });

  const { awards } = await releaseAwards(officer, contest.stages.awards ?? '');
  const prizes = categories.length * PRIZES.reduce((sum, count) => sum + count, 0);
  checks.same('prizes', prizes, awards);
  const winners = await checkPrizes(house, { contest, teams, checks });
  const performers = await holdShow(house, { contest, sessionId, winners, teams, checks });

  const figures = await readFigures(reader, { programmeId: contest.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.atLeast('participants, scale', scales.participants.atLeast, value('people-enrolled'));
  checks.same('participants', people.length, value('people-enrolled'));
  checks.same('person-times: some sing in two categories', parts, value('enrolments'));
  checks.same('acts judged in both rounds', teams.length + going.size, value('entries-judged'));
  checks.same('sheets given', (teams.length + going.size) * judges.length, value('marks-given'));
  checks.same('prizes, by the figures', prizes, value('awards'));
  checks.same('on the stage of the award show', performers, value('people-reached'));
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('participants, by the district', people.length, district.get('people-enrolled')?.value);
  return { checks: checks.list };
}

interface Plan {
  people: Person[];
  teams: Team[];
  /** Places in all teams together. */
  parts: number;
}

/** Choirs, groups and soloists; some soloists sing in a choir as well. In each category two are equal across the cut. */
function plan(scales: Scales['singing-contest']): Plan {
  const { choirs, singersOfAChoir, groups, singersOfAGroup, solos, solosFromChoirs, finalists } = scales;
  const ofChoirs = choirs.ours * singersOfAChoir.ours;
  const ofGroups = groups.ours * singersOfAGroup.ours;
  const people = makePeople(ofChoirs + ofGroups + solos.ours - solosFromChoirs.ours, UNIONS);
  // The second of each choir sings alone as well, its captain enrols the choir.
  const doubled = Array.from({ length: solosFromChoirs.ours }, (_, at) => people[at * singersOfAChoir.ours + 1]);
  const soloists = [...doubled.flatMap((person) => person ?? []), ...people.slice(ofChoirs + ofGroups)];
  const make = (category: (typeof categories)[number], name: string, members: readonly Person[], count: number) =>
    tieAcross(makeTeams(members, { name, category, count, size: members.length / count }), finalists[category].exact);
  const teams = [
    ...make('choir', '合唱', people.slice(0, ofChoirs), choirs.ours),
    ...make('group', '小组唱', people.slice(ofChoirs, ofChoirs + ofGroups), groups.ours),
    ...make('solo', '独唱', soloists, solos.ours),
  ];
  return { people, teams, parts: teams.reduce((sum, team) => sum + team.people.length, 0) };
}

const best = (teams: readonly Team[], category: string, places: number) =>
  teams
    .filter((team) => team.category === category)
    .slice(0, places)
    .map(({ name }) => name);

/** How many of these are among those that were expected. */
const countOf = (titles: readonly string[], expected: readonly string[]) =>
  titles.filter((title) => expected.includes(title)).length;

async function prepare({ officer, districtId }: House): Promise<{ contest: Programme; sessionId: string }> {
  const startsAt = new Date(Date.now() + HOUR_MS);
  const contest = await draft(officer, {
    template: 'singing-contest',
    unitId: districtId,
    title: '“五月的鲜花”职工歌咏比赛',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * HOUR_MS),
    fields: { theme: '五月的鲜花' },
  });
  await set(officer, contest, 'awards', { organisers: null });
  const stageId = contest.stages.show ?? '';
  const sessionId = await addSession(officer, stageId, { title: '颁奖演出', startsAt, hours: 2, venue: '试点区剧场' });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  return { contest, sessionId };
}

interface Winner {
  title: string;
  group: string;
}

/** @returns titles of the first prizes by category */
async function checkPrizes(
  { visitor }: House,
  { contest, teams, checks }: { contest: Programme; teams: readonly Team[]; checks: Checks },
): Promise<string[]> {
  const { tiers } = await visitor().get<{ tiers: { name: string; winners: Winner[] }[] }>(
    `/stages/awards/${contest.stages.awards}/winners`,
  );
  let given = 0;
  for (const [at, count] of PRIZES.entries()) {
    const titles = tiers[at]?.winners.map(({ title }) => title) ?? [];
    const expected = categories.flatMap((category) => best(teams, category, given + count).slice(given));
    checks.same(`${tiers[at]?.name}, by rank in each category`, expected.length, countOf(titles, expected));
    given += count;
  }
  return tiers[0]?.winners.map(({ title }) => title) ?? [];
}

/** The best sing again at the award show: a programme of chapters by category, and everyone on the stage signed in. */
async function holdShow(
  house: House,
  {
    contest,
    sessionId,
    winners,
    teams,
    checks,
  }: { contest: Programme; sessionId: string; winners: string[]; teams: readonly Team[]; checks: Checks },
): Promise<number> {
  const { officer, districtId } = house;
  const path = `/stages/sessions/${contest.stages.show}`;
  const singing = teams.filter(({ name }) => winners.includes(name));
  await officer.post(`${path}/set-agenda`, {
    sessionId,
    items: singing.map(({ name, category }) => ({
      chapter: category,
      title: `${name}（一等奖）`,
      speakers: [{ name }],
    })),
  });
  const { sessions } = await house.visitor().get<{ sessions: { agenda: unknown[] }[] }>(`${path}/programme`);
  checks.same('acts of the award show, to a visitor', winners.length, sessions[0]?.agenda.length);
  const ids = await listPersonIds(officer, districtId);
  const performers = [...new Set(singing.flatMap((team) => team.people.flatMap(({ name }) => ids.get(name) ?? [])))];
  const [door] = (await house.addOfficers('check-in-helper', [districtId])) as [Client];
  const outcomes = await handIn(door, contest.stages.show ?? '', { sessionId, personIds: performers });
  checks.same('signed in for the award show', performers.length, outcomes.done ?? 0);
  return performers.length;
}
