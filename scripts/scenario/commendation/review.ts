import { addDays } from '../../../src/kernel/dates.ts';
import type { Checks } from '../checks.ts';
import { type Client, forEachOf, refusalOf } from '../client.ts';
import type { Scales } from '../scenario.ts';
import { inPlannedOrder, type Planned } from './plan.ts';

/** As the template asks them. */
const DEPARTMENTS = ['人力资源和社会保障', '公安', '税务', '应急管理', '市场监管', '生态环境'];

/** Somebody who was put forward. */
export interface Nominee extends Planned {
  id: string;
}

export interface Reviewing {
  stageId: string;
  today: string;
  /** Of the unions, then of the streets above them, of the district and of the city. */
  unions: readonly Client[];
  streets: readonly Client[];
  district: Client;
  city: Client;
  checks: Checks;
  scales: Scales['commendation'];
}

/** Lets nominees climb from their unions to the city; some lose their vote, are returned, rejected or vetoed on the way. */
export async function climb(reviewing: Reviewing, nominees: readonly Nominee[]): Promise<Nominee[]> {
  const voted = await passUnions(reviewing, nominees);
  const passed = await passStreets(reviewing, voted);
  const heard = await hearDepartments(reviewing, passed);
  return passDistrictAndCity(reviewing, heard);
}

const idsOf = (nominees: readonly Nominee[]) => nominees.map(({ id }) => id);
const path = ({ stageId }: Reviewing, action: string) => `/stages/review/${stageId}/${action}`;

function approve(
  reviewing: Reviewing,
  by: Client,
  given: { step: string; nominees: readonly Nominee[]; more?: object },
) {
  return by.post(path(reviewing, 'approve'), {
    step: given.step,
    nominees: given.nominees.map(({ id }) => ({ nomineeId: id, ...given.more })),
  });
}

const refuse = (
  reviewing: Reviewing,
  by: Client,
  move: 'return' | 'reject',
  nominees: readonly Nominee[],
  reason: string,
) =>
  nominees.length === 0 ? Promise.resolve() : by.post(path(reviewing, move), { nomineeIds: idsOf(nominees), reason });

/** The vote and the notice of each union, all its nominees at once. */
async function passUnions(reviewing: Reviewing, nominees: readonly Nominee[]): Promise<Nominee[]> {
  const { unions, checks, scales, today } = reviewing;
  const vote = { expected: 90, present: 86, inFavour: 80, against: 3, on: addDays(today, -1) };
  const notice = { fromOn: addDays(today, -24), untilOn: addDays(today, -2), outcome: '无异议' };
  const lost = nominees.filter(({ group }) => group === 'city').slice(0, scales.votesLost.ours);
  const refused: string[] = [];
  await forEachOf(
    unions,
    async (officer, union) => {
      const own = nominees.filter((nominee) => nominee.union === union);
      for (const nominee of own.filter((each) => lost.includes(each))) {
        const more = { vote: { ...vote, inFavour: 45 } };
        refused.push(await refusalOf(approve(reviewing, officer, { step: 'vote', nominees: [nominee], more })));
        await refuse(reviewing, officer, 'reject', [nominee], '民主推荐赞成未过半');
      }
      const kept = own.filter((each) => !lost.includes(each));
      await approve(reviewing, officer, { step: 'vote', nominees: kept, more: { vote } });
      await approve(reviewing, officer, { step: 'unitNotice', nominees: kept, more: { notice } });
    },
    { atOnce: 8 },
  );
  checks.same('votes lost', lost.length, refused.filter((code) => code === 'review.voteLost').length);
  return nominees.filter((each) => !lost.includes(each));
}

/** Streets return some for correction, reject some, and let the others pass. */
async function passStreets(reviewing: Reviewing, nominees: readonly Nominee[]): Promise<Nominee[]> {
  const { streets, unions, scales } = reviewing;
  const city = nominees.filter(({ group }) => group === 'city');
  const rejected = new Set(city.slice(-scales.rejectedByStreets.ours));
  const returned = new Set(city.slice(0, scales.returned.ours));
  await forEachOf(
    streets,
    async (officer, street) => {
      const own = nominees.filter(({ union }) => union % streets.length === street);
      await refuse(
        reviewing,
        officer,
        'reject',
        own.filter((each) => rejected.has(each)),
        '名额所限，事迹不够突出',
      );
      const back = own.filter((each) => returned.has(each));
      await refuse(reviewing, officer, 'return', back, '请补充近五年的事迹');
      for (const { id, union, categories } of back) {
        const author = unions[union] as Client;
        const deedsShort = '近五年完成技术改进十二项，带徒八名。';
        await author.post(path(reviewing, 'correct'), { nomineeId: id, categories, deedsShort });
        await author.post(path(reviewing, 'submit'), { nomineeIds: [id] });
      }
      await approve(reviewing, officer, { step: 'superior', nominees: own.filter((each) => !rejected.has(each)) });
    },
    { atOnce: 4 },
  );
  return nominees.filter((each) => !rejected.has(each));
}

