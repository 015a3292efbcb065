import type { Checks } from '../checks.ts';
import type { Client } from '../client.ts';
import { addSession, correct, handIn } from '../programme.ts';
import type { Scales } from '../scenario.ts';
import { batchOf, listAll, listRows } from './places.ts';
import { type Applicant, batchName, type Stay } from './plan.ts';

const HOURS = 10;

/** Who is on the roster of each batch now. */
export async function rosters(
  officer: Client,
  stay: Stay,
  asked: readonly Applicant[],
): Promise<Map<string, Applicant[]>> {
  const byName = new Map(asked.map((each) => [each.name, each]));
  const admitted = await listRows(officer, stay, { state: 'admitted' });
  const byBatch = Map.groupBy(admitted, ({ batch }) => batchOf(stay, batch));
  return new Map(
    stay.batches.map(({ key }) => [key, (byBatch.get(key) ?? []).flatMap(({ name }) => byName.get(name) ?? [])]),
  );
}

/** One session for the arrival of each batch. @returns their ids by the key of the batch */
export async function addArrivals(officer: Client, stay: Stay): Promise<Map<string, string>> {
  const sessions = new Map<string, string>();
  for (const { key, startsOn } of stay.batches)
    sessions.set(
      key,
      await addSession(officer, stay.programme.stages.stay ?? '', {
        ...{ title: `${batchName(key)}报到`, venue: '试点海滨疗养院', hours: HOURS, forGroup: key },
        startsAt: new Date(`${startsOn}T08:00:00+08:00`),
      }),
    );
  return sessions;
}

interface Arriving {
  sessionId: string;
  roster: readonly Applicant[];
  /** Somebody who comes without a place. */
  guests: readonly Applicant[];
  scales: Scales['convalescence'];
}

/** A helper checks a batch in at the door; whoever is not on the roster is turned away there. */
export async function arriveAtTheDoor(helper: Client, stay: Stay, arriving: Arriving) {
  const { sessionId, roster, guests, scales } = arriving;
  const coming = roster.slice(scales.stayAwayOfABatch.ours);
  const personIds = [...coming, ...guests].map(({ id }) => id);
  return handIn(helper, stay.programme.stages.stay ?? '', { sessionId, personIds });
}

/** What the paper list of a batch says is entered afterwards, with whoever came beside the roster. */
export async function enterPaper(officer: Client, stay: Stay, arriving: Arriving): Promise<number> {
  const { sessionId, roster, guests, scales } = arriving;
  const coming = roster.slice(scales.stayAwayOfABatch.ours);
  return correct(officer, stay.programme.stages.stay ?? '', {
    ...{ sessionId, change: 'add', reason: '疗养院纸质报到名单' },
    personIds: [...coming, ...guests].map(({ id }) => id),
  });
}

interface Came {
  sessionId: string;
  name: string;
  expected: boolean;
}

/** Attendance held against the rosters: who was on one and did not come, who came and was on none. */
export async function compare(
  officer: Client,
  stay: Stay,
  {
    sessions,
    byBatch,
    scales,
    checks,
  }: {
    sessions: ReadonlyMap<string, string>;
    byBatch: ReadonlyMap<string, readonly Applicant[]>;
    scales: Scales['convalescence'];
    checks: Checks;
  },
): Promise<void> {
  const came = await listAll<Came>(officer, `/stages/sessions/${stay.programme.stages.stay}/attendance`);
  let missing = 0;
  let entered = 0;
  let beside = 0;
  for (const [key, roster] of byBatch) {
    const there = new Set(came.filter(({ sessionId }) => sessionId === sessions.get(key)).map(({ name }) => name));
    const listed = new Set(roster.map(({ name }) => name));
    missing += [...listed].filter((name) => !there.has(name)).length;
    const { absent } = await officer.post<{ absent: number }>(
      `/stages/sessions/${stay.programme.stages.stay}/close-roll`,
      { sessionId: sessions.get(key) },
    );
    entered += absent;
    beside += [...there].filter((name) => !listed.has(name)).length;
  }
  const all = byBatch.size;
  checks.same('on a roster and did not come', all * scales.stayAwayOfABatch.ours, missing);
  checks.same('of them entered as absent as the rolls were closed', missing, entered);
  checks.same('came and were on none', all * scales.comeBesideTheRoster.ours, beside);
  checks.same('of them marked so in the attendance', beside, came.filter(({ expected }) => !expected).length);
}
