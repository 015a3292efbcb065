import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/dates.ts';
import { countWorkingDays, isWorkingDay, lastWorkingDay } from './working-days.ts';

// The arrangement of 2026: 国办发明电〔2025〕7号.
describe('working days', () => {
  test.each([
    ['2026-09-30', true, 'a Wednesday before the holiday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'the last day off'],
    ['2026-10-10', true, 'a Saturday that makes up for it'],
    ['2026-10-11', false, 'a Sunday'],
    ['2026-02-14', true, 'a Saturday before the Spring Festival'],
    ['2026-02-17', false, 'the first day of the lunar year'],
  ])('%s is %s: %s', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });

  test.each([
    ['2026-11-20', 5, '2026-11-26'],
    ['2026-11-21', 5, '2026-11-27'],
    ['2026-09-29', 5, '2026-10-10'],
    ['2026-11-20', 1, '2026-11-20'],
  ])('from %s, %i working days end on %s', (from, count, last) => {
    expect(lastWorkingDay(from, count)).toBe(last);
  });

  test('what a federation sets comes before the national calendar', () => {
    const exceptions = [
      { day: '2026-11-23', off: true },
      { day: '2026-11-22', off: false },
    ];
    expect(isWorkingDay('2026-11-23', exceptions)).toBe(false);
    expect(lastWorkingDay('2026-11-20', 3, exceptions)).toBe('2026-11-24');
    expect(() => lastWorkingDay('9990-01-01', 9999)).toThrow(RangeError);
  });

  test('property: a period ends on a working day and holds just so many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
        const from = addDays('2025-06-01', offset);
        const last = lastWorkingDay(from, count);
        expect(isWorkingDay(last)).toBe(true);
        expect(countWorkingDays(from, last)).toBe(count);
        expect(countWorkingDays(last, addDays(from, -1))).toBe(0);
      }),
    );
  });
});
