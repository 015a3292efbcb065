import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absenceMoves, absenceStates } from './register.ts';
import { countsSince, isOverLimit } from './rules.ts';

test.each([
  ['2026-11-20', 3, '2026-08-20'],
  ['2026-11-20', 12, '2025-11-20'],
  ['2026-01-31', 2, '2025-11-30'],
  ['2024-03-31', 1, '2024-02-29'],
])('on %s absences of %d months count from %s', (today, months, since) => {
  expect(countsSince(today, months)).toBe(since);
});

describe('more than the rule allows', () => {
  const rule = { most: 1, withinMonths: 6 };
  test.each([
    ['none', [], false],
    ['as many as allowed', ['2026-11-01'], false],
    ['one more', ['2026-11-01', '2026-06-20'], true],
    ['one that no longer counts', ['2026-11-01', '2026-05-19'], false],
  ])('%s', (_name, days, over) => {
    expect(isOverLimit(rule, days, '2026-11-20')).toBe(over);
  });

  test('never by fewer absences, or by a shorter time', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-11-20'), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 8 }),
        fc.nat({ max: 4 }),
        fc.integer({ min: 1, max: 24 }),
        (dates, most, withinMonths) => {
          const days = dates.map((date) => date.toISOString().slice(0, 10));
          if (isOverLimit({ most, withinMonths }, days, '2026-11-20')) return;
          expect(isOverLimit({ most, withinMonths }, days.slice(1), '2026-11-20')).toBe(false);
          if (withinMonths > 1)
            expect(isOverLimit({ most, withinMonths: withinMonths - 1 }, days, '2026-11-20')).toBe(false);
        },
      ),
    );
  });
});

test('moves name only states that exist', () => {
  for (const { from, to } of Object.values(absenceMoves))
    for (const state of [...from, ...to]) expect(Object.keys(absenceStates)).toContain(state);
});
