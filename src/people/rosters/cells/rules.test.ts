import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDay, storeCell, textOf } from './rules.ts';

test.each([
  ['2020-05-01', '2020-05-01'],
  ['2020/5/1', '2020-05-01'],
  ['2020.5.1', '2020-05-01'],
  ['20200501', '2020-05-01'],
  ['2020年5月1日', '2020-05-01'],
  ['２０２０年５月１日', '2020-05-01'],
  ['2020年5月', '2020-05-01'],
  ['2020.05', '2020-05-01'],
  ['202005', '2020-05-01'],
  ['2020-05-01 08:30', '2020-05-01'],
  [43952, '2020-05-01'],
  [20200501, '2020-05-01'],
  ['2020-02-30', undefined],
  ['2020-13-01', undefined],
  ['去年', undefined],
  ['2020', undefined],
  [12, undefined],
  [true, undefined],
  [null, undefined],
])('%j is the day %s', (cell, day) => {
  expect(findDay(cell)).toEqual(day);
});

test('a day of the sheet comes back as that day, however it was kept', () => {
  const days = fc.date({ min: new Date('1911-01-01'), max: new Date('2098-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;

      expect(findDay(storeCell(date))).toEqual(day);
      expect(findDay(serial)).toEqual(day);
      expect(findDay(day.replaceAll('-', ''))).toEqual(day);
    }),
  );
});

test.each([
  [13912345678, '13912345678'],
  [1e20, '100000000000000000000'],
  [1.5, '1.5'],
  [' 张三 ', '张三'],
  [true, 'true'],
  [null, ''],
  [undefined, ''],
])('%j reads %j', (cell, text) => {
  expect(textOf(cell)).toEqual(text);
});
