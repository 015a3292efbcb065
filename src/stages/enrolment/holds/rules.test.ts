import { describe, expect, test } from 'vitest';
import { holdOf } from './rules.ts';

const zone = 'Asia/Shanghai';
const times = {
  ...{ zone, now: new Date('2026-11-20T04:00:00Z') },
  ...{ beginsAt: new Date('2026-12-01T06:00:00Z'), endsAt: new Date('2026-12-01T08:00:00Z') },
};
const july = { key: 'july', startsOn: '2027-07-01', endsOn: '2027-07-05' };
const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe('what a place holds', () => {
  test.each([
    ['nothing is watched for', { noClash: false, oneOf: '' }, times, undefined],
    [
      'its time',
      { noClash: true, oneOf: '' },
      times,
      { during: span('2026-12-01T06:00:00Z', '2026-12-01T08:00:00Z'), tag: null },
    ],
    [
      'its first day where no end is known',
      { noClash: true, oneOf: '' },
      { ...times, endsAt: null },
      { during: span('2026-12-01T06:00:00Z', '2026-12-01T16:00:00Z'), tag: null },
    ],
    ['its kind, with the year', { noClash: false, oneOf: '疗休养' }, times, { during: null, tag: '疗休养 2026' }],
    ['no time is known', { noClash: true, oneOf: '' }, { ...times, beginsAt: null }, undefined],
  ])('%s', (_name, terms, at, expected) => {
    expect(holdOf({ ...terms, batches: [] }, null, at)).toEqual(expected);
  });

  test('whole days of the batch, and the year in which it begins', () => {
    expect(holdOf({ noClash: true, oneOf: '疗休养', batches: [july] }, 'july', times)).toEqual({
      during: span('2027-06-30T16:00:00Z', '2027-07-05T16:00:00Z'),
      tag: '疗休养 2027',
    });
  });
});
