import { addDays, type Day, momentOf } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** Days of the week in the order of ISO 8601. */
export const weekdays = {
  mon: ['周一', 'Monday'],
  tue: ['周二', 'Tuesday'],
  wed: ['周三', 'Wednesday'],
  thu: ['周四', 'Thursday'],
  fri: ['周五', 'Friday'],
  sat: ['周六', 'Saturday'],
  sun: ['周日', 'Sunday'],
} as const satisfies Record<string, Bilingual>;
export type Weekday = keyof typeof weekdays;
const weekdayNames = Object.keys(weekdays) as Weekday[];

/** Working hours of one provider on some days; clocks are `HH:mm`. */
export interface Hours {
  fromOn: Day;
  untilOn: Day;
  /** None: every day. */
  weekdays: readonly Weekday[];
  starts: string;
  ends: string;
  breaks: readonly { starts: string; ends: string }[];
  minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** Hours for a quarter at a time: a typing error in a year must not make a million slots. */
export const MOST_DAYS = 100;
export const MOST_SLOTS = 2000;

/** Minutes from midnight of a clock such as `09:30`. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

const clockAt = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const weekdayOf = (day: Day): Weekday =>
  weekdayNames[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';

/** The days of some hours, in order; at most `MOST_DAYS` and one more, by which too many are told. */
export function daysOf({ fromOn, untilOn, weekdays }: Pick<Hours, 'fromOn' | 'untilOn' | 'weekdays'>): Day[] {
  const days: Day[] = [];
  for (let day = fromOn; day <= untilOn && days.length <= MOST_DAYS; day = addDays(day, 1))
    if (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) days.push(day);
  return days;
}

/**
 * Whole slots within the hours: none reaches into a break or beyond the end. After a break they begin anew, at its end.
 * The clocks are those of the zone, whatever summer time does to the day.
 */
export function slotsOf(hours: Hours, zone: string): Span[] {
  const end = Math.min(minutesOf(hours.ends), DAY_MINUTES);
  const breaks = hours.breaks
    .map(({ starts, ends }) => ({ from: minutesOf(starts), until: minutesOf(ends) }))
    .sort((a, b) => a.from - b.from);
  const begins: number[] = [];
  let at = minutesOf(hours.starts);
  while (at + hours.minutes <= end) {
    const pause = breaks.find(({ from, until }) => from < at + hours.minutes && until > at);
    if (pause) at = pause.until;
    else {
      begins.push(at);
      at += hours.minutes;
    }
  }
  return daysOf(hours).flatMap((day) =>
    begins.map((minutes) => {
      const startsAt = momentOf(day, clockAt(minutes), zone);
      return { startsAt, endsAt: new Date(startsAt.getTime() + hours.minutes * MINUTE_MS) };
    }),
  );
}

/** Spans that touch none of those that are there already: hours entered twice make nothing twice. */
export function apartFrom(spans: readonly Span[], there: readonly Span[]): Span[] {
  return spans.filter((span) =>
    there.every(({ startsAt, endsAt }) => span.endsAt <= startsAt || span.startsAt >= endsAt),
  );
}
