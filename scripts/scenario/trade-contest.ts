import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { markAll, releaseAwards, releaseRound, startRound, type Taste } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { draft, type Programme } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const DAY_MS = 86_400_000;
const COMPANIES = [
  '试点会展集团会议公司工会',
  '试点会展集团酒店公司工会',
  '试点会展集团展览公司工会',
  '试点会展集团物业公司工会',
];
const EVENTS = ['show', 'english', 'table', 'guide', 'planning'];
/** As the template has it: the best three of five count. */
const BEST = 3;

/** C7: five events of a group company with enrolment, theory and practical marks of their own, and the all-round ranking. */
export async function tradeContest(scales: Scales['trade-contest']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['trade-contest']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  await house.addUnits('primary', COMPANIES);
  const people = makePeople(scales.workers.ours, COMPANIES);
  await importRoster(officer, { unitId: districtId, rows: people });
  const ids = await listPersonIds(officer, districtId);
  const contest = await prepare(officer, districtId);
  const { stages } = await officer.get<{ stages: { kind: string }[] }>(`/programmes/${contest.id}`);
  checks.same('events in the contest', scales.events.exact, stages.filter(({ kind }) => kind === 'judging').length);

  const taking = await enrol(house, { contest, people, ids, byThemselves: scales.enrolThemselves.ours });
  const [society = ''] = await house.addUnits('partner', ['试点会展行业协会']);
  const judges = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  const marked = await forEachOf(EVENTS, (event) => hold(officer, { stageId: contest.stages[event] ?? '', judges }), {
    atOnce: 1,
  });
  for (const [at, event] of EVENTS.entries()) checks.same(`ranked: ${event}`, taking[at] ?? 0, marked[at]);

  await rankAllRound(house, { contest, checks });
  const { awards } = await releaseAwards(officer, contest.stages.awards ?? '');
  checks.same('all-round awards', scales.awards.ours, awards);

  const figures = await readFigures(reader, { programmeId: contest.id });
  checks.same('people enrolled, each once', people.length, figures.get('people-enrolled')?.value);
  const entries = taking.reduce((sum, count) => sum + count, 0);
  checks.same('entries judged over all events', entries, figures.get('entries-judged')?.value);
  checks.same('awards, by the figures', scales.awards.ours, figures.get('awards')?.value);
  return { checks: checks.list };
}

async function prepare(officer: Client, districtId: string): Promise<Programme> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const contest = await draft(officer, {
    template: 'trade-contest',
    unitId: districtId,
    title: '会展服务职业技能竞赛',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 20 * DAY_MS),
    fields: { trade: '会展服务师', standard: '国家职业技能标准，高级工' },
  });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  return contest;
}

/** Everybody takes one to five events: some enrol on their phones, the others through their union. @returns how many in each */
async function enrol(
  house: House,
  given: {
    contest: Programme;
    people: readonly { name: string; phone: string }[];
    ids: ReadonlyMap<string, string>;
    byThemselves: number;
  },
): Promise<number[]> {
  const { contest, people, ids, byThemselves } = given;
  const workers = await forEachOf(people.slice(0, byThemselves), ({ phone }) => house.signIn(phone));
  const counts: number[] = [];
  for (const [at, event] of EVENTS.entries()) {
    const path = `/stages/enrolment/${contest.stages[`${event}-places`]}`;
    const takes = (index: number) => at <= index % EVENTS.length || at === (index * 3) % EVENTS.length;
    await forEachOf(
      workers.filter((_, index) => takes(index)),
      (worker) => worker.post(`${path}/enrol`, {}),
    );
    const personIds = people.flatMap(({ name }, index) =>
      index >= byThemselves && takes(index) ? (ids.get(name) ?? []) : [],
    );
    await house.officer.post(`${path}/enrol-other`, { personIds, answers: {} });
    counts.push(people.filter((_, index) => takes(index)).length);
    const { items } = await house.officer.get<{ items: { id: string; state: string }[] }>(`${path}/enrolments`, {
      limit: 500,
    });
    const waiting = items.filter(({ state }) => state === 'requested').map(({ id }) => id);
    if (waiting.length > 0) await house.officer.post(`${path}/approve`, { enrolmentIds: waiting });
  }
  return counts;
}

