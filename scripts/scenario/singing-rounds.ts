import { createChecks, readFigures } from './checks.ts';
import { releaseAwards, startRound } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { draft, type Programme, set } from './programme.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';
import { listEntries, perform, releaseChecked, tasteOf } from './singing/round.ts';
import { enrolTeams, makeTeams, type Team, tieAcross } from './singing/teams.ts';

const DAY_MS = 86_400_000;
const UNIONS = ['试点客运公司工会', '试点印刷厂工会', '试点医院工会', '试点地铁公司工会', '试点纺织厂工会'];
const rounds = ['preliminary', 'semifinal', 'final'] as const;
/** Acts whose marks are held, as the template has it. */
const HELD = 3;

/** C3: teams sing three rounds, each told before the next begins, and ten of the fifteen in the final win a prize. */
export async function singingRounds(scales: Scales['singing-rounds']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['singing-rounds']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const count = scales.teams.ours;
  await house.addUnits('primary', UNIONS);
  const people = makePeople(count * scales.singersOfATeam.ours, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const made = makeTeams(people, { name: '劳动者之歌', count, size: scales.singersOfATeam.ours });
  const teams = tieAcross(tieAcross(made, scales.inTheSemifinal.ours), scales.inTheFinal.exact);
  const contest = await prepare(house, scales);
  const [author] = await enrolTeams(house, { stageId: contest.stages.teams ?? '', teams });
  if (!author) throw new Error('Nobody enrolled.');

  const [society = ''] = await house.addUnits('partner', ['试点音乐家协会']);
  const judges = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  const [judge] = judges;
  if (!judge) throw new Error('No judges.');
  const expected = {
    preliminary: names(teams, scales.inTheSemifinal.ours),
    semifinal: names(teams, scales.inTheFinal.exact),
    final: names(teams, scales.inTheFinal.exact),
  };
  for (const round of rounds) {
    const stageId = contest.stages[round] ?? '';
    await officer.post(`/stages/judging/${stageId}/order`, {});
    await startRound(officer, { stageId, judges });
    const entries = await listEntries(officer, stageId);
    const standing = round === 'preliminary' ? count : round === 'semifinal' ? expected.preliminary.length : undefined;
    checks.same(`${round}: teams`, standing ?? scales.inTheFinal.exact, entries.length);
    await perform(house, { stageId, judges, taste: tasteOf(entries, teams), held: HELD, checks });
    const mayGoOn = (title: string) => expected[round].includes(title);
    const told = await releaseChecked(house, { stageId, label: round, judge, author, mayGoOn, checks });
    const titles = [...told.values()].flat();
    checks.same(`${round}: go on`, expected[round].length, titles.length);
    checks.same(`${round}: the best by marks`, expected[round].length, titles.filter(mayGoOn).length);
    const next = rounds[rounds.indexOf(round) + 1];
    const after =
      next && (await house.visitor().get<{ acts: unknown[] }>(`/stages/judging/${contest.stages[next]}/live`));
    if (after) checks.same(`${round}: told before the next begins`, 0, after.acts.length);
  }

  await releaseAwards(officer, contest.stages.awards ?? '');
  await checkPrizes(house, { contest, scales, teams, checks });
  const figures = await readFigures(reader, { programmeId: contest.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.same('people, by the figures', people.length, value('people-enrolled'));
  checks.same('person-times enrolled', people.length, value('enrolments'));
  const acts = count + scales.inTheSemifinal.ours + scales.inTheFinal.exact;
  checks.same('acts judged over three rounds', acts, value('entries-judged'));
  checks.same('sheets given', acts * judges.length, value('marks-given'));
  checks.same('prizes, by the figures', total(scales), value('awards'));
  return { checks: checks.list };
}

const total = ({ first, second, third }: Scales['singing-rounds']) => first.exact + second.exact + third.exact;
const names = (teams: readonly Team[], places: number) => teams.slice(0, places).map(({ name }) => name);

async function prepare({ officer, districtId }: House, scales: Scales['singing-rounds']): Promise<Programme> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const contest = await draft(officer, {
    template: 'singing-rounds',
    unitId: districtId,
    title: '劳动者之歌职工歌咏比赛',
    startsAt,
    endsAt: new Date(startsAt.getTime() + DAY_MS),
    fields: { theme: '劳动者之歌' },
  });
  await set(officer, contest, 'preliminary', { top: scales.inTheSemifinal.ours });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  return contest;
}

async function checkPrizes(
  { visitor }: House,
  {
    contest,
    scales,
    teams,
    checks,
  }: {
    contest: Programme;
    scales: Scales['singing-rounds'];
    teams: readonly Team[];
    checks: ReturnType<typeof createChecks>;
  },
): Promise<void> {
  const { tiers } = await visitor().get<{ tiers: { key: string; winners: { title: string }[] }[] }>(
    `/stages/awards/${contest.stages.awards}/winners`,
  );
  let given = 0;
  for (const key of ['first', 'second', 'third'] as const) {
    const { exact } = scales[key];
    const winners = tiers.find((tier) => tier.key === key)?.winners.map(({ title }) => title) ?? [];
    checks.same(`prizes: ${key}`, exact, winners.length);
    const best = teams.slice(given, given + exact).map(({ name }) => name);
    checks.same(`prizes: ${key}, by rank`, exact, winners.filter((title) => best.includes(title)).length);
    given += exact;
  }
}
