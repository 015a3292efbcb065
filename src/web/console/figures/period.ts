import { type Day, formatMonth } from '../../../kernel/dates.ts';
import { findPeriodKind } from '../../../kernel/period.ts';
import type { Bilingual } from '../../../kernel/words.ts';

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

/** The months of the last three years, the newest first. */
export function recentMonths(today: Day): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: 36 }, (_, back) => {
    const month = last - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** `2026年3月`, `Mar 2026`; a year by itself, everything as `otherwise`. */
export function periodWords(period: string, otherwise: Bilingual): Bilingual {
  const kind = findPeriodKind(period);
  if (kind === 'year') return [`${period}年`, period];
  if (kind !== 'month') return otherwise;
  return [formatMonth(period, 'zh'), formatMonth(period, 'en')];
}

/** A period from the address, or the one that stands there otherwise. */
export function readPeriod(asked: string | undefined, otherwise: string): string {
  return asked !== undefined && findPeriodKind(asked) !== undefined ? asked : otherwise;
}
