import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawKey, type Keyed, weightOfTeam } from './rules.ts';

const under =
  (seed: Uint8Array): Keyed =>
  (text) =>
    createHmac('sha256', seed).update(text).digest('hex');
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const seedOf = (number: number) => Buffer.alloc(32, `seed ${number}`);

/** Tickets of these weights in the order of the lot. */
function order(seed: Uint8Array, weights: readonly number[]): number[] {
  const keys = weights.map((weight, index) => drawKey({ ticket: index + 1, weight }, under(seed)));
  return weights.map((_, index) => index + 1).sort((a, b) => ((keys[a - 1] ?? '') < (keys[b - 1] ?? '') ? -1 : 1));
}

/** Pearson's statistic of counts against what was to be expected. */
const chiSquare = (counts: readonly number[], expected: readonly number[]) =>
  counts.reduce((sum, count, index) => sum + (count - (expected[index] ?? 0)) ** 2 / (expected[index] ?? 1), 0);

describe('the sealed draw', () => {
  test('a key is what RFC 2104 says of seed, ticket and lot', () => {
    // Test vector 2 of RFC 4231: key "Jefe", data "what do ya want for nothing?".
    expect(under(Buffer.from('Jefe'))('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(drawKey({ ticket: 7, weight: 1 }, (text) => text)).toBe('7/1');
    expect(drawKey({ ticket: 7, weight: 3 }, (text) => text.split('').reverse().join(''))).toBe('1/7');
  });

  test('the same seed draws the same, and the order of asking changes nothing', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }), (seed, weights) => {
        expect(order(seed, weights)).toEqual(order(Buffer.from(seed), weights));
      }),
    );
  });

  test('over 4,000 seeds each of eight tickets is first as often as any other', () => {
    const counts = new Array<number>(8).fill(0);
    for (let number = 0; number < 4000; number++) {
      const first =
        order(
          seedOf(number),
          counts.map(() => 1),
        )[0] ?? 0;
      counts[first - 1] = (counts[first - 1] ?? 0) + 1;
    }
    // 7 degrees of freedom: a fair draw exceeds 24.3 once in a thousand times.
    expect(
      chiSquare(
        counts,
        counts.map(() => 500),
      ),
    ).toBeLessThan(24.3);
  });

  test('over 4,000 seeds every order of three tickets comes as often as any other', () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < 4000; number++) {
      const drawn = order(seedOf(number), [1, 1, 1]).join('');
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    // 5 degrees of freedom: 20.5 once in a thousand times.
    expect(chiSquare([...counts.values()], new Array(6).fill(4000 / 6))).toBeLessThan(20.5);
  });

  test('over 4,000 seeds tickets are first in the proportion of their weights', () => {
    const weights = [1, 2, 3, 4];
    const counts = [0, 0, 0, 0];
    for (let number = 0; number < 4000; number++) {
      const first = order(seedOf(number), weights)[0] ?? 0;
      counts[first - 1] = (counts[first - 1] ?? 0) + 1;
    }
    // 3 degrees of freedom: 16.3 once in a thousand times.
    expect(
      chiSquare(
        counts,
        weights.map((weight) => weight * 400),
      ),
    ).toBeLessThan(16.3);
  });
});

test('a team weighs as its lightest member', () => {
  expect(weightOfTeam([3, 1, 2])).toBe(1);
  expect(weightOfTeam([])).toBe(1);
});
