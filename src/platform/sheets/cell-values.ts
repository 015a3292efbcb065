import { foldNumber, isCalendarDay } from '../../kernel/codes/characters.ts';
import type { Day } from '../../kernel/dates.ts';
import type { Cell } from './sheet.ts';

/** 1990-05-06, 1990/5/6, 1990.5.6, 1990年5月6日, 19900506; a time of day may follow. */
const DAY_TEXT = /^(\d{4})(?:([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}.*)?$/;

/** What a cell shows as text, trimmed: codes stored as numbers in all their digits, days as `YYYY-MM-DD`. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00\.000Z$|\.\d+Z$/, '')
      .replace('T', ' ');
  if (typeof cell === 'number' && Number.isInteger(cell)) return cell.toFixed(0);
  return String(cell).trim();
}

/** The day that a cell means, be it a date or one of the ways in which people type one; undefined for anything else. */
export function findCellDay(cell: Cell | undefined): Day | undefined {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const parts = DAY_TEXT.exec(foldNumber(cellText(cell)).trim());
  if (!parts) return undefined;
  const [year, month, day] = [parts[1], parts[3] ?? parts[6], parts[5] ?? parts[7]].map(Number);
  if (!year || !month || !day || !isCalendarDay(year, month, day)) return undefined;
  return `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
