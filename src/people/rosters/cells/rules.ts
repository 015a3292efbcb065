import { foldWidth, isCalendarDay } from '../../../kernel/codes/characters.ts';
import type { Day } from '../../../kernel/dates.ts';

/** A cell as it is kept while an import goes on: a date as `YYYY-MM-DD`. */
export type StoredCell = string | number | boolean | null;

/** A cell as the sheet gives it; a Date carries what is shown in its UTC fields. */
export function storeCell(cell: string | number | boolean | Date | null): StoredCell {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
}

/** What stands in a cell as text; empty for none. Long numbers come as digits, not as 1.1E+10. */
export function textOf(cell: StoredCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell.toFixed(0) : String(cell);
  return String(cell).trim();
}

/** Excel's day numbers: 1 Jan 1900 is 1, with a 29 Feb 1900 that never was. */
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const FIRST_SERIAL = 3_654; // 1910
const LAST_SERIAL = 73_050; // 2099

/**
 * The day that a cell means: `2020-05-01`, `2020/5/1`, `2020.5.1`, `20200501`, `2020年5月1日`, a month (`2020年5月`,
 * `2020.05`: its first day), or Excel's number of a day. Undefined for anything else.
 */
export function findDay(cell: StoredCell | undefined): Day | undefined {
  if (typeof cell === 'number' && cell >= FIRST_SERIAL && cell < LAST_SERIAL)
    return new Date(EXCEL_EPOCH_MS + Math.floor(cell) * DAY_MS).toISOString().slice(0, 10);
  const text = foldWidth(textOf(cell))
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\s/g, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  if (year < 1850 || year > 2100 || !isCalendarDay(year, month, day)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
