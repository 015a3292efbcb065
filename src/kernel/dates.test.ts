import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  clockOf,
  dayOf,
  formatDay,
  formatLongDay,
  formatMoment,
  formatMonth,
  formatSpan,
  isDay,
  momentOf,
  monthsBetween,
  styleAt,
  yearsBetween,
} from './dates.ts';

const moments = fc.date({
  min: new Date('1995-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});
/** Zones whose offset has been the same all these years, halves and quarters among them. */
const steady = fc.constantFrom(
  'Asia/Shanghai',
  'Asia/Tokyo',
  'UTC',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Pacific/Honolulu',
);

describe('days and moments', () => {
  test('a moment and its local day and clock tell the same minute', () => {
    fc.assert(
      fc.property(moments, steady, (time, zone) => {
        const minute = Math.floor(time.getTime() / 60_000) * 60_000;
        expect(momentOf(dayOf(time, zone), clockOf(time, zone), zone).getTime()).toBe(minute);
      }),
    );
  });

  test('where clocks change, every local time that exists comes back as itself', () => {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
        (time, zone) => {
          const [day, clock] = [dayOf(time, zone), clockOf(time, zone)];
          const back = momentOf(day, clock, zone);
          expect([dayOf(back, zone), clockOf(back, zone)]).toEqual([day, clock]);
        },
      ),
    );
  });

  test('Shanghai is eight hours ahead', () => {
    expect(momentOf('2026-11-28', '14:00')).toEqual(new Date('2026-11-28T06:00:00Z'));
    expect(dayOf(new Date('2026-11-27T16:00:00Z'))).toBe('2026-11-28');
    expect(dayOf(new Date('2026-11-27T15:59:59Z'))).toBe('2026-11-27');
    expect(clockOf(new Date('2026-11-27T16:00:00Z'))).toBe('00:00');
  });

  test('days added are days between', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -5000, max: 5000 }), (time, days) => {
        const day = dayOf(time, 'UTC');
        const then = addDays(day, days);
        expect(isDay(then)).toBe(true);
        expect(Date.parse(then) - Date.parse(day)).toBe(days * 86_400_000);
        expect(addDays(then, -days)).toBe(day);
      }),
    );
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-01',
    '2026-04-31',
    '',
    '2026-01-01T00:00',
    '0000-00-00',
  ])('%j is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });
  test.each(['2024-02-29', '2026-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });
});

describe('ages', () => {
  test.each([
    ['2000-11-20', '2026-11-19', 25],
    ['2000-11-20', '2026-11-20', 26],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
    ['2026-11-20', '2026-11-20', 0],
  ])('born %s, on %s', (from, to, years) => {
    expect(yearsBetween(from, to)).toBe(years);
  });
});

describe('whole months', () => {
  test.each([
    ['2023-11-30', '2026-11-30', 36],
    ['2023-12-01', '2026-11-30', 35],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-11-20', '2026-11-20', 0],
  ])('from %s to %s', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('as people read them', () => {
  const at = new Date('2026-11-28T06:00:00Z');
  const later = new Date('2026-11-28T08:30:00Z');
  const next = new Date('2026-11-29T01:00:00Z');
  test.each([
    [formatDay(at, { lang: 'zh' }), '11月28日 周六'],
    [formatDay('2026-11-28', { lang: 'en' }), 'Sat 28 Nov'],
    [formatDay(at, { lang: 'zh', thisYear: 2025 }), '2026年11月28日 周六'],
    [formatDay(at, { lang: 'en', thisYear: 2025 }), 'Sat 28 Nov 2026'],
    [formatDay(at, { lang: 'zh', thisYear: 2026 }), '11月28日 周六'],
    [formatMoment(at, { lang: 'zh' }), '11月28日 周六 14:00'],
    [formatSpan(at, later, { lang: 'zh' }), '11月28日 周六 14:00–16:30'],
    [formatSpan(at, next, { lang: 'en' }), 'Sat 28 Nov 14:00 – Sun 29 Nov 09:00'],
    // Half an hour into the year where the reader is, it is still the old one in Greenwich.
    [
      formatDay('2027-01-01', { lang: 'zh', ...styleAt(new Date('2026-12-31T16:30:00Z'), 'Asia/Shanghai') }),
      '1月1日 周五',
    ],
    [formatLongDay('2026-01-05', 'zh'), '2026年1月5日'],
    [formatLongDay('2026-01-05', 'en'), '5 January 2026'],
    [formatMonth('2026-01', 'zh'), '2026年1月'],
    [formatMonth('2026-12', 'en'), 'Dec 2026'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
