import type { CompiledQuery } from 'kysely';

/** Up to this many rows a list's total is counted anew every time: it is cheap, and people look at what they just did. */
export const EXACT_TOTAL = 1000;
/** A larger total may be as old as this. */
export const TOTAL_KEPT_MS = 5000;
const MOST_TOTALS = 500;

interface Kept {
  total: Promise<number>;
  /** Infinite while it is being counted for the second time or later: then those who ask wait for that count. */
  until: number;
}

const kept = new Map<string, Kept>();

/**
 * The total of a list. Large ones are kept for a moment by statement and parameters, and so by federation, reach and
 * filters: whoever may see other rows asks with other parameters. Who asks while a large one is counted again waits for
 * that count.
 */
export async function keepTotal(counting: CompiledQuery, count: () => Promise<number>): Promise<number> {
  const key = `${counting.sql}\0${JSON.stringify(counting.parameters)}`;
  const known = kept.get(key);
  if (known && known.until > performance.now()) return known.total;
  const total = count();
  if (known) kept.set(key, { total, until: Number.POSITIVE_INFINITY });
  try {
    const counted = await total;
    kept.delete(key);
    if (counted > EXACT_TOTAL) {
      if (kept.size >= MOST_TOTALS) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, { total, until: performance.now() + TOTAL_KEPT_MS });
    }
    return counted;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}
