import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { markAll, releaseRound, startRound, type Taste } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { addSession, draft, handIn, type Programme } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const DAY_MS = 86_400_000;
/** Up the chain to down it: fabrics, dyeing, patterns, sewing, logistics, shops. */
const LINKS = ['面料', '印染', '制版', '缝制', '仓配', '零售'];
/** As the template has it. */
const HOURS_A_SESSION = 8;

/** C8: one contest and its training along a garment chain, and the levels that they lead to. */
export async function skillLadder(scales: Scales['skill-ladder']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['skill-ladder']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const companies = LINKS.flatMap((link) =>
    Array.from({ length: scales.companiesOfALink.ours }, (_, at) => `试点服装产业链${link}${at + 1}厂工会`),
  );
  const unitIds = await house.addUnits('primary', companies);
  const people = makePeople(scales.workers.ours, companies);
  await importRoster(officer, { unitId: districtId, rows: people });
  const ids = await listPersonIds(officer, districtId);
  const idOf = (index: number) => ids.get(people[index]?.name ?? '') ?? '';
  checks.same('companies up and down the chain', LINKS.length * scales.companiesOfALink.ours, unitIds.length);

  const ladder = await setUp(officer, { districtId, scales });
  const contest = await prepare(officer, { districtId, ladder });
  await officer.post(`/stages/enrolment/${contest.stages.places}/enrol-other`, {
    personIds: people.map((_, index) => idOf(index)),
    answers: {},
  });
  await compete(house, { contest, scales });
  const path = `/ladders/${ladder}`;
  const ready = (level: string) =>
    officer.get<{ total: number; items: { id: string }[] }>(`${path}/people`, { standing: 'ready', level, limit: 500 });
  const { intermediate, senior } = scales.ranks;
  const first = await ready('intermediate');
  checks.same('ready for the first level after the contest', intermediate.ours, first.total);
  checks.same('ready for a higher one before training', 0, (await ready('senior')).total);

  await award(officer, { path, level: 'intermediate', personIds: first.items.map(({ id }) => id) });
  const trained = await train(house, { contest, scales, personIds: people.map((_, index) => idOf(index)) });
  const hours = trained * HOURS_A_SESSION;
  // A result counts for one level: for the next there has to be another contest.
  checks.same('ready for the next level on the same result', 0, (await ready('senior')).total);
  const final = await prepare(officer, { districtId, ladder, title: '服装制版技能竞赛（提高赛）' });
  await officer.post(`/stages/enrolment/${final.stages.places}/enrol-other`, {
    personIds: first.items.map(({ id }) => id),
    answers: {},
  });
  await compete(house, { contest: final, scales });
  const second = await ready('senior');
  checks.same('ready for the next level after another', senior.ours, second.total);
  await award(officer, { path, level: 'senior', personIds: second.items.map(({ id }) => id) });
  const refused = await award(officer, { path, level: 'senior', personIds: [first.items.at(-1)?.id ?? ''] });
  checks.same('levels to whoever is not ready', 0, refused.awarded);

  await look(house, { scales, people, path, checks, seniors: second.items.map(({ id }) => id), idOf });
  const figures = await readFigures(reader, { unitId: districtId });
  const levels = intermediate.ours + senior.ours;
  checks.same('levels awarded, person-times', levels, figures.get('skill-levels')?.value);
  checks.same('people with a level', intermediate.ours, figures.get('skilled-people')?.value);
  checks.same('highly skilled people', senior.ours, figures.get('high-skilled-people')?.value);
  checks.same('training hours', hours, figures.get('training-hours')?.value);
  checks.same(
    'certificates',
    levels,
    (await officer.get<{ total: number }>('/certificates', { batchId: ladder })).total,
  );
  return { checks: checks.list };
}

async function setUp(
  officer: Client,
  { districtId, scales }: { districtId: string; scales: Scales['skill-ladder'] },
): Promise<string> {
  const { intermediate, senior } = scales.ranks;
  const { id } = await officer.post<{ id: string }>('/ladders', {
    unitId: districtId,
    title: '服装制版师技能阶梯',
    trade: '服装制版师',
    assessor: '试点市服装技师学院',
    rungs: [
      { level: 'intermediate', contest: { rank: intermediate.ours } },
      { level: 'senior', contest: { rank: senior.ours }, hours: scales.hours.ours },
      { level: 'technician', contest: { rank: 1 }, hours: scales.hours.ours * 2 },
    ],
  });
  return id;
}

