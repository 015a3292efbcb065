import { createChecks, type Figures, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { planVisits, type Visit } from './law-campaign/plan.ts';
import { campaignDays, dayHere, reportTallies } from './law-campaign/tallies.ts';
import { makePeople } from './people.ts';
import {
  addSession,
  answerFeedback,
  correct,
  draft,
  handIn,
  type Outcomes,
  type Programme,
  scan,
  sendScans,
  set,
} from './programme.ts';
import { importRoster, listPersonIds } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const MINUTE_MS = 60_000;
const HELPERS = 4;
const ANSWERS = 30;

/**
 * R2: three months at fixed points and in lectures. Sheets of the first two months are entered afterwards; on the last
 * day helpers scan codes and tick names, send batches again, and read the same codes twice. Partner units report.
 */
export async function lawCampaign(scales: Scales['law-campaign']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['law-campaign']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const carriers = range(scales.carriers.ours).map((index) => `试点运输公司${index + 1}工会`);
  const partners = range(scales.partnerUnits.exact).map((index) => `协作单位${index + 1}`);
  await house.addUnits('primary', carriers);
  const partnerIds = await house.addUnits('partner', partners);
  const reporters = await house.addOfficers('partner-reporter', partnerIds);

  const people = makePeople(scales.driversOnTheRoster.ours, carriers);
  const imported = await importRoster(officer, {
    unitId: districtId,
    rows: [...people, ...people.slice(0, scales.doubledRows.ours)],
  });
  checks.same('doubled rows held back', scales.doubledRows.ours, imported.rowsBad);
  checks.same('rows let in', people.length, imported.rowsCreated);
  const ids = await listPersonIds(officer, districtId);
  checks.same('drivers on the roster', people.length, ids.size);
  const idOf = (driver: number) => ids.get(people[driver]?.name ?? '') ?? '';

  const days = campaignDays(new Date());
  const campaign = await draft(officer, {
    template: 'law-campaign',
    unitId: districtId,
    title: '货车司机专项普法',
    startsAt: days[0],
    endsAt: new Date(days[2].getTime() + 30 * 24 * 60 * MINUTE_MS),
    fields: { topics: ['劳动合同', '工伤保险', '疲劳驾驶'], legalBasis: '工会法', hotline: '12351' },
  });
  await set(officer, campaign, 'tally', { units: partnerIds.map((unitId) => ({ unitId })) });
  const stageId = campaign.stages.points ?? '';
  const sessions = await openPoints(officer, stageId, { days, points: scales.fixedPoints.ours });
  await officer.post(`/programmes/${campaign.id}/moves`, { move: 'publish' });

  const visits = planVisits({ reached: people.length - scales.driversNeverReached.ours, points: sessions[0].length });
  const helpers = await letHelpersIn(
    house,
    people.slice(0, HELPERS).map((person) => person.phone),
    idOf,
  );
  const work = { house, helpers, stageId, sessions, visits, idOf };
  checks.same('paper sheets entered again change', 0, await enterSheets(work));
  const mistaken = range(scales.mistakenlyEntered.ours).map((index) => idOf(people.length - 1 - index));
  const wrongly = { sessionId: sessions[1][0] ?? '', personIds: mistaken, reason: '录错了场次' };
  await correct(officer, stageId, { ...wrongly, change: 'add' });
  checks.same(
    'entered by mistake, taken back',
    mistaken.length,
    await correct(officer, stageId, { ...wrongly, change: 'withdraw' }),
  );

  const today = visits.filter((visit) => visit.month === 2);
  const shown = today.slice(0, scales.driversWhoShowTheirCode.ours);
  const phones = await forEachOf(shown, ({ driver }) => house.signIn(people[driver]?.phone ?? ''));
  const scanned = await scanTwice(work, { shown, phones });
  checks.same('codes read', shown.length, scanned.first.done);
  checks.same('the same scans sent again', shown.length, scanned.again.done);
  checks.same('the same codes read by another helper', shown.length, scanned.other.already);
  const ticked = await tickTwice(work, today.slice(shown.length));
  checks.same('ticked by name', today.length - shown.length, ticked.first.done);
  checks.same('the same names handed in again', today.length - shown.length, ticked.again.already);
  await answerFeedback(phones.slice(0, ANSWERS), campaign.stages.feedback ?? '');

  const told = await reportTallies({ reporters, officer, partnerIds, stageId: campaign.stages.tally ?? '', days });
  for (const [what, expected, reported] of told.checks) checks.same(what, expected, reported);

  const figures = await readFigures(reader, { programmeId: campaign.id });
  const value = (code: string) => figures.get(code)?.value;
  const distinct = new Set(visits.map((visit) => visit.driver)).size;
  checks.atLeast('drivers reached, scale', scales.driversReached.atLeast, value('people-reached'));
  checks.same('drivers reached', distinct, value('people-reached'));
  checks.same('attendances', visits.length, value('attendances'));
  checks.same('sessions held', sessions.flat().length, value('sessions-held'));
  checks.atLeast('leaflets, scale', scales.leaflets.atLeast, value('leaflets'));
  checks.same('leaflets after corrections', told.leaflets, value('leaflets'));
  checks.same('leaflets, of them declared', told.leaflets, figures.get('leaflets')?.declared);
  checks.same('consultations', told.consultations, value('consultations'));
  checks.same('answers', ANSWERS, value('feedback-answers'));
  await checkMonths(checks, { reader, campaign, days, visits });
  checks.same(
    'figures of the district that differ from the programme’s',
    '',
    differing(figures, await readFigures(reader, { unitId: districtId })),
  );
  return { checks: checks.list };
}

/** Three months of points; the last ones are open now. */
async function openPoints(
  officer: Client,
  stageId: string,
  { days, points }: { days: readonly [Date, Date, Date]; points: number },
): Promise<[string[], string[], string[]]> {
  const open = (month: 0 | 1 | 2) =>
    forEachOf(
      range(points),
      (point) =>
        addSession(officer, stageId, {
          title: `${['普法讲座', '法律咨询日', '服务区驻点'][month]} · 第${point + 1}点`,
          startsAt: month === 2 ? days[2] : new Date(days[month].getTime() + point * 24 * 60 * MINUTE_MS),
          hours: 3,
          venue: `第${point + 1}服务区`,
        }),
      { atOnce: 4 },
    );
  return [await open(0), await open(1), await open(2)];
}

async function letHelpersIn(
  house: House,
  phones: readonly string[],
  idOf: (driver: number) => string,
): Promise<Client[]> {
  for (const driver of phones.keys())
    await house.admin.post('/grants', { personId: idOf(driver), role: 'check-in-helper', unitId: house.districtId });
  return forEachOf(phones, house.signIn);
}

interface Work {
  house: House;
  helpers: readonly Client[];
  stageId: string;
  /** By month, then by point. */
  sessions: readonly [string[], string[], string[]];
  visits: readonly Visit[];
  idOf: (driver: number) => string;
}

/** Enters the sheets of past months, and all of them once more. @returns how many changed the second time */
async function enterSheets({ house, stageId, sessions, visits, idOf }: Work): Promise<number> {
  const enter = () =>
    forEachOf(
      ([0, 1] as const).flatMap((month) => sessions[month].map((sessionId, point) => ({ month, sessionId, point }))),
      ({ month, sessionId, point }) =>
        correct(house.officer, stageId, {
          sessionId,
          change: 'add',
          personIds: visits
            .filter((visit) => visit.month === month && visit.point === point)
            .map(({ driver }) => idOf(driver)),
          reason: '补录纸质签到表',
        }),
      { atOnce: 4 },
    );
  await enter();
  return (await enter()).reduce((sum, changed) => sum + changed, 0);
}

async function scanTwice(
  { helpers, stageId, sessions }: Work,
  { shown, phones }: { shown: readonly Visit[]; phones: readonly Client[] },
): Promise<Record<'first' | 'again' | 'other', Outcomes>> {
  const [one, two] = helpers as [Client, Client];
  const scans = await forEachOf(phones, (phone, index) => scan(phone, sessions[2][shown[index]?.point ?? 0] ?? ''));
  const first = await sendScans(one, stageId, scans);
  const again = await sendScans(one, stageId, scans);
  const other = await sendScans(
    two,
    stageId,
    scans.map((each) => ({ ...each, scanId: crypto.randomUUID() })),
  );
  return { first, again, other };
}

/** Helpers tick names at all points at once; each hands the list in twice. */
async function tickTwice(
  { helpers, stageId, sessions, idOf }: Work,
  visits: readonly Visit[],
): Promise<Record<'first' | 'again', Outcomes>> {
  const tick = async () => {
    const outcomes = await forEachOf(
      sessions[2],
      (sessionId, point) =>
        handIn(helpers[point % helpers.length] as Client, stageId, {
          sessionId,
          personIds: visits.filter((visit) => visit.point === point).map(({ driver }) => idOf(driver)),
        }),
      { atOnce: HELPERS },
    );
    const sum: Outcomes = {};
    for (const [kind, count] of outcomes.flatMap(Object.entries)) sum[kind] = (sum[kind] ?? 0) + count;
    return sum;
  };
  return { first: await tick(), again: await tick() };
}

/** Person-times of months add up; people of months do not. */
async function checkMonths(
  checks: ReturnType<typeof createChecks>,
  {
    reader,
    campaign,
    days,
    visits,
  }: { reader: Client; campaign: Programme; days: readonly Date[]; visits: readonly Visit[] },
): Promise<void> {
  for (const [month, day] of days.entries()) {
    const period = dayHere(month === 2 ? new Date() : day).slice(0, 7);
    const figures = await readFigures(reader, { programmeId: campaign.id, period });
    const came = visits.filter((visit) => visit.month === month);
    checks.same(`attendances in ${period}`, came.length, figures.get('attendances')?.value);
    checks.same(
      `drivers reached in ${period}`,
      new Set(came.map(({ driver }) => driver)).size,
      figures.get('people-reached')?.value,
    );
  }
}

/** Indicators that differ. The district ran nothing else. */
function differing(one: Figures, other: Figures): string {
  return [...one].flatMap(([code, { value }]) => (other.get(code)?.value === value ? [] : [code])).join(', ');
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
