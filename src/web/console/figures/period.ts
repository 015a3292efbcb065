import type { Day } from '../../../kernel/dates.ts';
import { findPeriodKind } from '../../../kernel/period.ts';

/** Periods that are asked for most, from today's point of view. */
export function usualPeriods(
  today: Day,
): { key: 'thisMonth' | 'lastMonth' | 'thisYear' | 'lastYear' | 'all'; period: string }[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const lastMonth = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return [
    { key: 'thisMonth', period: today.slice(0, 7) },
    { key: 'lastMonth', period: lastMonth },
    { key: 'thisYear', period: String(year) },
    { key: 'lastYear', period: String(year - 1) },
    { key: 'all', period: 'all' },
  ];
}

/** A period from the address, or the one that stands there otherwise. */
export function readPeriod(asked: string | undefined, otherwise: string): string {
  return asked !== undefined && findPeriodKind(asked) !== undefined ? asked : otherwise;
}
