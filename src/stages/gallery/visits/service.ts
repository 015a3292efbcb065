import { dayOf } from '../../../kernel/dates.ts';
import { addressOf } from '../../../people/access/mint/service.ts';
import { afterCommit, type Db } from '../../../platform/db/connect.ts';
import { limitKeyOf } from '../../../platform/http/client-ip.ts';
import { newId } from '../../../platform/ids.ts';
import { isOnNow } from '../pieces/service.ts';
import { addVisits, type Context, keyOf, listVisits } from '../queries.ts';

/** Far above what the visitors behind one line do in ten minutes, far below what a script does. */
const MOST_BY_ADDRESS = 60;
const SPAN_MS = 600_000;
/** How often each address came to each exhibition within the span: in memory alone, and forgotten with it. */
const recent = { since: 0, counts: new Map<string, number>() };

/** Whether an address asks more often than people do. */
function isFlood({ stage, scope, now }: Pick<Context, 'stage' | 'scope' | 'now'>): boolean {
  if (Math.abs(now.getTime() - recent.since) > SPAN_MS) {
    recent.since = now.getTime();
    recent.counts.clear();
  }
  const key = `${stage.id} ${limitKeyOf(addressOf(scope))}`;
  const count = (recent.counts.get(key) ?? 0) + 1;
  recent.counts.set(key, count);
  return count > MOST_BY_ADDRESS;
}

/** Visits that are not written yet, by stage and day: numbers alone. A crash loses the last few seconds of them. */
const counts = new WeakMap<Db, Map<string, Map<string, number>>>();

function pendingOf({ house, stage }: Pick<Context, 'house' | 'stage'>): Map<string, number> {
  const all = counts.get(house.db) ?? new Map<string, Map<string, number>>();
  counts.set(house.db, all);
  const days = all.get(stage.id) ?? new Map<string, number>();
  all.set(stage.id, days);
  return days;
}

/**
 * Counts one visit: the page asks for it once for each browser session, so reloads, prefetches and most robots do not
 * count. Nothing of the visitor is kept beyond ten minutes, and then an address in memory alone; who visits on two phones counts twice, and is said to (visits, not people).
 */
export async function visit(context: Context): Promise<{ counted: boolean }> {
  const { now, scope, host } = context;
  if (!(await isOnNow(context)) || isFlood(context)) return { counted: false };
  const days = pendingOf(context);
  const day = dayOf(now, scope.zone);
  days.set(day, (days.get(day) ?? 0) + 1);
  host.later((later) => writeVisits(later));
  return { counted: true };
}

/** Writes what was counted: to the exhibition's days, and as one fact for each. */
async function writeVisits(context: Context): Promise<void> {
  const { trx, host } = context;
  const days = pendingOf(context);
  const taken = [...days].filter(([, visits]) => visits > 0);
  for (const [day, visits] of taken) {
    await addVisits(trx, keyOf(context), day, visits);
    await host.record([
      { indicator: 'gallery-visits', day, amount: visits, source: { kind: 'gallery-visits', id: newId() } },
    ]);
  }
  afterCommit(trx, () => {
    for (const [day, visits] of taken) {
      const left = (days.get(day) ?? 0) - visits;
      if (left > 0) days.set(day, left);
      else days.delete(day);
    }
  });
}

/** Visits by day, the latest first, with those that are not written yet. */
export async function visitsByDay(context: Context): Promise<{ day: string; visits: number }[]> {
  const written = await listVisits(context.trx, keyOf(context));
  const days = new Map(written.map(({ day, visits }) => [day, visits]));
  for (const [day, visits] of pendingOf(context)) days.set(day, (days.get(day) ?? 0) + visits);
  return [...days].map(([day, visits]) => ({ day, visits })).sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Visits that the figures know of, or will within a second: what a brief may say. */
export async function writtenVisits({ trx, stage }: Pick<Context, 'trx' | 'stage'>): Promise<number> {
  return (await listVisits(trx, keyOf({ stage }))).reduce((sum, { visits }) => sum + visits, 0);
}

export async function visitsOf(context: Context): Promise<number> {
  return (await visitsByDay(context)).reduce((sum, { visits }) => sum + visits, 0);
}
