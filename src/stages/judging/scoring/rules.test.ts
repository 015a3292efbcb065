import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Criterion,
  commonMultiple,
  compareMeans,
  dropExtremes,
  dropsFrom,
  findScore,
  gaugeOf,
  meanOf,
  parseMark,
  roundMean,
  type Sheet,
  sayMark,
  sayScore,
  totalOf,
} from './rules.ts';

const criterion = (key: string, outOf: number, weight: number, by: Criterion['by'] = 'judges'): Criterion => ({
  key,
  outOf,
  weight,
  by,
});

/** A score as people compute it on paper: the totals of the judges, dropped, averaged, rounded. */
function scoreOf(
  criteria: Criterion[],
  sheets: Record<string, number>[],
  { drop = 0, scale = 100, decimals = 2 } = {},
) {
  const gauge = gaugeOf(criteria);
  const totals = sheets.map((marks, at): Sheet => ({ judgeId: `${at}`, total: totalOf(gauge, marks) }));
  const mean = meanOf(dropExtremes(totals, drop).counted, { office: 0, needsJudges: true });
  return mean && sayScore(roundMean(mean, { whole: gauge.whole, scale, decimals }), decimals);
}

describe('a mark', () => {
  test.each([
    ['92.5', 92_500],
    ['０.５', 500],
    [' 100 ', 100_000],
    ['9。5', 9500],
    ['7.', 7000],
    ['8.10', 8100],
    ['0', 0],
  ])('typed as %s is understood', (typed, value) => {
    expect(parseMark(typed, { outOf: 100, decimals: 1 })).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'notANumber'],
    ['九十', 'notANumber'],
    ['1e2', 'notANumber'],
    ['92,5', 'notANumber'],
    ['-1', 'outOfRange'],
    ['100.1', 'outOfRange'],
    ['92.55', 'tooFine'],
  ])('typed as %s is refused: %s', (typed, problem) => {
    expect(parseMark(typed, { outOf: 100, decimals: 1 })).toEqual({ ok: false, problem });
  });

  test('is shown as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (value) => {
        expect(parseMark(sayMark(value), { outOf: 100, decimals: 3 })).toEqual({ ok: true, value });
      }),
    );
  });
});

describe('a score', () => {
  test('of ten points with one highest and one lowest dropped is the mean of the rest, to two decimals', () => {
    const marks = [9.2, 9.5, 9.1, 9.8, 8.9, 9.4, 9.3].map((mark) => ({ whole: Math.round(mark * 1000) }));
    expect(scoreOf([criterion('whole', 10, 1)], marks, { drop: 1, scale: 10 })).toBe('9.30');
  });

  test('of theory and practice goes by their weights', () => {
    const criteria = [criterion('theory', 100, 30), criterion('practice', 100, 70)];
    expect(scoreOf(criteria, [{ theory: 80_000, practice: 90_000 }])).toBe('87.00');
  });

  test('adds criteria of different full marks', () => {
    const criteria = [criterion('idea', 30, 30), criterion('light', 40, 40), criterion('title', 10, 30)];
    expect(scoreOf(criteria, [{ idea: 27_000, light: 36_000, title: 8_000 }])).toBe('87.00');
  });

  test('is rounded half up, once: 0.1 + 0.2 is 0.3, and 2.675 is 2.68', () => {
    const one = [criterion('a', 10, 1)];
    expect(scoreOf(one, [{ a: 2675 }], { scale: 10 })).toBe('2.68');
    expect(scoreOf(one, [{ a: 100 }, { a: 200 }], { scale: 10, decimals: 3 })).toBe('0.150');
    expect(scoreOf(one, [{ a: 9995 }, { a: 9994 }, { a: 9995 }], { scale: 10 })).toBe('9.99');
    expect(scoreOf(one, [{ a: 9995 }, { a: 9995 }], { scale: 10 })).toBe('10.00');
  });

  test('takes what the office gives once for the entry as if every judge had given it', () => {
    const criteria = [criterion('paper', 100, 30, 'office'), criterion('work', 100, 70)];
    const gauge = gaugeOf(criteria);
    const sheets = [80_000, 90_000].map((work, at) => ({ judgeId: `${at}`, total: totalOf(gauge, { work }) }));
    const mean = meanOf(sheets, { office: totalOf(gauge, { paper: 60_000 }), needsJudges: true });
    expect(mean && roundMean(mean, { whole: gauge.whole, scale: 100, decimals: 2 })).toBe(7750);
    expect(meanOf([], { office: 5, needsJudges: true })).toBeUndefined();
    expect(meanOf([], { office: 5, needsJudges: false })).toEqual({ sum: 5, count: 1 });
  });

  test('does not depend on the order of marks', () => {
    const marks = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(
        marks.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        fc.integer({ min: 0, max: 3 }),
        ([given, other], drop) => {
          const score = (values: number[]) =>
            scoreOf(
              [criterion('a', 10, 1)],
              values.map((a) => ({ a })),
              { drop },
            );
          expect(score(other)).toBe(score(given));
        },
      ),
    );
  });

  test('handed on by the round before is a mark again', () => {
    expect(findScore('92.67')).toBe(92_670);
    expect(findScore('')).toBeUndefined();
  });
});

describe('dropping', () => {
  test.each([
    [4, 1, 0],
    [5, 1, 1],
    [6, 2, 1],
    [7, 2, 2],
    [1, 1, 0],
    [0, 2, 0],
  ])('of %i sheets, asked for %i of each end, drops %i', (sheets, asked, dropped) => {
    expect(dropsFrom(sheets, asked)).toBe(dropped);
  });

  test('the n highest and lowest equals sorting and slicing, whatever ties there are', () => {
    const few = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 14 });
    fc.assert(
      fc.property(few, fc.integer({ min: 0, max: 4 }), (totals, drop) => {
        const panel = dropExtremes(
          totals.map((total, at) => ({ judgeId: `${at}`, total })),
          drop,
        );
        const count = dropsFrom(totals.length, drop);
        const sorted = totals.toSorted((a, b) => a - b);
        const values = (sheets: Sheet[]) => sheets.map(({ total }) => total).sort((a, b) => a - b);
        expect([values(panel.low), values(panel.counted), values(panel.high)]).toEqual([
          sorted.slice(0, count),
          sorted.slice(count, sorted.length - count),
          sorted.slice(sorted.length - count),
        ]);
        const judges = [...panel.low, ...panel.counted, ...panel.high].map(({ judgeId }) => judgeId);
        expect(new Set(judges).size).toBe(totals.length);
      }),
    );
  });
});

test('means compare without being divided', () => {
  expect(compareMeans({ sum: 1, count: 3 }, { sum: 2, count: 6 })).toBe(0);
  expect(compareMeans({ sum: 1, count: 3 }, { sum: 333, count: 1000 })).toBe(1);
  expect(commonMultiple([{ outOf: 30 }, { outOf: 70 }, { outOf: 100 }])).toBe(2100);
});
