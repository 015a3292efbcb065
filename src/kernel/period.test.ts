import { expect, test } from 'vitest';
import { findPeriodKind, periodsOf } from './period.ts';

test('a day belongs to its month, its year and everything', () => {
  expect(periodsOf('2026-11-20')).toEqual(['2026-11', '2026', 'all']);
  expect(periodsOf('2026-11-20').map(findPeriodKind)).toEqual(['month', 'year', 'all']);
});

test.each(['2026-13', '2026-00', '26', '2026-1', 'All', '', '2026-11-20', '2026-11\n'])('%j is no period', (text) => {
  expect(findPeriodKind(text)).toBe(undefined);
});
