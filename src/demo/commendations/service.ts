import { addDays, dayOf } from '../../kernel/dates.ts';
import { isWithin } from '../../kernel/unit-path.ts';
import { systemScope } from '../../people/access/mint/service.ts';
import type { House } from '../../platform/house.ts';
import { demoWorkers } from '../accounts/rules.ts';
import type { DemoPerson } from '../people/contract.ts';
import { DEMO_SEED, type Dice, diceOf } from '../rules.ts';
import { act, change, daysBefore, go, look, open, type Running } from '../running/service.ts';
import type { DemoUnits } from '../units/contract.ts';
import { type Commendation, commendations, type DemoGroup, deedsOf, teamName } from './rules.ts';

interface Loading {
  federationId: string;
  units: DemoUnits;
  people: readonly DemoPerson[];
  now: Date;
}

const large: readonly DemoGroup[] = [
  { key: 'national', label: '', labelEn: '', kind: 'individual', places: 3, reserve: 0, nominated: 4 },
  { key: 'city', label: '', labelEn: '', kind: 'individual', places: 48, reserve: 5, nominated: 30 },
  { key: 'collective', label: '', labelEn: '', kind: 'collective', places: 7, reserve: 2, nominated: 6 },
];

/**
 * Lets the commendations of the demo happen, each through the services that officers use, at moments of the past: what
 * is there is what would be there.
 */
export async function loadCommendations(house: House, loading: Loading): Promise<number> {
  const dice = diceOf(DEMO_SEED + 61);
  for (const plan of commendations) await happen(house, loading, { plan, dice });
  return commendations.length;
}

/** One commendation while it is made. */
interface Making extends Running, Loading {
  plan: Commendation;
  dice: Dice;
}

async function happen(house: House, loading: Loading, { plan, dice }: { plan: Commendation; dice: Dice }) {
  const { federationId, units, now } = loading;
  const scope = await systemScope(house, federationId, { name: '演示干部' });
  const unit = units.byName.get(plan.unit);
  if (!unit) throw new RangeError(`no unit ${plan.unit}`);
  const running = await open({ house, scope, now }, plan.daysAgo, {
    template: 'commendation',
    unitId: unit.id,
    title: plan.title,
    titleEn: plan.titleEn,
    summary: plan.summary,
    body: plan.body,
    startsAt: daysBefore(now, plan.daysAgo - 1),
    endsAt: daysBefore(now, plan.daysAgo - 120),
    place: plan.unit,
    fields: { basis: plan.basis, conferredBy: plan.unit, conditions: ['遵守宪法和法律', '在本职岗位作出突出贡献'] },
  });
  const making = { ...loading, ...running, plan, dice };
  if (plan.groups) await shrink(making, plan.groups);
  if (plan.reached === 'draft') return;
  await change(
    making,
    'notice',
    { basis: plan.basis, process: '经民主推荐、逐级审核', phone: '010-12351' },
    plan.daysAgo,
  );
  await go(making, 'publish', plan.daysAgo);
  await go(making, 'start', plan.daysAgo - 1);
  if (plan.reached === 'reviewing') return review(making);
  await settle(making);
  await post(making);
  if (plan.reached === 'conferred') await confer(making);
}

/** A district's own commendation: fewer places, fewer steps. */
async function shrink(making: Making, groups: readonly DemoGroup[]): Promise<void> {
  const { unit, daysAgo } = making.plan;
  const arrange = (key: string, settings: object) => change(making, key, settings, daysAgo);
  await arrange('review', {
    groups: groups.map(({ nominated: _, ...group }) => group),
    shares: [{ group: 'person', category: 'manager', op: 'atMost', measure: 'percent', value: 20, base: '' }],
    steps: [
      { key: 'vote', label: '民主推荐', labelEn: 'Vote in the unit', level: 'own', asks: 'vote', days: 10 },
      { key: 'unitNotice', label: '单位公示', labelEn: 'Notice in the unit', level: 'own', asks: 'notice', days: 8 },
      { key: 'district', label: '区级评审', labelEn: 'District review', level: 'organiser', asks: 'nothing', days: 5 },
    ],
  });
  await arrange('notice', {
    places: groups.map(({ key, label, labelEn, places }) => ({ group: key, label, labelEn, places })),
  });
  await arrange('awards', {
    tiers: groups.map(({ key, label, labelEn, places, kind }) => ({
      ...{ key, name: label, nameEn: labelEn, count: places, group: key },
      honour: { level: 'district', title: label, kind },
    })),
    issuers: [unit],
  });
}

interface Nominated {
  id: string;
  group: string;
}

