import type { Bilingual } from '../../../kernel/words.ts';
import { verifyCodes } from '../../../people/members/code/service.ts';
import type { Scan } from '../contract.ts';
import { lockSessions } from '../entry/queries.ts';
import { type Arrival, enter, placeOf } from '../entry/service.ts';
import { type OtherGroup, otherGroupsOf, sayOtherGroup } from '../groups/service.ts';
import { type Context, hasList, keyOf, listExpected, namesOf } from '../queries.ts';
import { byHouseClock, findSessionBar, isStale, type OutcomeKind, scanMoment } from '../rules.ts';
import { outcomeWords } from '../words.ts';
import { listKnownScans, listMembersWithin, listWithdrawals } from './queries.ts';

function told(outcome: OutcomeKind, name: string | null, [zh, en]: Bilingual = outcomeWords[outcome]) {
  return { outcome, name, words: { zh, en } };
}
type Told = ReturnType<typeof told>;

/**
 * Takes what a helper's phone scanned, in one set-based pass. Nothing here is an error: each scan has its outcome, and
 * a scan sent again has the outcome it had.
 */
export async function scans(context: Context, { scans: given, sentAt }: { scans: Scan[]; sentAt?: Date | undefined }) {
  const { trx, stage, now } = context;
  const key = keyOf(context);
  const batch = [...new Map(given.toReversed().map((scan) => [scan.scanId, scan])).values()]
    .toReversed()
    .map((scan) => ({ ...scan, scannedAt: byHouseClock(scan.scannedAt, { sentAt, now }) }));
  const known = await listKnownScans(
    trx,
    key,
    batch.map((scan) => scan.scanId),
  );
  const sessions = await lockSessions(trx, key, { sessionIds: batch.map((scan) => scan.sessionId).filter(isUuid) });
  const persons = await verifyCodes(trx, { federationId: stage.federationId, codes: batch, now });
  const personIds = persons.flatMap((person) => (person ? [person.personId] : []));
  const expected = await listExpected(context, personIds);
  const others = new Map<string, Map<string, OtherGroup>>();
  for (const session of sessions.values()) others.set(session.id, await otherGroupsOf(context, session, personIds));
  const withdrawals = await listWithdrawals(trx, key, personIds);

  const results = new Map<string, Told>();
  const arrivals: (Arrival & { scanId: string; name: string })[] = [];
  for (const [index, scan] of batch.entries()) {
    const before = known.get(scan.scanId);
    if (before) {
      results.set(scan.scanId, told(before.withdrawnAt ? 'withdrawn' : 'done', before.name));
      continue;
    }
    const at = scanMoment(scan.scannedAt, now);
    const person = persons[index];
    const other = person && others.get(scan.sessionId)?.get(person.personId);
    const bar = isStale(scan.scannedAt, now)
      ? 'stale'
      : findSessionBar(sessions.get(scan.sessionId), { method: 'code', at, terms: stage.settings });
    if (bar) results.set(scan.scanId, told(bar, person?.name ?? null));
    else if (!person) results.set(scan.scanId, told('unknownCode', null));
    else if (hasList(context) && !expected.has(person.personId))
      results.set(scan.scanId, told('notOnList', person.name));
    else if (other) results.set(scan.scanId, told('otherGroup', person.name, sayOtherGroup(other)));
    else if ((withdrawals.get(placeOf({ ...scan, ...person })) ?? 0) >= at)
      results.set(scan.scanId, told('withdrawn', person.name));
    else arrivals.push({ ...scan, ...person, at, mode: 'on-site', method: 'code' });
  }
  const entered = await enter(context, sessions, arrivals.map(arrivalOf));
  const late = arrivals.filter((arrival) => !entered.delete(placeOf(arrival)));
  // The same scan, sent twice at once: the other transaction was first, and the answer is the same.
  const meanwhile =
    late.length > 0
      ? await listKnownScans(
          trx,
          key,
          late.map((arrival) => arrival.scanId),
        )
      : known;
  for (const arrival of arrivals) {
    const isOther = late.includes(arrival) && !meanwhile.has(arrival.scanId);
    results.set(arrival.scanId, told(isOther ? 'already' : 'done', arrival.name));
  }
  return { results: given.map(({ scanId }) => ({ scanId, ...(results.get(scanId) ?? told('unknownCode', null)) })) };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isUuid = (text: string): boolean => UUID.test(text);

function arrivalOf({ sessionId, personId, at, mode, method, scanId }: Arrival): Arrival {
  return { sessionId, personId, at, mode, method, ...(scanId ? { scanId } : {}) };
}

/** Checks in people whom the helper found by name: those on the list, or members within the unit where anyone may come. */
export async function handIn(context: Context, { sessionId, personIds }: { sessionId: string; personIds: string[] }) {
  const { trx, stage, now } = context;
  const names = await namesOf(trx, stage.federationId, personIds);
  const allowed = hasList(context)
    ? await listExpected(context, personIds)
    : await listMembersWithin(context, personIds);
  const sessions = await lockSessions(trx, keyOf(context), { sessionIds: [sessionId] });
  const bar = findSessionBar(sessions.get(sessionId), { method: 'hand', at: now, terms: stage.settings });
  const others = await otherGroupsOf(context, sessions.get(sessionId), personIds);
  const arrivals = bar
    ? []
    : [...new Set(personIds)].filter((personId) => allowed.has(personId) && !others.has(personId));
  const entered = await enter(
    context,
    sessions,
    arrivals.map((personId) => ({ sessionId, personId, at: now, mode: 'on-site', method: 'hand' })),
  );
  const outcomeOf = (personId: string): OutcomeKind => {
    if (bar) return bar;
    if (!allowed.has(personId)) return 'notOnList';
    if (others.has(personId)) return 'otherGroup';
    return entered.has(placeOf({ sessionId, personId })) ? 'done' : 'already';
  };
  return {
    sessionId,
    results: personIds.map((personId) => {
      const outcome = outcomeOf(personId);
      const shown = allowed.has(personId) ? (names.get(personId) ?? null) : null;
      const other = outcome === 'otherGroup' ? others.get(personId) : undefined;
      return { personId, ...told(outcome, shown, other && sayOtherGroup(other)) };
    }),
  };
}
