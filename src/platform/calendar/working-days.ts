import chineseDays from 'chinese-days';
import { addDays, type Day } from '../../kernel/dates.ts';

/** A day that differs from the national calendar, as a federation's settings list it. */
export interface CalendarException {
  day: Day;
  /** Off, or worked. */
  off: boolean;
}

/**
 * Whether people work on a day: Monday to Friday less the public holidays, plus the make-up days (调休), by the yearly
 * notice of the General Office of the State Council (《国务院办公厅关于……年部分节假日安排的通知》), under the Regulation on Public
 * Holidays for National Annual Festivals (《全国年节及纪念日放假办法》). Years whose notice is not out yet go by weekends
 * alone. The federation's exceptions come first.
 */
export function isWorkingDay(day: Day, exceptions: readonly CalendarException[] = []): boolean {
  const exception = exceptions.find((each) => each.day === day);
  return exception ? !exception.off : chineseDays.isWorkday(day);
}

/**
 * The last day of a period of so many working days that begins on `from`: `from` counts where it is a working day, as
 * public notices count (domain.md §4: 公示 5 个工作日).
 * @param count at least 1
 * @throws RangeError where the exceptions leave no such day within some years
 */
export function lastWorkingDay(from: Day, count: number, exceptions: readonly CalendarException[] = []): Day {
  let day = from;
  let left = count;
  for (let step = 0; step < MOST_DAYS; step++) {
    if (isWorkingDay(day, exceptions)) left -= 1;
    if (left <= 0) return day;
    day = addDays(day, 1);
  }
  throw new RangeError(`No ${count} working days after ${from}`);
}

const MOST_DAYS = 3660;

/** Working days from one day to another, both counted; 0 where `to` comes before `from`. */
export function countWorkingDays(from: Day, to: Day, exceptions: readonly CalendarException[] = []): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, exceptions)) count += 1;
  return count;
}
