import { expect, test } from 'vitest';
import { readPeriod, usualPeriods } from './period.ts';

test('the month before January lies in the year before', () => {
  expect(usualPeriods('2027-01-05').map(({ period }) => period)).toEqual(['2027-01', '2026-12', '2027', '2026', 'all']);
  expect(usualPeriods('2026-11-21').map(({ period }) => period)).toEqual(['2026-11', '2026-10', '2026', '2025', 'all']);
});

test('an address that names no period falls back', () => {
  expect(readPeriod('2026-13', 'all')).toBe('all');
  expect(readPeriod(undefined, '2026')).toBe('2026');
  expect(readPeriod('2026-02', 'all')).toBe('2026-02');
});
