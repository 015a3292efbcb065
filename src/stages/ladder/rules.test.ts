import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf } from './rules.ts';

const of = (personId: string, rank: number | null, score = '', fromStageId = 'contest') => ({
  ...{ personId, fromStageId, rank, score },
});

describe('of several results of one person', () => {
  test.each([
    ['the better rank counts', [of('a', 3), of('a', 1), of('a', 2)], [of('a', 1)]],
    ['a rank counts before none', [of('a', null, '90'), of('a', 9)], [of('a', 9)]],
    ['a score counts before mere presence', [of('a', null), of('a', null, '90')], [of('a', null, '90')]],
    ['of equals the first', [of('a', 1, '90'), of('a', 1, '80')], [of('a', 1, '90')]],
    ['each stage counts by itself', [of('a', 2), of('a', 1, '', 'final')], [of('a', 2), of('a', 1, '', 'final')]],
    ['each person has an own', [of('a', 2), of('b', 1)], [of('a', 2), of('b', 1)]],
  ])('%s', (_name, given, kept) => {
    expect(bestOf(given)).toEqual(kept);
  });

  test('each person has one of each stage, and none better was given', () => {
    const result = fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      fromStageId: fc.constantFrom('contest', 'final'),
      rank: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      score: fc.constantFrom('', '90'),
    });
    fc.assert(
      fc.property(fc.array(result), (given) => {
        const kept = bestOf(given);
        const keys = kept.map(({ personId, fromStageId }) => `${personId} ${fromStageId}`);
        expect(keys).toEqual([...new Set(given.map((each) => `${each.personId} ${each.fromStageId}`))]);
        for (const { personId, fromStageId, rank } of kept) {
          const theirs = given.filter((each) => each.personId === personId && each.fromStageId === fromStageId);
          const ranks = theirs.flatMap((each) => each.rank ?? []);
          expect(rank).toBe(ranks.length > 0 ? Math.min(...ranks) : null);
        }
      }),
    );
  });
});
