import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople, type Person } from './people.ts';
import { addSession, answerFeedback, draft, type Programme, scan, sendScans, set } from './programme.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const HOUR_MS = 3_600_000;
const UNION = '试点配送公司工会';
const ANSWERS = 25;
/** People from the waiting list who come to the door all the same. */
const TRY_THE_DOOR = 5;

/**
 * C5: more people than seats ask at once, some give their seat back and the waiting list moves up, and two helpers at
 * the door read the same codes.
 */
export async function performance(scales: Scales['performance']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['performance']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  const seats = scales.seats.ours;
  await house.addUnits('primary', [UNION]);
  const people = makePeople(scales.wantToCome.ours, [UNION]);
  await importRoster(officer, { unitId: districtId, rows: people });

  const { show, sessionId } = await prepareShow(officer, { districtId, scales });
  const tickets = `/stages/enrolment/${show.stages.tickets}`;
  const workers = await forEachOf(people, ({ phone }: Person) => house.signIn(phone));

  const asked = await forEachOf(workers, (worker) => worker.post<{ state: string }>(`${tickets}/enrol`, {}), {
    atOnce: scales.atOnce.ours,
  });
  const among = (states: readonly { state: string }[], state: string) =>
    states.filter((each) => each.state === state).length;
  checks.same('seats given', seats, among(asked, 'admitted'));
  checks.same('on the waiting list', people.length - seats, among(asked, 'waiting'));
  const admitted = workers.filter((_, index) => asked[index]?.state === 'admitted');
  await forEachOf(admitted.slice(0, scales.cancel.ours), (worker) => worker.post(`${tickets}/cancel`, {}));
  const now = await forEachOf(workers, (worker) => worker.get<{ state: string }>(`${tickets}/mine`));
  checks.same('seats given after seats were given back', seats, among(now, 'admitted'));
  checks.same('still on the waiting list', people.length - seats - scales.cancel.ours, among(now, 'waiting'));
  const places = await officer.get<{ taken: number; waiting: number }>(`${tickets}/places`);
  checks.same('seats taken, by the books', seats, places.taken);

  const holders = workers.filter((_, index) => now[index]?.state === 'admitted');
  const audience = holders.slice(scales.stayAway.ours);
  const without = workers.filter((_, index) => now[index]?.state === 'waiting').slice(0, TRY_THE_DOOR);
  await checkIn({ house, show, sessionId, audience, without, checks });
  await answerFeedback(audience.slice(0, ANSWERS), show.stages.feedback ?? '');

  const figures = await readFigures(reader, { programmeId: show.id });
  const value = (code: string) => figures.get(code)?.value;
  checks.atLeast('audience, scale', scales.audience.atLeast, value('people-reached'));
  checks.same('audience', audience.length, value('people-reached'));
  checks.same('attendances', audience.length, value('attendances'));
  checks.same('sessions held', 1, value('sessions-held'));
  checks.same('seats in the figures', seats, value('enrolments'));
  checks.same('people with a seat', seats, value('people-enrolled'));
  checks.same('answers', ANSWERS, value('feedback-answers'));
  const district = await readFigures(reader, { unitId: districtId });
  checks.same('audience, by the district', audience.length, district.get('people-reached')?.value);
  return { checks: checks.list };
}

async function prepareShow(
  officer: Client,
  { districtId, scales }: { districtId: string; scales: Scales['performance'] },
): Promise<{ show: Programme; sessionId: string }> {
  const startsAt = new Date(Date.now() + HOUR_MS);
  const chapters = ['奋斗', '坚守', '温暖', '启程'].slice(0, scales.chapters.exact);
  const show = await draft(officer, {
    template: 'performance',
    unitId: districtId,
    title: '致敬骑手专场演出',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS),
    fields: { theme: '致敬', dedicatedTo: '外卖配送员', chapters: chapters.map((name) => ({ name })) },
  });
  await set(officer, show, 'tickets', { seats: scales.seats.ours, cancelUntilHours: 0 });
  const stageId = show.stages.show ?? '';
  const sessionId = await addSession(officer, stageId, { title: '首场', startsAt, hours: 2, venue: '试点区剧场' });
  await officer.post(`/stages/sessions/${stageId}/set-agenda`, {
    sessionId,
    items: chapters.flatMap((chapter) => [1, 2, 3].map((act) => ({ chapter, title: `${chapter} · 节目${act}` }))),
  });
  await officer.post(`/programmes/${show.id}/moves`, { move: 'publish' });
  return { show, sessionId };
}

async function checkIn(input: {
  house: House;
  show: Programme;
  sessionId: string;
  audience: readonly Client[];
  without: readonly Client[];
  checks: ReturnType<typeof createChecks>;
}): Promise<void> {
  const { house, show, sessionId, audience, without, checks } = input;
  const stageId = show.stages.show ?? '';
  const [one, two] = (await house.addOfficers('check-in-helper', [house.districtId, house.districtId])) as [
    Client,
    Client,
  ];
  const scans = await forEachOf(audience, (worker) => scan(worker, sessionId));
  const copies = scans.map((each) => ({ ...each, scanId: crypto.randomUUID() }));
  // Both doors at once, over the same people: whoever is first has it, and nobody is in twice.
  const [left, right] = await Promise.all([sendScans(one, stageId, scans), sendScans(two, stageId, copies)]);
  const sum = (outcome: string) => (left[outcome] ?? 0) + (right[outcome] ?? 0);
  checks.same('let in, by either helper', audience.length, sum('done'));
  checks.same('known at the other door', audience.length, sum('already'));
  const turned = await sendScans(one, stageId, await forEachOf(without, (worker) => scan(worker, sessionId)));
  checks.same('without a seat, turned away', without.length, turned.notOnList);
}
