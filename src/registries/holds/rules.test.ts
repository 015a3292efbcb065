import { describe, expect, test } from 'vitest';
import { findClash } from './rules.ts';

const span = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe('a clash', () => {
  const elsewhere = {
    personId: 'p',
    stageId: 's',
    kind: 'enrolment' as const,
    during: span('2027-07-05T00:00:00Z', '2027-07-06T00:00:00Z'),
    tag: 'x',
  };
  test.each([
    ['at the same time', { during: span('2027-07-05T23:00:00Z', '2027-07-07T00:00:00Z'), tag: null }, 'sameTime'],
    [
      'one begins when the other ends',
      { during: span('2027-07-06T00:00:00Z', '2027-07-07T00:00:00Z'), tag: null },
      undefined,
    ],
    ['of the same kind in the year', { during: null, tag: 'x' }, 'sameKind'],
    ['of another kind', { during: null, tag: 'y' }, undefined],
  ])('%s', (_name, hold, because) => {
    expect(findClash(hold, [elsewhere])?.because).toBe(because);
  });
});
