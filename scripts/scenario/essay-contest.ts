import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf, refusalOf } from './client.ts';
import { markAll, releaseAwards, releaseRound, startRound, type Taste } from './contest.ts';
import { type House, openHouse } from './house.ts';
import { makePeople, type Person } from './people.ts';
import { draft, type Programme, set } from './programme.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 4;
const COMPARED_WITHIN_MS = 60_000;
const LEAST_LETTERS = 640;

type Scale = Scales['essay-contest'];

/** C6: a college's students write; copies are shown beside what they were copied from; three judges read each, blind. */
export async function essayContest(scales: Scale): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scale): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader } = house;
  const essays = scales.essays.ours;
  const [college = ''] = await house.addUnits('primary', ['试点学院工会']);
  const departments = Array.from({ length: scales.departments.ours }, (_, at) => `试点学院第${at + 1}系分工会`);
  await house.addUnits('primary', departments, college);
  const people = makePeople(essays, departments);
  await importRoster(officer, { unitId: college, rows: people });
  const contest = await prepare(officer, college, scales);
  const authors = await forEachOf(people, ({ phone }) => house.signIn(phone));

  const workIds = await handInAll(authors, contest, scales.copied.ours);
  checks.same('receipts', essays, new Set(workIds).size);
  await checkCopies({ officer, contest, checks, workIds, copied: scales.copied.ours });

  // The copies go, with a reason that their authors read.
  const stage = contest.stages.works ?? '';
  for (const workId of workIds.slice(-scales.copied.ours))
    await officer.post(`/stages/submissions/${stage}/disqualify`, { workId, reason: '与他人来稿大段相同' });
  const judged = essays - scales.copied.ours;
  const round = contest.stages.judging ?? '';
  const judges = await judgeBlind({ house, round, people, checks, scales, judged });
  checks.same('essays ranked', judged, (await releaseRound(officer, round)).entries);
  const { equal } = await officer.get<{ equal: boolean }>(`/stages/judging/${round}/verify`);
  checks.same('recomputed from the raw marks', 'equal', equal ? 'equal' : 'different');
  const [judge] = judges;
  const asked = judge?.get(`/stages/submissions/${stage}/detail`, { workId: workIds[0] });
  const code = await refusalOf(Promise.resolve(asked));
  checks.same('a judge asks who wrote an essay', 'refused', code === 'done' ? 'answered' : 'refused');

  await releaseAwards(officer, contest.stages.awards ?? '');
  const { tiers } = await house
    .visitor()
    .get<{ tiers: { key: string; winners: unknown[] }[] }>(`/stages/awards/${contest.stages.awards}/winners`);
  for (const [key, { ours }] of Object.entries(scales.tiers))
    checks.same(`awards: ${key}`, ours, tiers.find((tier) => tier.key === key)?.winners.length);
  const figures = await readFigures(reader, { programmeId: contest.id });
  const awards = Object.values(scales.tiers).reduce((sum, { ours }) => sum + ours, 0);
  checks.same('authors, by the figures', judged, figures.get('authors')?.value);
  checks.same('awards, by the figures', awards, figures.get('awards')?.value);
  return { checks: checks.list };
}

async function prepare(officer: Client, unitId: string, scales: Scale): Promise<Programme> {
  const startsAt = new Date(Date.now() + DAY_MS);
  const contest = await draft(officer, {
    template: 'essay-contest',
    unitId,
    title: '“劳动的颜色”征文比赛',
    startsAt,
    endsAt: new Date(startsAt.getTime() + DAY_MS),
    fields: { theme: '劳动的颜色', genre: '散文、通讯' },
  });
  await set(officer, contest, 'awards', { organisers: null });
  await set(officer, contest, 'judging', { perEntry: scales.judgesOfEach.ours });
  await officer.post(`/programmes/${contest.id}/moves`, { move: 'publish' });
  return contest;
}

