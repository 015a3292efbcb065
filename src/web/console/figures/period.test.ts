import { expect, test } from 'vitest';
import { periodWords, readPeriod, recentMonths, usualPeriods } from './period.ts';

test('the month before January lies in the year before', () => {
  expect(usualPeriods('2027-01-05').map(({ period }) => period)).toEqual(['2027-01', '2026-12', '2027', '2026', 'all']);
  expect(usualPeriods('2026-11-21').map(({ period }) => period)).toEqual(['2026-11', '2026-10', '2026', '2025', 'all']);
});

test('an address that names no period falls back', () => {
  expect(readPeriod('2026-13', 'all')).toBe('all');
  expect(readPeriod(undefined, '2026')).toBe('2026');
  expect(readPeriod('2026-02', 'all')).toBe('2026-02');
});

test('the last three years by month, over the turn of years', () => {
  const months = recentMonths('2026-02-14');

  expect(months.slice(0, 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  expect([months.length, months.at(-1)]).toEqual([36, '2023-03']);
});

test.each([
  ['2026-03', ['2026年3月', 'Mar 2026']],
  ['2025', ['2025年', '2025']],
  ['all', ['全部', 'All time']],
])('%s is called %s', (period, words) => {
  expect(periodWords(period, ['全部', 'All time'])).toEqual(words);
});
