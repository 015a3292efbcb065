import { expect, test } from 'vitest';
import { lunarDate } from './lunar.ts';

test.each([
  ['2026-02-17', '正月初一'],
  ['2026-11-20', '十月十二'],
  ['2026-03-08', '正月二十'],
  ['2025-08-01', '闰六月初八'],
])('prints %s as %s', (day, expected) => {
  expect(lunarDate(new Date(`${day}T04:00:00Z`), 'Asia/Shanghai')).toBe(expected);
});
