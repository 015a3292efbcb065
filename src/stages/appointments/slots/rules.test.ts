import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf } from '../../../kernel/dates.ts';
import { apartFrom, daysOf, type Hours, minutesOf, slotsOf, weekdayOf } from './rules.ts';

const ZONE = 'Asia/Shanghai';
const hours = (more: Partial<Hours> = {}): Hours => ({
  ...{
    fromOn: '2026-12-01',
    untilOn: '2026-12-01',
    weekdays: [],
    starts: '09:00',
    ends: '10:00',
    breaks: [],
    minutes: 15,
  },
  ...more,
});
const clocks = (more: Partial<Hours>) => slotsOf(hours(more), ZONE).map(({ startsAt }) => clockOf(startsAt, ZONE));

describe('hours are cut into slots', () => {
  test.each<[string, Partial<Hours>, string[]]>([
    ['an hour in quarters', {}, ['09:00', '09:15', '09:30', '09:45']],
    ['a rest that holds no whole slot is left', { minutes: 25 }, ['09:00', '09:25']],
    ['after a break they begin at its end', { breaks: [{ starts: '09:20', ends: '09:35' }] }, ['09:00', '09:35']],
    ['a break before the beginning moves it', { breaks: [{ starts: '08:00', ends: '09:30' }] }, ['09:30', '09:45']],
    [
      'two breaks in any order',
      {
        ends: '11:00',
        minutes: 30,
        breaks: [
          { starts: '10:00', ends: '10:30' },
          { starts: '09:00', ends: '09:30' },
        ],
      },
      ['09:30', '10:30'],
    ],
    ['hours that end before they begin hold none', { ends: '08:00' }, []],
    ['a break over everything leaves none', { breaks: [{ starts: '00:00', ends: '24:00' }] }, []],
    ['until midnight', { starts: '23:30', ends: '24:00', minutes: 30 }, ['23:30']],
  ])('%s', (_name, more, expected) => {
    expect(clocks(more)).toEqual(expected);
  });

  test('days are those of the week that were asked for', () => {
    expect(daysOf({ fromOn: '2026-12-01', untilOn: '2026-12-14', weekdays: ['tue', 'sun'] })).toEqual([
      '2026-12-01',
      '2026-12-06',
      '2026-12-08',
      '2026-12-13',
    ]);
    expect(['2026-12-06', '2026-12-07'].map(weekdayOf)).toEqual(['sun', 'mon']);
  });

  test('no slot touches another, a break, or the edges, whatever was entered', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const pause = fc.record({ starts: clock, ends: clock }).filter(({ starts, ends }) => starts < ends);
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.array(pause, { maxLength: 4 }),
        fc.integer({ min: 5, max: 90 }),
        (a, b, breaks, minutes) => {
          const [starts, ends] = a < b ? [a, b] : [b, a];
          const spans = slotsOf(hours({ starts, ends, breaks, minutes }), ZONE).map(({ startsAt }) => {
            const from = minutesOf(clockOf(startsAt, ZONE));
            return { from, until: from + minutes };
          });
          for (const [at, span] of spans.entries()) {
            expect(span.from).toBeGreaterThanOrEqual(minutesOf(starts));
            expect(span.until).toBeLessThanOrEqual(minutesOf(ends));
            expect(
              breaks.some((each) => minutesOf(each.starts) < span.until && minutesOf(each.ends) > span.from),
            ).toEqual(false);
            const next = spans[at + 1];
            if (next) expect(span.until).toBeLessThanOrEqual(next.from);
          }
        },
      ),
    );
  });

  test('entered twice, hours make nothing twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 60 }), (first, second) => {
        const there = slotsOf(hours({ minutes: first }), ZONE);
        expect(apartFrom(there, there)).toEqual([]);
        const all = [...there, ...apartFrom(slotsOf(hours({ minutes: second }), ZONE), there)];
        for (const [at, span] of all.entries()) expect(apartFrom([span], all.toSpliced(at, 1))).toEqual([span]);
      }),
    );
  });
});
