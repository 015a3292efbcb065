import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../rules.ts';
import { FINER, leaningsOf, straighten } from './rules.ts';

const sheetsOf = (marks: Record<string, number[]>): Sheet[] =>
  Object.entries(marks).flatMap(([judgeId, totals]) => totals.map((total) => ({ judgeId, total })));

function straightened(marks: Record<string, number[]>): Record<string, number[]> {
  const sheets = sheetsOf(marks);
  const { panel, judges } = leaningsOf(sheets);
  return Object.fromEntries(
    Object.entries(marks).map(([judgeId, totals]) => [
      judgeId,
      totals.map((total) => {
        const leaning = judges.get(judgeId);
        return leaning ? Math.round(straighten(total, leaning, panel) / FINER) : 0;
      }),
    ]),
  );
}

describe('normalisation', () => {
  test('a strict and a mild judge who order alike give the same', () => {
    const { strict = [], mild = [] } = straightened({ strict: [6000, 7000, 8000], mild: [8000, 9000, 10_000] });
    expect(strict).toEqual(mild);
    expect(strict[1]).toBe(8000);
  });

  test('a judge of narrow marks is spread to the panel, and a judge with two sheets is only shifted', () => {
    const { narrow = [], wide = [] } = straightened({ narrow: [7900, 8000, 8100], wide: [6000, 8000, 10_000] });
    expect(narrow).toEqual(wide);
    const { two = [] } = straightened({ two: [5000, 5200], many: [8000, 8000, 8000, 9000] });
    expect((two[1] ?? 0) - (two[0] ?? 0)).toBe(200);
  });

  test('the same mark for all tells nothing: everybody gets the mean of the panel', () => {
    const { flat = [] } = straightened({ flat: [9000, 9000, 9000], other: [6000, 7000, 8000] });
    expect(new Set(flat)).toEqual(new Set([8000]));
  });

  test('keeps a judge’s own order, and does not depend on the order of sheets', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), totals, { minKeys: 1 }), (marks) => {
        const sheets = sheetsOf(marks);
        expect(leaningsOf(sheets.toReversed()).panel).toEqual(leaningsOf(sheets).panel);
        for (const [judgeId, given] of Object.entries(marks)) {
          const got = straightened(marks)[judgeId] ?? [];
          for (const [at, total] of given.entries())
            for (const [other, less] of given.entries())
              if (less <= total) expect(got[other]).toBeLessThanOrEqual(got[at] ?? 0);
        }
      }),
    );
  });
});
