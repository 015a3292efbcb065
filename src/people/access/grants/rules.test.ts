import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/dates.ts';
import { roleNames } from '../rules.ts';
import { areApart, overlaps, stateOf } from './rules.ts';

const today = '2026-11-21';

describe('a grant is', () => {
  test.each([
    ['live', { fromOn: today, toOn: null, revokedAt: null }],
    ['live', { fromOn: '2026-01-01', toOn: today, revokedAt: null }],
    ['future', { fromOn: '2026-11-22', toOn: null, revokedAt: null }],
    ['ended', { fromOn: '2026-01-01', toOn: '2026-11-20', revokedAt: null }],
    ['revoked', { fromOn: '2026-01-01', toOn: null, revokedAt: new Date() }],
    ['revoked', { fromOn: '2026-01-01', toOn: '2026-11-20', revokedAt: new Date() }],
  ] as const)('%s: %o', (state, dates) => {
    expect(stateOf(dates, today)).toBe(state);
  });
});

const span = fc
  .record({ start: fc.nat(60), length: fc.option(fc.nat(30), { nil: null }) })
  .map(({ start, length }) => ({
    fromOn: addDays(today, start),
    toOn: length === null ? null : addDays(today, start + length),
  }));

test('property: two spans overlap exactly where some day lies in both', () => {
  const holds = (each: { fromOn: string; toOn: string | null }, day: string) =>
    stateOf({ ...each, revokedAt: null }, day) === 'live';
  fc.assert(
    fc.property(span, span, (a, b) => {
      const days = Array.from({ length: 100 }, (_, at) => addDays(today, at));

      expect(overlaps(a, b)).toBe(days.some((day) => holds(a, day) && holds(b, day)));
      expect(overlaps(a, b)).toBe(overlaps(b, a));
    }),
  );
});

test('the auditor is apart from every other role, and from no auditor', () => {
  expect(roleNames.filter((role) => !areApart('auditor', role))).toEqual(['auditor']);
  expect(roleNames.filter((role) => areApart('unit-officer', role))).toEqual(['auditor']);
});
