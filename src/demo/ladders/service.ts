import { addDays, dayOf, momentOf } from '../../kernel/dates.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { systemScope } from '../../people/access/mint/service.ts';
import type { House } from '../../platform/house.ts';
import { awardLevels } from '../../registries/ladders/awarding/service.ts';
import { createLadder } from '../../registries/ladders/keeping/service.ts';
import { ladderFields } from '../../registries/ladders/register.ts';
import { listPeople } from '../../registries/ladders/standing/service.ts';
import type { DemoPerson } from '../people/contract.ts';
import { DEMO_SEED, diceOf } from '../rules.ts';
import { act, at, change, DAY_MS, daysBefore, go, look, open, type Running } from '../running/service.ts';
import type { DemoUnits } from '../units/contract.ts';

const HOUR_MS = 3_600_000;
const UNIT = '首都总工会';
const CONTESTANTS = 24;
/** So many who are ready wait for an officer. */
const LEFT_READY = 4;

/**
 * A ladder of couriers with a contest behind it, training under way, levels awarded and some people ready: the courier
 * who signs in to the demo stands on it. @returns how many hold a level
 */
export async function loadLadder(
  house: House,
  {
    federationId,
    units,
    people,
    now: loadedAt,
  }: { federationId: string; units: DemoUnits; people: readonly DemoPerson[]; now: Date },
): Promise<number> {
  const scope = await systemScope(house, federationId, { name: '演示干部' });
  // What happened on other days happened in the middle of the morning.
  const now = momentOf(addDays(dayOf(loadedAt, scope.zone), -1), '10:00', scope.zone);
  const unit = units.byName.get(UNIT);
  if (!unit) throw new RangeError(`no unit ${UNIT}`);
  const { id: ladderId } = await createLadder(at({ house, now }, 40), scope, {
    ...ladderFields.parse({
      title: '快递员技能阶梯',
      titleEn: 'Skill ladder of couriers',
      trade: '快递员',
      tradeCode: '4-02-07-08',
      about: '竞赛成绩和培训学时自动计入；达到条件由市总工会会同评价机构认定。',
      assessor: '首都快递职业技能评价中心',
      rungs: [
        { level: 'intermediate', contest: { rank: 16 } },
        { level: 'senior', contest: { rank: 8 }, hours: 24 },
        { level: 'technician', contest: { rank: 1 }, hours: 40 },
      ],
    }),
    unitId: unit.id,
  });
  const making = await begin({ house, scope, now }, unit.id);
  await act(making, 'ladder', { name: 'link', daysAgo: 29, input: { ladderId } });
  const dice = diceOf(DEMO_SEED + 77);
  const couriers = people.filter(
    ({ workerKinds, unit: own }) => workerKinds.includes('courier') && isWithin(own.path, unit.path),
  );
  const [first, ...others] = couriers;
  const contestants = [...(first ? [first] : []), ...dice.some(others, CONTESTANTS - 1)];
  await act(making, 'places', {
    name: 'enrolOther',
    daysAgo: 26,
    input: { personIds: contestants.map(({ id }) => id), answers: {} },
  });
  const judge = people.find(({ workerKinds }) => !workerKinds.includes('courier'));
  await compete(making, { contestants, judgeId: judge?.id ?? '' });
  for (const daysAgo of [9, 2]) await train(making, { contestants, daysAgo });
  const { items } = await listPeople(house.db, scope, { ladderId, standing: 'ready', limit: 100 });
  const known = items.filter(({ id }) => id !== first?.id);
  const given = [...(first ? [first] : []), ...known.slice(0, Math.max(0, known.length - LEFT_READY))];
  const { awarded } = await awardLevels(at(making, 6), scope, {
    ...{ ladderId, awardedOn: dayOf(new Date(now.getTime() - 6 * DAY_MS), scope.zone), basis: '首工发〔2026〕18号' },
    people: given.map(({ id }) => ({ personId: id, level: 'intermediate' })),
  });
  return awarded;
}

/** The contest and training of couriers, running since twenty days. */
async function begin(given: Pick<Running, 'house' | 'scope' | 'now'>, unitId: string): Promise<Running> {
  const { now } = given;
  const running = await open(given, 30, {
    ...{ template: 'skill-ladder', unitId, title: '快递员技能竞赛与提升培训' },
    titleEn: 'Couriers: contest and training',
    summary: '先比赛、再培训、后晋级。成绩和学时自动计入快递员技能阶梯，达到条件发证书。',
    startsAt: daysBefore(now, 20),
    endsAt: daysBefore(now, -25),
    place: '首都工人文化宫实训室',
    fields: { trade: '快递员', chain: '揽收、分拣、运输、投递、客服' },
  });
  const criteria = [
    { title: '理论', titleEn: 'Theory', outOf: 100, weight: 30, by: 'office' },
    { title: '实操', titleEn: 'Practical', outOf: 100, weight: 70, by: 'office' },
  ];
  await change(running, 'contest', { criteria }, 30);
  await go(running, 'publish', 30);
  await go(running, 'start', 20);
  return running;
}

/** Papers and stop watches give the marks; the courier of the demo comes sixth. */
async function compete(
  making: Running,
  { contestants, judgeId }: { contestants: readonly DemoPerson[]; judgeId: string },
): Promise<void> {
  await act(making, 'contest', { name: 'invite', daysAgo: 18, input: { personId: judgeId, part: 'chief' } });
  await act(making, 'contest', { name: 'start', daysAgo: 18 });
  const { items } = await look<{ items: { id: string; title: string }[] }>(making, 'contest', {
    ...{ name: 'entries', input: { limit: 100 } },
  });
  const measures = items.flatMap(({ id, title }) => {
    const turn = contestants.findIndex(({ name }) => name === title);
    const place = turn === 0 ? 5.5 : turn;
    return [
      { entryId: id, criterion: '理论', mark: Math.round((96 - place * 0.9) * 10) / 10 },
      { entryId: id, criterion: '实操', mark: Math.round((97 - place * 1.2) * 10) / 10 },
    ];
  });
  await act(making, 'contest', { name: 'measure', daysAgo: 17, input: { measures } });
  await act(making, 'contest', { name: 'close', daysAgo: 17 });
  const { digest } = await look<{ digest: string }>(making, 'contest', { name: 'preview' });
  await act(making, 'contest', {
    name: 'release',
    daysAgo: 16,
    input: { digest, reason: '理论机考、实操计时由系统录入，裁判长复核' },
  });
}

async function train(
  making: Running,
  { contestants, daysAgo }: { contestants: readonly DemoPerson[]; daysAgo: number },
): Promise<void> {
  const startsAt = new Date(making.now.getTime() - daysAgo * DAY_MS - HOUR_MS);
  const { id: sessionId } = await act<{ id: string }>(making, 'training', {
    ...{ name: 'addSession', daysAgo: daysAgo + 1 },
    input: {
      title: daysAgo > 5 ? '分拣与路线优化' : '客户沟通与应急处置',
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + 6 * HOUR_MS), venue: '首都工人文化宫实训室' },
    },
  });
  const came = contestants.filter((_, turn) => turn % 5 !== 4 || daysAgo > 5);
  await act(making, 'training', { name: 'handIn', daysAgo, input: { sessionId, personIds: came.map(({ id }) => id) } });
}
