import { expect, test } from 'vitest';
import { stayBegins } from './rules.ts';

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