/** Every department is asked about everybody; what one of them disagrees with cannot pass. */
async function hearDepartments(reviewing: Reviewing, nominees: readonly Nominee[]): Promise<Nominee[]> {
  const { district, checks, scales, today } = reviewing;
  const vetoed = nominees.filter(({ group }) => group === 'city').slice(-scales.vetoed.ours);
  const opine = (department: string, verdict: string, about: readonly Nominee[]) =>
    district.post(path(reviewing, 'opine'), {
      ...{ step: 'opinions', nomineeIds: idsOf(about), department, verdict, document: '函〔2026〕1号', on: today },
    });
  checks.same(
    'approving before departments are heard',
    'review.opinionsOpen',
    await refusalOf(approve(reviewing, district, { step: 'opinions', nominees })),
  );
  for (const department of DEPARTMENTS) await opine(department, 'agree', nominees);
  await opine('公安', 'disagree', vetoed);
  checks.same(
    'approving against a department',
    'review.vetoed',
    await refusalOf(approve(reviewing, district, { step: 'opinions', nominees })),
  );
  await refuse(reviewing, district, 'reject', vetoed, '部门不同意');
  const kept = nominees.filter((each) => !vetoed.includes(each));
  await approve(reviewing, district, { step: 'opinions', nominees: kept });
  return kept;
}

/** The district keeps as many as have places or stand in reserve, and two more; the city says the last word. */
async function passDistrictAndCity(reviewing: Reviewing, nominees: readonly Nominee[]): Promise<Nominee[]> {
  const { district, city, scales } = reviewing;
  const cityRejects = scales.rejectedByTheCity.ours;
  const most = {
    national: scales.national.exact,
    city: scales.city.exact + scales.reserveOfCity.ours + cityRejects,
    collective: scales.collectives.exact + scales.reserveOfCollectives.ours,
  };
  const kept = (Object.keys(most) as (keyof typeof most)[]).flatMap((group) =>
    nominees.filter((each) => each.group === group).slice(0, most[group]),
  );
  await refuse(
    reviewing,
    district,
    'reject',
    nominees.filter((each) => !kept.includes(each)),
    '评审会未通过',
  );
  await approve(reviewing, district, { step: 'district', nominees: kept });
  const last = kept.filter(({ group }) => group === 'city').slice(-cityRejects);
  await refuse(reviewing, city, 'reject', last, '市级复核未通过');
  const approved = kept.filter((each) => !last.includes(each));
  await approve(reviewing, city, { step: 'above', nominees: approved });
  return approved;
}

/** Puts the approved in an order against the plan, which cannot be settled, then within it. @returns city's, in order */
export async function settle(reviewing: Reviewing, approved: readonly Nominee[]): Promise<Nominee[]> {
  const { district, checks, scales } = reviewing;
  const order = (group: string, rows: readonly Nominee[]) =>
    district.post(path(reviewing, 'order'), { group, nomineeIds: idsOf(rows) });
  const of = (group: string) => inPlannedOrder(approved.filter((each) => each.group === group));
  const city = of('city');
  await order('national', of('national'));
  await order('collective', of('collective'));
  await order('city', city.toReversed());
  checks.same(
    'settling against the plan',
    'review.notSettled',
    await refusalOf(district.post(path(reviewing, 'settle'), {})),
  );
  await order('city', city);
  const settled = await district.post<{ recommended: number; reserve: number }>(path(reviewing, 'settle'), {});
  const places = scales.national.exact + scales.city.exact + scales.collectives.exact;
  checks.same('recommended', places, settled.recommended);
  checks.same('in reserve', scales.reserveOfCity.ours + scales.reserveOfCollectives.ours, settled.reserve);
  return city;
}