/** Puts people and teams of the unit forward, one every few hours. */
async function nominate(making: Making, { daysAgo, drafts = 0 }: { daysAgo: number; drafts?: number }) {
  const { plan, units, people, dice } = making;
  const own = units.byName.get(plan.unit);
  const here = people.slice(demoWorkers.length).filter(({ unit }) => own && isWithin(unit.path, own.path));
  const groups = plan.groups ?? large;
  const chosen = dice.some(
    here,
    groups.reduce((sum, { nominated }) => sum + nominated, 0),
  );
  const done: Nominated[] = [];
  for (const { key, kind, nominated } of groups) {
    for (let index = 0; index < nominated; index += 1) {
      const person = chosen.pop();
      if (!person) continue;
      const whom = kind === 'individual' ? { personId: person.id } : { name: teamName(index) };
      const { nomineeId } = await act<{ nomineeId: string }>(making, 'review', {
        name: 'nominate',
        daysAgo: daysAgo - done.length / 4,
        input: {
          ...{ group: key, unitId: person.unit.id, ...whom, deedsShort: deedsOf(index), deedsLong: deedsOf(index + 1) },
          categories: index % 8 === 7 ? ['manager'] : index % 3 === 2 ? [] : ['frontline'],
          submit: done.length >= drafts,
        },
      });
      if (done.length >= drafts) done.push({ id: nomineeId, group: key });
      else done.push({ id: '', group: key });
    }
  }
  return done.filter(({ id }) => id !== '');
}

const vote = (day: string) => ({ expected: 86, present: 80, inFavour: 74, against: 2, on: addDays(day, -1) });
const unitNotice = (day: string) => ({ fromOn: addDays(day, -22), untilOn: addDays(day, -1), outcome: '无异议' });

/** Lets nominees pass a step on a day. */
async function pass(making: Making, step: string, nominees: readonly Nominated[], daysAgo: number): Promise<void> {
  const day = dayOf(daysBefore(making.now, daysAgo));
  const more = step === 'vote' ? { vote: vote(day) } : step === 'unitNotice' ? { notice: unitNotice(day) } : {};
  await act(making, 'review', {
    name: 'approve',
    daysAgo,
    input: { step, nominees: nominees.map(({ id }) => ({ nomineeId: id, ...more })) },
  });
}

/** The course in the middle: somebody at every step, some late, one returned, one rejected, some drafts. */
async function review(making: Making): Promise<void> {
  // Every group has somebody at every step.
  const nominees = making.dice.some(await nominate(making, { daysAgo: 30, drafts: 2 }), 38);
  const from = (count: number) => nominees.slice(count);
  await pass(making, 'vote', from(6), 18);
  await pass(making, 'unitNotice', from(11), 14);
  await pass(making, 'superior', from(17), 10);
  const asked = from(17).map(({ id }) => id);
  for (const department of ['人力资源和社会保障', '公安', '税务', '应急管理', '市场监管', '生态环境'])
    await act(making, 'review', {
      name: 'opine',
      daysAgo: 6,
      input: {
        ...{ step: 'opinions', department, verdict: 'agree', document: '' },
        nomineeIds: department === '生态环境' ? asked.slice(5) : asked,
        on: dayOf(daysBefore(making.now, 6)),
      },
    });
  await pass(making, 'opinions', from(22), 5);
  await pass(making, 'district', from(27), 3);
  await pass(making, 'above', from(33), 1);
  const one = (at: number) => [nominees[at]?.id ?? ''];
  await act(making, 'review', {
    name: 'return',
    daysAgo: 2,
    input: { nomineeIds: one(12), reason: '请补充近五年的事迹' },
  });
  await act(making, 'review', {
    name: 'reject',
    daysAgo: 2,
    input: { nomineeIds: one(23), reason: '近两年有安全生产责任事故' },
  });
}

/** Everybody climbs; one is rejected; the others are ordered and the list is settled. */
async function settle(making: Making): Promise<void> {
  const { daysAgo, groups = [] } = making.plan;
  const nominees = await nominate(making, { daysAgo: daysAgo - 2 });
  const [rejected] = nominees;
  const kept = nominees.slice(1);
  await pass(making, 'vote', nominees, daysAgo - 8);
  await pass(making, 'unitNotice', nominees, daysAgo - 14);
  await act(making, 'review', {
    name: 'reject',
    daysAgo: daysAgo - 18,
    input: { nomineeIds: [rejected?.id], reason: '工作年限不满三年' },
  });
  await pass(making, 'district', kept, daysAgo - 18);
  for (const { key } of groups)
    await act(making, 'review', {
      name: 'order',
      daysAgo: daysAgo - 20,
      input: { group: key, nomineeIds: kept.filter(({ group }) => group === key).map(({ id }) => id) },
    });
  await act(making, 'review', { name: 'settle', daysAgo: daysAgo - 21 });
}

/** A notice that runs since two days, or ran long ago. */
async function post(making: Making): Promise<void> {
  const daysAgo = making.plan.reached === 'posted' ? 2 : making.plan.daysAgo - 25;
  await act(making, 'notice', { name: 'appoint', daysAgo, input: { usernames: ['admin'] } });
  await act(making, 'notice', { name: 'post', daysAgo });
}

/** The notice ends without objection; honours are conferred, certificates issued, and the programme is over. */
async function confer(making: Making): Promise<void> {
  const daysAgo = making.plan.daysAgo - 50;
  await act(making, 'notice', { name: 'finish', daysAgo });
  const { digest } = await look<{ digest: string }>(making, 'awards', { name: 'draft', daysAgo });
  await act(making, 'awards', { name: 'release', daysAgo: daysAgo - 1, input: { digest } });
  await go(making, 'close', daysAgo - 5);
}
