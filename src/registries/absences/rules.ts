import type { Day } from '../../kernel/dates.ts';
import { type Bilingual, type Lang, pick } from '../../kernel/words.ts';

/** Why the house itself excuses somebody; kept in Chinese, and read in either language. */
export const excuses = {
  corrected: ['现场已更正', 'Set right by the staff'],
  calledOff: ['这一场已取消', 'The session was called off'],
  checkedIn: ['已补签到', 'Checked in afterwards'],
} as const satisfies Record<string, Bilingual>;
export type Excuse = keyof typeof excuses;

/** A reason in the reader's language where the house gave it; what somebody wrote stays as it is. */
export function sayReason<Reason extends string | null>(reason: Reason, lang: Lang): Reason | string {
  const known = Object.values(excuses).find((words) => words.some((text) => text === reason));
  return known ? pick(known, lang) : reason;
}

/** How many absences somebody may have, and for how long each counts. */
export interface AbsenceRule {
  most: number;
  withinMonths: number;
}

/** The first day whose absences still count today: the same day of the month so many months ago, or the last there was. */
export function countsSince(today: Day, withinMonths: number): Day {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  const months = year * 12 + (month - 1) - withinMonths;
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(date, last))}`;
}

/** Whether these absences are more than the rule allows. */
export function isOverLimit(rule: AbsenceRule, days: readonly Day[], today: Day): boolean {
  const since = countsSince(today, rule.withinMonths);
  return days.filter((day) => day >= since && day <= today).length > rule.most;
}
