import type { CompiledQuery } from 'kysely';

/** Up to this many rows a list's total is counted anew every time: it is cheap, and people look at what they just did. */
export const EXACT_TOTAL = 1000;
/** A larger total is counted again once it is as old as this, while its readers still get the one before … */
export const TOTAL_KEPT_MS = 5000;
/** … or as old as this many times what counting it took: counting is not to be the server's main work. */
const TOTAL_KEPT_TIMES = 10;
/** Nobody asked for so long: the next reader waits for a new one. */
const TOTAL_OLDEST_MS = 30_000;
const MOST_TOTALS = 500;

interface Kept {
  total: number;
  countedAt: number;
  keptMs: number;
  again?: Promise<number>;
}

const kept = new Map<string, Kept>();

/**
 * The total of a list. Large ones are kept for a moment by statement and parameters, and so by federation, reach and
 * filters: whoever may see other rows asks with other parameters.
 */
export async function keepTotal(counting: CompiledQuery, count: () => Promise<number>): Promise<number> {
  const key = `${counting.sql}\0${JSON.stringify(counting.parameters)}`;
  const known = kept.get(key);
  const age = known ? performance.now() - known.countedAt : Number.POSITIVE_INFINITY;
  if (known && age < known.keptMs) return known.total;
  if (!known) return countAndKeep(key, count);
  known.again ??= countAndKeep(key, count).finally(() => delete known.again);
  if (age >= Math.max(TOTAL_OLDEST_MS, 2 * known.keptMs)) return known.again;
  // Who waits for nothing hears of no failure either; the next one counts again.
  known.again.catch(() => undefined);
  return known.total;
}

async function countAndKeep(key: string, count: () => Promise<number>): Promise<number> {
  const countedAt = performance.now();
  const total = await count();
  kept.delete(key);
  if (total > EXACT_TOTAL) {
    if (kept.size >= MOST_TOTALS) kept.delete(kept.keys().next().value ?? '');
    const keptMs = Math.max(TOTAL_KEPT_MS, TOTAL_KEPT_TIMES * (performance.now() - countedAt));
    kept.set(key, { total, countedAt, keptMs });
  }
  return total;
}
