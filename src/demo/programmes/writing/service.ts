import { addDays, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Row } from '../../rows/contract.ts';
import type { Pile, Work } from './contract.ts';

export function newPile(): Pile {
  return { rows: {}, facts: [], reversed: [] };
}

/** Puts rows of one table on the pile. */
export function put(pile: Pile, table: keyof Pile['rows'], rows: readonly Row[]): void {
  const kept = pile.rows[table];
  if (kept) for (const row of rows) kept.push(row);
  else pile.rows[table] = [...rows];
}

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** When a session begins; the clock `now` means half an hour ago, so that it runs while somebody looks. */
export function startOf({ now, today }: Work, { day, clock }: { day: number; clock: string }): Date {
  if (clock !== 'now') return momentOf(addDays(today, day), clock);
  return new Date(Math.floor((now.getTime() - 2 * QUARTER_MS) / QUARTER_MS) * QUARTER_MS);
}

export function later(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * MINUTE_MS);
}

/** The latest of two, and the earliest. */
export const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** The day of a moment, remembered: asked for each of thousands of rows. */
export function dayOnce(): (time: Date) => string {
  const known = new Map<number, string>();
  return (time) => {
    const hour = Math.floor(time.getTime() / 3_600_000);
    const day = known.get(hour) ?? dayOf(time);
    known.set(hour, day);
    return day;
  };
}
