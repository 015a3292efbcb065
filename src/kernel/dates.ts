import type { Bilingual, Lang } from './words.ts';

/** A calendar day, `YYYY-MM-DD`, in the federation's zone. */
export type Day = string;

/** The zone of a federation unless it sets another. */
export const defaultZone = 'Asia/Shanghai';

const partsFormat = new Map<string, Intl.DateTimeFormat>();

/** Offsets of zones have changed only on the quarter of an hour since. */
const EVEN_SINCE = Date.UTC(1973, 0);
const QUARTER_MS = 900_000;
const MOST_OFFSETS = 5000;
const offsets = new Map<string, number>();

/** What a clock in a zone is ahead of UTC at a moment, in milliseconds. Intl takes its time, so each quarter asks once. */
function offsetOf(time: Date, zone: string): number {
  const quarter = Math.floor(time.getTime() / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const start = new Date(quarter * QUARTER_MS);
    const at = askParts(start, zone);
    offset =
      Date.UTC(
        Number(at.year),
        Number(at.month) - 1,
        Number(at.day),
        Number(at.hour),
        Number(at.minute),
        Number(at.second),
      ) - start.getTime();
    if (offsets.size >= MOST_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** A moment whose UTC parts are those of the clock in a zone. */
const localOf = (time: Date, zone: string) => new Date(time.getTime() + offsetOf(time, zone));

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function partsOf(time: Date, zone: string): Record<string, string> {
  if (!(time.getTime() >= EVEN_SINCE)) return askParts(time, zone);
  const local = localOf(time, zone);
  const text = local.toISOString();
  return {
    year: text.slice(0, -20),
    month: text.slice(-19, -17),
    day: text.slice(-16, -14),
    hour: text.slice(-13, -11),
    minute: text.slice(-10, -8),
    weekday: weekdayNames[local.getUTCDay()] ?? '',
  };
}

function askParts(time: Date, zone: string): Record<string, string> {
  let format = partsFormat.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    });
    partsFormat.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(time).map((part) => [part.type, part.value]));
}

/** The calendar day of a moment in a zone. */
export function dayOf(time: Date, zone = defaultZone): Day {
  // Without the `T21:00:00.000Z` behind it.
  if (time.getTime() >= EVEN_SINCE) return localOf(time, zone).toISOString().slice(0, -14);
  const at = partsOf(time, zone);
  return `${at.year}-${at.month}-${at.day}`;
}

/** `HH:mm` of a moment in a zone. */
export function clockOf(time: Date, zone = defaultZone): string {
  const at = partsOf(time, zone);
  return `${at.hour}:${at.minute}`;
}

/** With its seconds: `21:00:30`. */
export function exactClockOf(time: Date, zone = defaultZone): string {
  return `${clockOf(time, zone)}:${String(time.getUTCSeconds()).padStart(2, '0')}`;
}

/** The moment at which a local day and clock (`HH:mm`) falls. */
export function momentOf(day: Day, clock = '00:00', zone = defaultZone): Date {
  const guess = new Date(`${day}T${clock}:00Z`);
  const offset = (time: Date) => {
    const at = partsOf(time, zone);
    return (
      Date.UTC(Number(at.year), Number(at.month) - 1, Number(at.day), Number(at.hour), Number(at.minute)) -
      time.getTime()
    );
  };
  const first = new Date(guess.getTime() - offset(guess));
  return new Date(guess.getTime() - offset(first));
}

/** A day some days later (or earlier, negative). */
export function addDays(day: Day, days: number): Day {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** Whole years between two days, as ages are counted. */
export function yearsBetween(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Whole months between two days; where a month lacks the day, its last day completes it (Civil Code, art. 202). */
export function monthsBetween(from: Day, to: Day): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  const isLast = addDays(to, 1).slice(8) === '01';
  return to.slice(8) < from.slice(8) && !isLast ? months - 1 : months;
}

/** `true` for a real calendar day `YYYY-MM-DD`. */
export function isDay(value: string): value is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === value;
}

const weekdays = {
  zh: { Sun: '周日', Mon: '周一', Tue: '周二', Wed: '周三', Thu: '周四', Fri: '周五', Sat: '周六' },
  en: { Sun: 'Sun', Mon: 'Mon', Tue: 'Tue', Wed: 'Wed', Thu: 'Thu', Fri: 'Fri', Sat: 'Sat' },
} as const satisfies Record<Lang, Record<string, string>>;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export interface DateStyle {
  lang: Lang;
  zone?: string;
  /** Shown when the year is not this one. */
  thisYear?: number;
}

/** How a moment is written at this one, where the reader is: with the year where it is not this one. */
export const styleAt = (now: Date, zone: string) => ({ zone, thisYear: Number(dayOf(now, zone).slice(0, 4)) });

/** `11月28日 周六`, in English `Sat 28 Nov`; with the year where it is not this one. */
export function formatDay(time: Date | Day, { lang, zone = defaultZone, thisYear }: DateStyle): string {
  const moment = typeof time === 'string' ? momentOf(time, '12:00', zone) : time;
  const at = partsOf(moment, zone);
  const weekday = weekdays[lang][at.weekday as keyof (typeof weekdays)['zh']];
  const otherYear = thisYear !== undefined && Number(at.year) !== thisYear;
  if (lang === 'zh') return `${otherYear ? `${at.year}年` : ''}${Number(at.month)}月${Number(at.day)}日 ${weekday}`;
  return `${weekday} ${Number(at.day)} ${months[Number(at.month) - 1]}${otherYear ? ` ${at.year}` : ''}`;
}

/** `11月28日 周六 14:00`. */
export function formatMoment(time: Date, style: DateStyle): string {
  return `${formatDay(time, style)} ${clockOf(time, style.zone)}`;
}

/** A moment in both languages. */
export const momentInBoth = (time: Date, style: Omit<DateStyle, 'lang'>): Bilingual => [
  formatMoment(time, { ...style, lang: 'zh' }),
  formatMoment(time, { ...style, lang: 'en' }),
];

/** `11月28日 周六 14:00–16:30`; both days where they differ. */
export function formatSpan(from: Date, to: Date, style: DateStyle): string {
  const zone = style.zone ?? defaultZone;
  if (dayOf(from, zone) === dayOf(to, zone)) return `${formatMoment(from, style)}–${clockOf(to, zone)}`;
  return `${formatMoment(from, style)} – ${formatMoment(to, style)}`;
}

/** `2026年11月28日`, in English `28 November 2026`: for documents. */
export function formatLongDay(day: Day, lang: Lang): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (lang === 'zh') return `${year}年${month}月${date}日`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** `2026年11月`, in English `Nov 2026`, from `2026-11`. */
export function formatMonth(month: string, lang: Lang): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return lang === 'zh' ? `${year}年${number}月` : `${months[number - 1]} ${year}`;
}
