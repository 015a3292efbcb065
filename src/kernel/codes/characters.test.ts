import { expect, test } from 'vitest';
import { foldCode, isCalendarDay, isScientific } from './characters.ts';

test.each([
  [' ａｂ-12　３', 'AB123'],
  ['12\u200b3–4', '1234'],
  ['', ''],
])('foldCode(%j) is %j', (text, code) => {
  expect(foldCode(text)).toBe(code);
});

test.each([
  ['1.10105E+17', true],
  ['1E+10', true],
  [' 1.38e+10 ', true],
  ['1E5', false],
  ['110105', false],
  ['E12345678', false],
])('isScientific(%j) is %s', (text, scientific) => {
  expect(isScientific(text)).toBe(scientific);
});

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [2026, 4, 31, false],
  [2026, 12, 31, true],
  [2026, 13, 1, false],
  [2026, 0, 1, false],
  [2026, 1, 0, false],
])('isCalendarDay(%i, %i, %i) is %s', (year, month, day, real) => {
  expect(isCalendarDay(year, month, day)).toBe(real);
});
