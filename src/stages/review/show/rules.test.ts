import { expect, test } from 'vitest';
import { daysUntil } from './rules.ts';

test.each([
  ['2026-11-20', '2026-11-20', 0],
  ['2026-11-20', '2026-11-23', 3],
  ['2026-03-01', '2026-02-27', -2],
])('from %s, %s is %i days away', (today, day, days) => {
  expect(daysUntil(today, day)).toBe(days);
});
