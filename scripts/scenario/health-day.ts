import { createChecks, readFigures } from './checks.ts';
import { type Client, forEachOf, refusalOf } from './client.ts';
import { type House, openHouse } from './house.ts';
import { makePeople } from './people.ts';
import { bookOneEach, type Desk, dayAhead, type Held, openDesk, practise } from './portrait-session/desk.ts';
import { importRoster } from './roster.ts';
import type { Ran, Scales } from './scenario.ts';

const UNIONS = ['试点骑手联合工会', '试点快递公司工会'];
const DAYS_AHEAD = 2;
const SECRET = '血压 168/102，三天后复测';
const REFERRED_TO = '试点区医院心内科';

/** W3: doctors at a riders' base: slots, walk-ins, referrals, and notes that the doctor and the rider alone open. */
export async function healthDay(scales: Scales['health-day']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['health-day']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader, districtId } = house;
  await house.addUnits('primary', UNIONS);
  const people = makePeople(scales.riders.ours, UNIONS);
  await importRoster(officer, { unitId: districtId, rows: people });
  const [hospital = ''] = await house.addUnits('partner', ['试点区医院']);
  const doctors = await house.addOfficers(
    'partner-reporter',
    Array.from({ length: scales.doctors.ours }, () => hospital),
  );
  const day = dayAhead(DAYS_AHEAD);
  const desk = await openDesk(house, {
    ...{ template: 'health-day', key: 'doctors', title: '送健康', day, providers: doctors },
    hours: { starts: '09:00', ends: '17:00', breaks: [{ starts: '12:00', ends: '13:00' }], minutes: 10 },
    fields: { hospital: '试点区医院', services: ['量血压', '颈椎'] },
  });
  const riders = await forEachOf(people, ({ phone }) => house.signIn(phone));
  const held = await bookOneEach(desk, riders);
  const moved = await moveLater(desk, held.slice(0, scales.move.ours));
  checks.same('riders who moved to another time', scales.move.ours, moved);
  const cancelled = held.slice(scales.move.ours, scales.move.ours + scales.cancel.ours);
  await forEachOf(cancelled, ({ id, client }) => client.post(`${desk.path}/cancel`, { appointmentId: id }));

  await house.travelTo(day, doctors);
  const kept = held.filter((each) => !cancelled.includes(each));
  // Whoever moved goes to another doctor now; they and the first of the others are seen, some stay away.
  const list = await onTheDay(desk, kept);
  const missing = list.slice(0, scales.stayAway.ours);
  const coming = list.slice(scales.stayAway.ours);
  const walked = await practise(desk, { coming, missing, walkIns: scales.walkIns.ours });
  await checkNotes({ house, desk, coming, referrals: scales.referrals.ours, checks });

  const figures = await readFigures(reader, { programmeId: desk.programme.id });
  checks.same(
    'appointments kept, by the figures',
    coming.length + walked.length,
    figures.get('appointments-kept')?.value,
  );
  checks.same('riders of the roster served, by the figures', coming.length, figures.get('people-served')?.value);
  checks.same('referrals, by the figures', scales.referrals.ours, figures.get('referrals')?.value);
  const { items } = await officer.get<{ items: { state: string }[] }>(`${desk.path}/appointments`, { limit: 500 });
  const inState = (state: string) => items.filter((item) => item.state === state).length;
  checks.same('did not come, by the list', scales.stayAway.ours, inState('missed'));
  checks.same('cancelled, by the list', scales.cancel.ours, inState('cancelled'));
  return { checks: checks.list };
}

/** Riders move to the last times of the day, whoever gives them. @returns how many did */
async function moveLater(desk: Desk, movers: readonly Held[]): Promise<number> {
  const { slots } = await desk.times(movers[0]?.client as Client);
  let done = 0;
  for (const [at, { id, client }] of movers.entries()) {
    await client.post(`${desk.path}/move`, { appointmentId: id, slotId: slots.at(-1 - at)?.id });
    done++;
  }
  return done;
}

/** Those who are on the lists of the day, each with the doctor they booked in the end. */
async function onTheDay(desk: Desk, kept: readonly Held[]): Promise<Held[]> {
  const byId = new Map(kept.map((each) => [each.id, each]));
  const list: (Held & { startsAt: string })[] = [];
  for (const doctor of desk.providers.values()) {
    const { rows } = await doctor.get<{ rows: { id: string; startsAt: string }[] }>(`${desk.path}/day`, {
      day: desk.day,
    });
    for (const { id, startsAt } of rows) {
      const found = byId.get(id);
      if (found) list.push({ ...found, photographer: doctor, startsAt });
    }
  }
  // Whoever stays away must have been expected by now: the morning's come first.
  return list.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** Notes of every rider and referrals of some, read by those two and by nobody else. */
async function checkNotes({
  house,
  desk: { path, providers },
  coming,
  referrals,
  checks,
}: {
  house: House;
  desk: Desk;
  coming: readonly Held[];
  referrals: number;
  checks: ReturnType<typeof createChecks>;
}): Promise<void> {
  await forEachOf(coming, ({ id, photographer }) =>
    photographer.post(`${path}/note`, { appointmentId: id, words: SECRET }),
  );
  await forEachOf(coming.slice(0, referrals), ({ id, photographer }) =>
    photographer.post(`${path}/refer`, { appointmentId: id, to: REFERRED_TO, words: '复测血压' }),
  );
  const read = await forEachOf(coming, async ({ id, client }) => {
    const { notes } = await client.get<{ notes: { words: string; to: string }[] }>(`${path}/notes`, {
      appointmentId: id,
    });
    return notes;
  });
  checks.same('notes and referrals read by their riders', coming.length + referrals, read.flat().length);
  const [first, second] = coming as [Held, Held];
  const look = (client: Client) => refusalOf(client.get(`${path}/notes`, { appointmentId: first.id }));
  const otherDoctor = [...providers.values()].find((doctor) => doctor !== first.photographer) as Client;
  for (const [who, client] of [
    ['the organiser', house.officer],
    ['the administrator', house.admin],
    ['another doctor', otherDoctor],
    ['another rider', second.client],
  ] as const)
    checks.same(`a note, by ${who}`, 'appointments.notYours', await look(client));
  const [auditor] = (await house.addOfficers('auditor', [house.districtId])) as [Client];
  const trail = await auditor.get<{ items: { action: string }[] }>('/audit', {
    limit: 500,
    action: 'appointments.read-notes',
  });
  checks.atLeast(
    'looks at notes, by the audit trail',
    coming.length,
    trail.items.filter(({ action }) => action === 'appointments.read-notes').length,
  );
  const told = JSON.stringify([
    await house.officer.get(`${path}/appointments`, { limit: 500 }),
    await house.officer.get(`${path}/visit`, { appointmentId: first.id }),
    await auditor.get('/audit', { limit: 500 }),
  ]);
  checks.same('words of notes before officers', 0, [SECRET, REFERRED_TO].filter((word) => told.includes(word)).length);
}
