import { expect, test } from 'vitest';
import { cellText, findCellDay } from './cell-values.ts';

test.each([
  [null, ''],
  [undefined, ''],
  [' 张三 ', '张三'],
  [13_812_345_678, '13812345678'],
  [110_105_194_912_310, '110105194912310'],
  [0.5, '0.5'],
  [true, 'true'],
  [new Date('1990-05-06T00:00:00Z'), '1990-05-06'],
  [new Date('1990-05-06T14:30:00Z'), '1990-05-06 14:30:00'],
])('cellText(%j) is %j', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

test.each([
  [new Date('1990-05-06T14:30:00Z'), '1990-05-06'],
  ['1990-05-06', '1990-05-06'],
  ['1990/5/6', '1990-05-06'],
  ['1990.5.6 ', '1990-05-06'],
  ['１９９０年５月６日', '1990-05-06'],
  ['19900506', '1990-05-06'],
  [19_900_506, '1990-05-06'],
  ['1990-05-06 14:30', '1990-05-06'],
  ['1990-05-06T14:30:00.000Z', '1990-05-06'],
  ['1990-02-30', undefined],
  ['1990年5月', undefined],
  ['5/6/1990', undefined],
  [33_000, undefined],
  [null, undefined],
  ['长期', undefined],
])('findCellDay(%j) is %j', (cell, day) => {
  expect(findCellDay(cell)).toBe(day);
});
