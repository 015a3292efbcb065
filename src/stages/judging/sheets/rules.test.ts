import { expect, test } from 'vitest';
import { lineOf } from './rules.ts';

test('marks are told in the order of the sheet, however they were kept, by the English names there are', () => {
  const criteria = [
    ['立意', 'Idea'],
    ['内容', 'Substance'],
    ['文字', ''],
  ].map(([title = '', titleEn = '']) => ({ title, titleEn, outOf: 100, weight: 1, by: 'judges' as const }));
  const told = lineOf({ 内容: 88_000, 文字: 89_500, 立意: 81_000 }, { form: 'marks', places: 10, criteria });
  expect(told).toEqual(['立意 81，内容 88，文字 89.5', 'Idea 81, Substance 88, 文字 89.5']);
});
