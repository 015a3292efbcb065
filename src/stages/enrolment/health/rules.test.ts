import { expect, test } from 'vitest';
import { erasesAt, stayBegins } from './rules.ts';

const batches = [
  { key: 'b1', startsOn: '2026-12-05' },
  { key: 'b2', startsOn: null },
];
const beginsAt = new Date('2026-12-01T06:00:00Z');

test.each([
  ['the first day of its batch', 'b1', beginsAt, new Date('2026-12-04T16:00:00Z')],
  ['the beginning of the whole where the batch has no day', 'b2', beginsAt, beginsAt],
  ['the beginning of the whole where there are no batches', null, beginsAt, beginsAt],
  ['the beginning of the whole where the batch is gone', 'b9', beginsAt, beginsAt],
  ['never where nothing is set', 'b2', null, null],
] as const)('a stay begins: %s', (_name, batch, begins, expected) => {
  expect(stayBegins({ batches }, { batch, beginsAt: begins, zone: 'Asia/Shanghai' })).toEqual(expected);
});

test.each([
  ['the last day of its batch', { batch: 'b1' }, '2027-03-09T16:00:00Z'],
  ['the first day of a batch without a last', { batch: 'b2' }, '2027-03-05T16:00:00Z'],
  ['the end of the whole where the batch has no days', { batch: 'b3' }, '2027-03-20T06:00:00Z'],
  ['the end of the whole where there are no batches', { batch: null }, '2027-03-20T06:00:00Z'],
  ['the beginning where no end is known', { batch: null, endsAt: null }, '2027-03-01T06:00:00Z'],
  ['the handing in where no time is known', { batch: null, endsAt: null, beginsAt: null }, '2027-02-18T06:00:00Z'],
] as const)('ninety days are counted from %s', (_name, given, expected) => {
  const days = [
    { key: 'b1', startsOn: '2026-12-05', endsOn: '2026-12-09' },
    { key: 'b2', startsOn: '2026-12-05', endsOn: null },
    { key: 'b3', startsOn: null, endsOn: null },
  ];
  const stay = {
    ...{ beginsAt, endsAt: new Date('2026-12-20T06:00:00Z'), handedInAt: new Date('2026-11-20T06:00:00Z') },
    ...{ zone: 'Asia/Shanghai', ...given },
  };
  expect(erasesAt({ batches: days, healthForm: { eraseDays: 90 } }, stay)).toEqual(new Date(expected));
});
