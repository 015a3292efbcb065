import { dayOf } from '../../../kernel/dates.ts';
import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { StageFact } from '../../service.ts';
import { type Context, keyOf, type SessionRow } from '../queries.ts';
import { excuseWhoCame } from '../roll/service.ts';
import { insertAttendances, type NewAttendance, setHeld } from './queries.ts';

/** Somebody who came, judged and let in: what is left is to write it once. */
export type Arrival = Omit<NewAttendance, 'id' | 'scanId' | 'addedReason'> & {
  scanId?: string;
  addedReason?: string;
};

/** The pair that may be in once. */
export const placeOf = ({ sessionId, personId }: { sessionId: string; personId: string }): string =>
  `${sessionId} ${personId}`;

/**
 * Writes people into sessions that the caller has locked: the attendance, its facts, the hand-over to what comes next.
 * Each person is in a session once, however often and by whomever they are entered.
 * @returns the places (`placeOf`) that are new
 */
export async function enter(
  context: Context,
  sessions: ReadonlyMap<string, SessionRow>,
  arrivals: readonly Arrival[],
): Promise<Set<string>> {
  const { trx, scope, now, host } = context;
  const first = new Map<string, NewAttendance>();
  for (const arrival of arrivals) {
    const place = placeOf(arrival);
    if (!first.has(place)) first.set(place, { scanId: null, addedReason: null, ...arrival, id: newId() });
  }
  const rows = [...first.values()];
  const ids = await insertAttendances(trx, keyOf(context), { rows, by: actorOf(scope), now });
  const written = rows.filter((row) => ids.has(row.id));
  if (written.length === 0) return new Set();
  const held = await hold(context, sessions, written);
  for (const [sessionId, came] of Map.groupBy(written, (row) => row.sessionId))
    if (sessions.get(sessionId)?.rollClosedAt)
      await excuseWhoCame(
        context,
        sessionId,
        came.map(({ personId }) => personId),
      );
  await host.record([
    ...written.flatMap((row) => factsOf(row, { zone: scope.zone, hours: context.stage.settings.hours })),
    ...held,
  ]);
  await host.handOn([...new Set(written.map((row) => row.personId))].map((id) => ({ kind: 'person', id })));
  return new Set(written.map(placeOf));
}

function factsOf(
  { id, personId, at, mode }: NewAttendance,
  { zone, hours }: { zone: string; hours: number },
): StageFact[] {
  const fact = { personId, day: dayOf(at, zone), amount: 1, source: { kind: 'attendance', id } };
  return [
    { ...fact, indicator: 'attendances' },
    ...(mode === 'online' ? [{ ...fact, indicator: 'attendances-online' }] : []),
    ...(hours > 0 ? [{ ...fact, indicator: 'training-hours', amount: hours }] : []),
  ];
}

/** The first to come makes a session one that was held. */
async function hold(
  context: Context,
  sessions: ReadonlyMap<string, SessionRow>,
  written: readonly NewAttendance[],
): Promise<StageFact[]> {
  const facts: StageFact[] = [];
  for (const sessionId of new Set(written.map((row) => row.sessionId))) {
    const session = sessions.get(sessionId);
    if (!session || session.heldAt) continue;
    const came = written.filter((row) => row.sessionId === sessionId).map((row) => row.at.getTime());
    const heldAt = new Date(Math.min(...came));
    const heldSource = session.heldSource === null ? session.id : newId();
    await setHeld(context.trx, keyOf(context), { sessionId, heldAt, heldSource });
    facts.push({
      indicator: 'sessions-held',
      day: dayOf(heldAt, context.scope.zone),
      amount: 1,
      source: { kind: 'session', id: heldSource },
    });
  }
  return facts;
}
