import { expect, test } from 'vitest';
import { sayBytes, sayFigure } from './numbers.ts';

test.each([
  [2516, '2,516', '2,516'],
  [99_999, '99,999', '99,999'],
  [487_000, '48.7 万', '487K'],
  [120_000_000, '1.2 亿', '120M'],
])('sets %d as %s in Chinese and %s in English', (count, zh, en) => {
  expect([sayFigure(count, 'zh'), sayFigure(count, 'en')]).toEqual([zh, en]);
});

test('says the size of a file', () => {
  expect([sayBytes(10), sayBytes(82_000), sayBytes(2_300_000)]).toEqual(['1 KB', '80 KB', '2.2 MB']);
});