/** One event: the panel marks the practical, the office enters the written paper and the time, the result is released. */
async function hold(
  officer: Client,
  { stageId, judges }: { stageId: string; judges: readonly Client[] },
): Promise<number> {
  await startRound(officer, { stageId, judges });
  const { items } = await officer.get<{ items: { id: string }[] }>(`/stages/judging/${stageId}/entries`, {
    limit: 500,
  });
  await officer.post(`/stages/judging/${stageId}/measure`, {
    measures: items.flatMap(({ id }) => [
      { entryId: id, criterion: '理论', mark: 60 + Math.round(fraction(seedOf(id) + 1) * 40) },
      { entryId: id, criterion: '用时', mark: 900 + Math.round(fraction(seedOf(id) + 2) * 900) },
    ]),
  });
  await markAll(judges, { stageId, taste });
  return (await releaseRound(officer, stageId)).entries;
}

interface Row {
  rank: number;
  title: string;
  score: string;
}
interface AllRound {
  groups: { rows: { rank: number; name: string; total: string }[] }[];
}

/** Releases the standings, and works them out once more from what each event made public. */
async function rankAllRound(
  { officer, visitor }: House,
  { contest, checks }: { contest: Programme; checks: ReturnType<typeof createChecks> },
): Promise<void> {
  const path = `/stages/standings/${contest.stages['all-round']}`;
  const reached = new Map<string, number[]>();
  for (const event of EVENTS) {
    const { categories } = await visitor().get<{ categories: { rows: Row[] }[] }>(
      `/stages/judging/${contest.stages[event]}/results`,
    );
    for (const { title, score } of categories.flatMap(({ rows }) => rows))
      reached.set(title, [...(reached.get(title) ?? []), Math.round(Number(score) * 100)]);
  }
  const expected = [...reached]
    .filter(([, scores]) => scores.length >= BEST)
    .map(([name, scores]) => {
      const best = scores.toSorted((a, b) => b - a).slice(0, BEST);
      return { name, total: (best.reduce((sum, score) => sum + score, 0) / 100).toFixed(2) };
    });
  const before = await visitor().get<AllRound>(`${path}/results`);
  checks.same('ranks told before the release', 0, before.groups.length);
  const { digest, unranked } = await officer.get<{ digest: string; unranked: number }>(`${path}/overview`);
  checks.same('with fewer than three events, unranked', reached.size - expected.length, unranked);
  const { ranked } = await officer.post<{ ranked: number }>(`${path}/release`, { digest });
  checks.same('ranked all round', expected.length, ranked);
  const { groups } = await visitor().get<AllRound>(`${path}/results`);
  const rows = groups.flatMap((group) => group.rows);
  const totals = new Map(rows.map(({ name, total }) => [name, total]));
  checks.same(
    'totals as recomputed',
    expected.length,
    expected.filter(({ name, total }) => totals.get(name) === total).length,
  );
  const withSame = (total: string) => expected.filter((each) => each.total === total).length;
  const ahead = (total: string) => expected.filter((each) => Number(each.total) > Number(total)).length;
  const fits = ({ rank, total }: { rank: number; total: string }) =>
    rank > ahead(total) && rank <= ahead(total) + withSame(total);
  checks.same('ranks as recomputed', rows.length, rows.filter(fits).length);
}

const seedOf = (id: string): number => Number.parseInt(id.slice(-8), 16);

/** A number from 0 to 1 that looks like chance and is the same in every run. */
function fraction(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
}

const taste: Taste = (entryId, judge, criterion) =>
  0.6 + 0.3 * fraction(seedOf(entryId)) + 0.1 * fraction(seedOf(entryId) + judge * 7 + criterion);