/** Everybody hands an essay in; the last few copy the first few, with another beginning. @returns ids of the works */
async function handInAll(authors: readonly Client[], contest: Programme, copied: number): Promise<string[]> {
  const own = authors.length - copied;
  const write = async (author: Client, index: number, text: string) => {
    const { id } = await author.post<{ id: string }>(`/stages/submissions/${contest.stages.works}/hand-in`, {
      title: `劳动的颜色之${index + 1}`,
      text,
      agreed: true,
    });
    return id;
  };
  const first = await forEachOf(
    authors.slice(0, own),
    (author) => write(author, authors.indexOf(author), essay(authors.indexOf(author))),
    { atOnce: AT_ONCE },
  );
  const copies = await forEachOf(
    authors.slice(own),
    (author) =>
      write(author, authors.indexOf(author), `我的家乡有一条河。${essay(authors.indexOf(author) - own).slice(60)}`),
    { atOnce: 1 },
  );
  return [...first, ...copies];
}

async function checkCopies({
  officer,
  contest,
  checks,
  workIds,
  copied,
}: {
  officer: Client;
  contest: Programme;
  checks: ReturnType<typeof createChecks>;
  workIds: readonly string[];
  copied: number;
}): Promise<void> {
  const path = `/stages/submissions/${contest.stages.works}`;
  const flagged = await countFlagged(officer, { path, until: copied * 2 });
  checks.same('essays shown as alike: copies and what they copy', copied * 2, flagged);
  const pairs = await forEachOf(workIds.slice(-copied), async (workId) => {
    const { likenesses } = await officer.get<{ likenesses: { otherId: string }[] }>(`${path}/detail`, { workId });
    return likenesses.map(({ otherId }) => otherId);
  });
  checks.same(
    'each copy beside its original alone',
    copied,
    pairs.filter((others, at) => others.length === 1 && others[0] === workIds[at]).length,
  );
}

/** Works are compared soon after they came in: waits for as many, or for what there is after a while. */
async function countFlagged(officer: Client, { path, until }: { path: string; until: number }): Promise<number> {
  const asked = performance.now();
  for (;;) {
    const { flagged } = await officer.get<{ flagged: number }>(`${path}/summary`);
    if (flagged >= until || performance.now() - asked > COMPARED_WITHIN_MS) return flagged;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function judgeBlind({
  house,
  round,
  people,
  checks,
  scales,
  judged,
}: {
  house: House;
  round: string;
  people: readonly Person[];
  checks: ReturnType<typeof createChecks>;
  scales: Scale;
  judged: number;
}): Promise<Client[]> {
  const [society = ''] = await house.addUnits('partner', ['试点作家协会']);
  const judges = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.judges.ours }, () => society),
  );
  await startRound(house.officer, { stageId: round, judges });
  const sheets = await markAll(judges, { stageId: round, taste });
  checks.same(
    'sheets in all',
    judged * scales.judgesOfEach.ours,
    sheets.reduce((sum, count) => sum + count, 0),
  );
  checks.same('load of the busiest against the least busy judge', 'at most one more', spreadOf(sheets));
  const seen = JSON.stringify(await judges[0]?.get(`/stages/judging/${round}/desk`));
  checks.same('names of authors before a judge', 0, people.filter(({ name }) => seen.includes(name)).length);
  return judges;
}

const spreadOf = (counts: readonly number[]): string => {
  const more = Math.max(...counts) - Math.min(...counts);
  return more <= 1 ? 'at most one more' : `${more} more`;
};

const LETTERS = [
  ...'春夏秋冬山河湖海风云雨雪日月星辰花草树木田野村庄城市街道桥梁机器车间灯光汗水双手肩膀钢铁砖瓦布匹粮食书本纸笔歌声笑脸父母师傅徒弟朋友清晨黄昏深夜故乡远方道路脚步理想希望时间岁月生活劳动建设创造守护奔忙学习成长热爱坚持平凡光荣',
];

/** An essay unlike any other: letters by chance, the same in every run. */
function essay(index: number): string {
  let state = Math.imul(index + 1, 2_654_435_761) >>> 0;
  let text = '';
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  while (text.length < LEAST_LETTERS) {
    const length = 8 + Math.floor(next() * 14);
    text += `${Array.from({ length }, () => LETTERS[Math.floor(next() * LETTERS.length)]).join('')}。`;
  }
  return text;
}

/** Judges agree about an essay more than they differ; some mark harder than others. */
const taste: Taste = (entryId, judge, criterion) => {
  const quality = Number.parseInt(entryId.slice(-6), 16) / 0xffffff;
  return 0.5 + 0.35 * quality + 0.02 * ((judge * 3 + criterion) % 5);
};
