import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contender, findTied, rank, type TieKey } from './rules.ts';

const contender = (entryId: string, score: number | null, group = ''): Contender => ({ entryId, group, score });
const chainOf = (keysOf: (id: string) => readonly TieKey[]) => ({
  steps: 4,
  keyOf: (id: string, step: number) => keysOf(id)[step] ?? null,
});
const whole = (sum: number): TieKey => ({ sum, count: 1 });
const ranks = (contenders: Contender[], keys: Record<string, TieKey[]> = {}) =>
  Object.fromEntries(
    rank(
      contenders,
      chainOf((id) => keys[id] ?? []),
    ).map((each) => [each.entryId, [each.rank, each.decidedBy]]),
  );

describe('ranking', () => {
  test('equal scores share a rank, and the next one is left out', () => {
    const four = [contender('a', 90), contender('b', 95), contender('c', 90), contender('d', 80)];
    expect(ranks(four)).toEqual({ b: [1, undefined], a: [2, 'equal'], c: [2, 'equal'], d: [4, undefined] });
    expect(findTied(four)).toEqual(new Set(['a', 'c']));
  });

  test('the chain decides step by step, and says which step did', () => {
    const keys = {
      a: [whole(-55), whole(80), whole(70)],
      b: [whole(-60), whole(99), whole(99)],
      c: [whole(-55), whole(80), whole(71)],
      d: [null, whole(99)],
    };
    const same = ['a', 'b', 'c', 'd'].map((id) => contender(id, 9000));
    expect(ranks(same, keys)).toEqual({ c: [1, 2], a: [2, 2], b: [3, 0], d: [4, 0] });
  });

  test('groups are ranked apart, and what was not judged has no rank', () => {
    const entries = [contender('a', 70, 'choir'), contender('b', 90, 'solo'), contender('c', null, 'solo')];
    expect(ranks(entries)).toEqual({ a: [1, undefined], b: [1, undefined], c: [null, undefined] });
  });

  test('does not depend on the order in which entries come', () => {
    const score = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    const key = fc.option(fc.integer({ min: 0, max: 1 }), { nil: null });
    const rows = fc.array(fc.tuple(score, key, key, fc.constantFrom('x', 'y')), { maxLength: 12 });
    fc.assert(
      fc.property(
        rows.chain((given) => {
          const entries = given.map(([points, , , group], at) => contender(`e${at}`, points, group));
          return fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
            fc.constant(
              new Map(
                given.map(([, one, two], at) => [`e${at}`, [one, two].map((it) => (it === null ? null : whole(it)))]),
              ),
            ),
          );
        }),
        ([entries, other, keys]) => {
          const keysOf = chainOf((id) => keys.get(id) ?? []);
          expect(rank(other, keysOf)).toEqual(rank(entries, keysOf));
          for (const { group, rank: place, entryId } of rank(entries, keysOf)) {
            if (place === null) continue;
            const better = rank(entries, keysOf).filter(
              (each) => each.group === group && each.rank !== null && each.rank < place && each.entryId !== entryId,
            );
            expect(better).toHaveLength(place - 1);
          }
        },
      ),
    );
  });
});
