import { createChecks, readFigures } from './checks.ts';
import type { Client } from './client.ts';
import { checkHealth, handInAll } from './convalescence/health.ts';
import { allot, askAll, checkBooks, listRows } from './convalescence/places.ts';
import { FIRST_IN, makeApplicants, openStay, recordEarlier } from './convalescence/plan.ts';
import { addArrivals, arriveAtTheDoor, compare, enterPaper, rosters } from './convalescence/stays.ts';
import { cancelAll, confirmAll, countOffered, planSuccessions } from './convalescence/successors.ts';
import { type House, openHouse } from './house.ts';
import { dayAhead } from './portrait-session/desk.ts';
import type { Ran, Scales } from './scenario.ts';

/** W1: a stay for more than five hundred in ten batches: quotas, wishes, priority, offers, health forms, who really came. */
export async function convalescence(scales: Scales['convalescence']): Promise<Ran> {
  const house = await openHouse();
  try {
    return await run(house, scales);
  } finally {
    await house.stop();
  }
}

async function run(house: House, scales: Scales['convalescence']): Promise<Ran> {
  const checks = createChecks();
  const { officer, reader } = house;
  const applicants = await makeApplicants(house, scales);
  await recordEarlier(house, applicants);
  const stay = await openStay(house, applicants, scales);
  checks.same('batches', scales.batches.exact, stay.batches.length);
  const asked = await askAll(house, stay, { applicants, checks });
  const ranked = await allot(house, stay, { asked, scales, checks });
  await checkBooks(officer, stay, { scales, checks, when: 'once given out' });

  // Some never answer the offer, all others confirm; some of these give the place back.
  const unions = Array.from({ length: scales.unions.ours }, (_, at) => at);
  const lapsing = await planSuccessions(officer, stay, {
    ...{ unions: unions.slice(scales.cancel.ours + 1), most: scales.letLapse.ours, batch: 'b5' },
    ...{ asked, ranked, state: 'offered' },
  });
  const silent = new Set(lapsing.map(({ leaves }) => leaves.name));
  const offered = new Set((await listRows(officer, stay, { state: 'offered' })).map(({ name }) => name));
  await confirmAll(
    house,
    stay,
    asked.filter(({ name }) => offered.has(name) && !silent.has(name)),
  );
  const cancelling = await planSuccessions(officer, stay, {
    ...{ unions: unions.slice(0, scales.cancel.ours), most: scales.cancel.ours },
    ...{ asked, ranked, state: 'admitted' },
  });
  await cancelAll(house, stay, cancelling);
  checks.same('successors offered a freed place', scales.cancel.ours, await countOffered(officer, stay, cancelling));
  await confirmAll(
    house,
    stay,
    cancelling.map(({ follows }) => follows),
  );
  await checkBooks(officer, stay, { scales, checks, when: 'after cancellations' });

  const admitted = [...(await rosters(officer, stay, asked)).values()].flat();
  const late = admitted.slice(-scales.healthFormsMissing.ours);
  await handInAll(house, stay, admitted.slice(0, -scales.healthFormsMissing.ours));
  const missing = await listRows(officer, stay, { health: 'missing' });
  checks.same('health forms missing, by the list', scales.healthFormsMissing.ours, missing.length);
  const { told } = await officer.post<{ told: number }>(`${stay.path}/remind-health`, {});
  checks.same('reminded of their health forms', scales.healthFormsMissing.ours, told);
  await handInAll(house, stay, late);
  const waiting = new Set((await listRows(officer, stay, { state: 'waiting' })).map(({ name }) => name));
  const guests = asked.filter(({ name }) => waiting.has(name));
  await checkHealth(house, stay, { admitted, waiting: guests[0], checks });

  const sessions = await addArrivals(officer, stay);
  const [helper] = (await house.addOfficers('check-in-helper', [house.districtId])) as [Client];
  await house.travelTo(dayAhead(FIRST_IN - 1), [helper]);
  // Whoever stops waiting touches the books, and overdue offers go on at that moment; else within a minute.
  const [leaver] = guests.filter(({ unit }) => unit === scales.cancel.ours);
  const waiter = await house.signIn(leaver?.phone ?? '');
  await waiter.post(`${stay.path}/cancel`);
  const rows = await listRows(officer, stay);
  const lapsed = rows.filter(({ state }) => state === 'lapsed').length;
  checks.same('offers that lapsed by themselves', scales.letLapse.ours, lapsed);
  checks.same('successors of lapsed offers', scales.letLapse.ours, await countOffered(officer, stay, lapsing));
  const successors = lapsing.map(({ follows }) => follows);
  await confirmAll(house, stay, successors);
  await handInAll(house, stay, successors);
  await checkBooks(officer, stay, { scales, checks, when: 'at the first arrival' });

  const byBatch = await rosters(officer, stay, asked);
  const places = [...byBatch.values()].flat().length;
  checks.atLeast('workers on a stay', scales.workers.atLeast, places);
  const taken = new Set([...byBatch.values()].flat().map(({ name }) => name));
  const without = guests.filter((each) => !taken.has(each.name) && each !== leaver);
  const arriving = stay.batches.map(({ key }, at) => ({
    ...{ sessionId: sessions.get(key) ?? '', roster: byBatch.get(key) ?? [], scales },
    guests: without.slice(at * scales.comeBesideTheRoster.ours, (at + 1) * scales.comeBesideTheRoster.ours),
  }));
  const [first, ...later] = arriving as [(typeof arriving)[number], ...typeof arriving];
  const door = await arriveAtTheDoor(helper, stay, first);
  checks.same('checked in at the door', first.roster.length - scales.stayAwayOfABatch.ours, door.done ?? 0);
  checks.same('turned away at the door', scales.comeBesideTheRoster.ours, door.notOnList ?? 0);

  await house.travelTo(dayAhead(FIRST_IN + 7 * scales.batches.exact), []);
  for (const batch of later) await enterPaper(officer, stay, batch);
  await enterPaper(officer, stay, { ...first, roster: [] });
  await compare(officer, stay, { sessions, byBatch, scales, checks });

  const figures = await readFigures(reader, { programmeId: stay.programme.id });
  const away = scales.batches.exact * scales.stayAwayOfABatch.ours;
  const beside = scales.batches.exact * scales.comeBesideTheRoster.ours;
  checks.same('people with a place, by the figures', places, figures.get('people-enrolled')?.value);
  checks.same('people who came, by the figures', places - away + beside, figures.get('people-reached')?.value);
  checks.same('places unused, by the figures', away, figures.get('places-unused')?.value);
  checks.same('stays held, by the figures', scales.batches.exact, figures.get('sessions-held')?.value);
  return { checks: checks.list };
}
