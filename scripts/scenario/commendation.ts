import { dayOf } from '../../src/kernel/dates.ts';
import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf, refusalOf } from './client.ts';
import { holdNotice } from './commendation/notice.ts';
import { type Planned, planNominees } from './commendation/plan.ts';
import { climb, type Nominee, settle } from './commendation/review.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { draft, type Programme, set } from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const DAY_MS = 86_400_000;

/**
 * H1: one district's 3 + 48 + 7 from some 400 nominations by primary unions, through votes, notices, streets, departments,
 * the district and the city; on the board with three objections; conferred and entered on the roll of honour.
 */
export async function commendation(scales: Scales['commendation']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['commendation']): Promise<Ran> {
  const checks = createChecks();
  const { officer, admin, reader, districtId } = house;
  const { streets, unions, unionNames, unionIds } = await plantTree(house, scales);
  const people = makePeople(scales.unions.ours * scales.membersOfAUnion.ours, unionNames);
  const { rowsCreated } = await importRoster(officer, { unitId: districtId, rows: people });
  checks.same('members of the district', people.length, rowsCreated);
  const ids = await listPersonIds(officer, districtId);

  const programme = await open(house);
  const reviewId = programme.stages.review ?? '';
  const planned = planNominees(people, scales);
  const put = (by: Client, { union, ...nominee }: Planned) =>
    by.post<{ nomineeId: string }>(`/stages/review/${reviewId}/nominate`, {
      ...nominee,
      unitId: unionIds[union],
      ...(nominee.group === 'collective' ? {} : { personId: ids.get(nominee.name) }),
      deedsShort: '扎根一线二十年，完成技术改进三十项，带徒十二名。',
    });
  const nominees = await forEachOf(
    planned,
    async (nominee): Promise<Nominee> => {
      const { nomineeId } = await put(unions[nominee.union] as Client, nominee);
      return { ...nominee, id: nomineeId };
    },
    { atOnce: 8 },
  );
  const [first, second] = nominees as [Nominee, Nominee];
  checks.same('nominated twice', 'review.twice', await refusalOf(put(unions[first.union] as Client, first)));
  checks.same(
    'nominated by another union',
    'review.notYourUnit',
    await refusalOf(put(unions[second.union] as Client, first)),
  );
  checks.same(
    'a step skipped',
    'review.wrongStep',
    await refusalOf(
      unions[0]?.post(`/stages/review/${reviewId}/approve`, { step: 'above', nominees: [{ nomineeId: first.id }] }) ??
        Promise.resolve(),
    ),
  );

  const reviewing = {
    ...{ stageId: reviewId, today: dayOf(new Date()), unions, streets, district: officer, city: admin, checks, scales },
  };
  const approved = await climb(reviewing, nominees);
  const city = await settle(reviewing, approved);
  const places = scales.national.exact + scales.city.exact + scales.collectives.exact;
  await holdNotice({
    house,
    stageId: programme.stages.notice ?? '',
    handlers: await house.addOfficers('unit-officer', [districtId, districtId]),
    checks,
    places,
    wronged: city[1]?.name ?? '',
    rightly: city[4]?.name ?? '',
    substitute: city[scales.city.exact]?.name ?? '',
  });
  await confer(house, { stageId: programme.stages.awards ?? '', checks, places });

  const roll = async (level: string, kind: string) =>
    (await admin.get<{ total: number }>('/honours', { level, kind, limit: 1 })).total;
  checks.same('on the roll: national model workers', scales.national.exact, await roll('national', 'individual'));
  checks.same('on the roll: city model workers', scales.city.exact, await roll('city', 'individual'));
  checks.same('on the roll: city model collectives', scales.collectives.exact, await roll('city', 'collective'));

  const own = await readFigures(reader, { programmeId: programme.id });
  const district = await readFigures(reader, { unitId: districtId });
  const individuals = scales.national.exact + scales.city.exact;
  const told = (figures: typeof own, code: string) => figures.get(code)?.value;
  checks.same('nominations', scales.nominations.ours, told(own, 'nominations'));
  checks.same(
    'people nominated',
    scales.nominations.ours - scales.nominatedCollectives.ours,
    told(own, 'people-nominated'),
  );
  checks.same('names on the board, with the substitute', places + 1, told(own, 'notices'));
  checks.same('objections', 3, told(own, 'objections'));
  checks.same('awards', places, told(own, 'awards'));
  checks.same('figures: honours of people', individuals, told(district, 'honours-individual'));
  checks.same('figures: of them national', scales.national.exact, told(district, 'honours-individual-national'));
  checks.same('figures: of them city', scales.city.exact, told(district, 'honours-individual-city'));
  checks.same('figures: honours of collectives', scales.collectives.exact, told(district, 'honours-collective'));
  return { checks: checks.list };
}

/** Streets below the district, unions below the streets in turn, and an officer of each. */
async function plantTree(house: House, scales: Scales['commendation']) {
  const names = (count: number, name: (index: number) => string) => Array.from({ length: count }, (_, at) => name(at));
  const streetIds = await house.addUnits(
    'territorial',
    names(scales.streets.ours, (at) => `试点街道${at + 1}总工会`),
  );
  const unionNames = names(scales.unions.ours, (at) => `试点企业${at + 1}工会`);
  const unionIds = await forEachOf(
    unionNames,
    async (name, at) => (await house.addUnits('primary', [name], streetIds[at % streetIds.length]))[0] ?? '',
    { atOnce: 4 },
  );
  return {
    unionNames,
    unionIds,
    streets: await house.addOfficers('unit-officer', streetIds),
    unions: await house.addOfficers('unit-officer', unionIds),
  };
}

/** The district opens it from the template, with what the notice and the roll of honour have to name. */
async function open({ officer, districtId }: House): Promise<Programme> {
  const basis = '《关于评选表彰劳动模范和模范集体的通知》（试点工发〔2026〕1号）';
  const programme = await draft(officer, {
    template: 'commendation',
    unitId: districtId,
    title: '试点区劳动模范和模范集体推荐评选',
    startsAt: new Date(Date.now() - DAY_MS),
    endsAt: new Date(Date.now() + 120 * DAY_MS),
    fields: { basis, conferredBy: '试点市总工会', conditions: ['在本职岗位作出突出贡献'] },
  });
  await set(officer, programme, 'notice', { basis, process: '经逐级推荐审核', phone: '12351' });
  await set(officer, programme, 'awards', { basis: '试点工发〔2026〕9号', issuers: ['试点市总工会'] });
  await officer.post(`/programmes/${programme.id}/moves`, { move: 'publish' });
  return programme;
}

/** Releases the awards: the city's officer, since a district gives nobody a city's honour. */
async function confer(
  { officer, admin }: House,
  { stageId, checks, places }: { stageId: string; checks: ReturnType<typeof createChecks>; places: number },
): Promise<void> {
  const path = `/stages/awards/${stageId}`;
  const { digest } = await admin.get<{ digest: string }>(`${path}/draft`);
  checks.same(
    'released by the district',
    'awards.notKeeper',
    await refusalOf(officer.post(`${path}/release`, { digest })),
  );
  const released = await admin.post<{ awards: number; honours: number }>(`${path}/release`, { digest });
  checks.same('awards released', places, released.awards);
  checks.same('honours conferred', places, released.honours);
}
