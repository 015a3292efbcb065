import type { Day } from '../../../kernel/dates.ts';

const DAY_MS = 86_400_000;

/** How many days a day lies ahead; negative where it is past. */
export function daysUntil(today: Day, day: Day): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}