async function prepare(
  officer: Client,
  { districtId, ladder, title = '服装制版技能竞赛' }: { districtId: string; ladder: string; title?: string },
): Promise<Programme> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const contest = await draft(officer, {
    template: 'skill-ladder',
    unitId: districtId,
    title,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 30 * DAY_MS),
    fields: { trade: '服装制版师', chain: LINKS.join('、') },
  });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  await officer.post(`/stages/ladder/${contest.stages.ladder}/link`, { ladderId: ladder });
  return contest;
}

/** The panel marks the practical, the office enters the papers, and the result is released. */
async function compete(
  { officer, addUnits, addOfficers }: House,
  { contest, scales }: { contest: Programme; scales: Scales['skill-ladder'] },
): Promise<void> {
  const stageId = contest.stages.contest ?? '';
  const [society = ''] = await addUnits('partner', [`试点服装行业协会${stageId.slice(-4)}`]);
  const judges = await addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  await startRound(officer, { stageId, judges });
  const { items } = await officer.get<{ items: { id: string }[] }>(`/stages/judging/${stageId}/entries`, {
    limit: 500,
  });
  const measures = items.map(({ id }, at) => ({ entryId: id, criterion: '理论', mark: 60 + (at * 40) / items.length }));
  await officer.post(`/stages/judging/${stageId}/measure`, {
    measures: measures.map((each) => ({ ...each, mark: Math.round(each.mark * 10) / 10 })),
  });
  await markAll(judges, { stageId, taste });
  await releaseRound(officer, stageId);
}

const taste: Taste = (entryId, judge) => {
  const value = Math.sin(Number.parseInt(entryId.slice(-8), 16) * 12.9898) * 43_758.5453;
  return 0.5 + 0.4 * (value - Math.floor(value)) + judge * 0.02;
};

/** Everybody comes to the training, some to fewer sessions. @returns attendances in all */
async function train(
  { officer, addOfficers, districtId }: House,
  { contest, scales, personIds }: { contest: Programme; scales: Scales['skill-ladder']; personIds: readonly string[] },
): Promise<number> {
  const [helper] = (await addOfficers('check-in-helper', [districtId])) as [Client];
  const stageId = contest.stages.training ?? '';
  let came = 0;
  for (let at = 0; at < scales.sessions.ours; at++) {
    const sessionId = await addSession(officer, stageId, {
      title: `制版提升第 ${at + 1} 讲`,
      startsAt: new Date(Date.now() + 60_000),
      hours: 2,
      venue: '产业链公共实训基地',
    });
    const { done = 0 } = await handIn(helper, stageId, { sessionId, personIds });
    came += done;
  }
  return came;
}

async function award(
  officer: Client,
  { path, level, personIds }: { path: string; level: string; personIds: readonly string[] },
): Promise<{ awarded: number }> {
  return officer.post<{ awarded: number }>(`${path}/awards`, {
    people: personIds.map((personId) => ({ personId, level })),
    awardedOn: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10),
    basis: '试点人社发〔2026〕14号',
  });
}

/** What a worker sees of the own ladder, and others do not. */
async function look(
  { signIn, visitor }: House,
  {
    scales,
    people,
    path,
    checks,
    seniors,
    idOf,
  }: {
    scales: Scales['skill-ladder'];
    people: readonly { name: string; phone: string }[];
    path: string;
    checks: ReturnType<typeof createChecks>;
    seniors: readonly string[];
    idOf: (index: number) => string;
  },
): Promise<void> {
  const at = people.findIndex((_, index) => seniors.includes(idOf(index)));
  const worker = await signIn(people[at]?.phone ?? '');
  const { items } = await worker.get<{ items: { next: [string, string]; hours: number }[] }>('/me/ladders');
  checks.same('the next step, told to the worker', '下一级是技师，还需要：', items[0]?.next[0]);
  checks.same('hours, told to the worker', scales.sessions.ours * HOURS_A_SESSION, items[0]?.hours);
  const others = await forEachOf([worker, visitor()], async (client) =>
    client.get(`${path}/people/${idOf(at)}`).then(
      () => 'seen',
      () => 'hidden',
    ),
  );
  checks.same('a ladder, asked for by a worker and a visitor', 'hidden hidden', others.join(' '));
}
