import { clockOf, type DateStyle, dayOf, formatDay, formatMoment, formatSpan, styleAt } from '../../kernel/dates.ts';
import type { Edition } from './views/frame.ts';
import type { WhenView } from './views/programme.ts';

function styleOf({ lang, zone, now }: Edition): DateStyle {
  return { lang, ...styleAt(now, zone) };
}

/** `11月28日 周六 14:00`, with the year where it is another. */
export function sayMoment(at: Date, edition: Edition): string {
  return formatMoment(at, styleOf(edition));
}

/** `11月28日 周六`. */
export function sayDay(at: Date | string, edition: Edition): string {
  return formatDay(at, styleOf(edition));
}

const A_DAY_MS = 86_400_000;

/** When something takes place: a moment, a span, a day or several days; what lasts longer than a day is said in days. */
export function sayWhen({ starts, ends, wholeDay }: WhenView, edition: Edition): string {
  const isLong = ends !== undefined && ends.getTime() - starts.getTime() > A_DAY_MS;
  if (!wholeDay && !isLong) return ends ? formatSpan(starts, ends, styleOf(edition)) : sayMoment(starts, edition);
  const sameDay = !ends || dayOf(ends, edition.zone) === dayOf(starts, edition.zone);
  return sameDay ? sayDay(starts, edition) : `${sayDay(starts, edition)} – ${sayDay(ends, edition)}`;
}

/** `14:32` today, otherwise the day and the clock. */
export function sayRecent(at: Date, edition: Edition): string {
  return dayOf(at, edition.zone) === dayOf(edition.now, edition.zone)
    ? clockOf(at, edition.zone)
    : sayMoment(at, edition);
}
