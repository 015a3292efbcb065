import type { Day } from './dates.ts';

/** What figures are rolled up over. Distinct people never add, so each kind is kept on its own. */
export const periodKinds = ['month', 'year', 'all'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** `2026-11` is a month, `2026` a year, `all` everything. */
export type Period = string;

/** The periods that a day belongs to, the shortest first. */
export function periodsOf(day: Day): Period[] {
  return [day.slice(0, 7), day.slice(0, 4), 'all'];
}

/** The kind of a period, or nothing for what is none. */
export function findPeriodKind(period: string): PeriodKind | undefined {
  if (period === 'all') return 'all';
  if (/^\d{4}$/.test(period)) return 'year';
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? 'month' : undefined;
}
