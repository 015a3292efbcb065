import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allot, type Claim, type Given, type Offer, wishesMet } from './rules.ts';

const pools: Offer['pools'] = [
  { key: 'all', places: null, within: null },
  { key: 'east', places: 2, within: 'all' },
  { key: 'west', places: 1, within: 'all' },
];
const one = (pool: string, ...wishes: string[]): Claim => ({ places: 1, pool, wishes });
const group = (pool: string, places: number): Claim => ({ places, pool, wishes: [] });
const said = (given: readonly Given[]) =>
  given.map(({ served, batch, wish }) => (served ? (batch ? `${batch}${wish}` : 'yes') : 'no')).join(' ');

describe('without batches', () => {
  test('places go down the order, by pool and by the pool around it', () => {
    const offer = { pools: [{ key: 'all', places: 2, within: null }, ...pools.slice(1)], batches: [] };
    expect(said(allot(offer, [one('west'), one('west'), one('east'), one('east')]))).toBe('yes no yes no');
  });
  test('a team is served whole or passed over, and a smaller one behind it may fit', () => {
    const offer = { pools: [{ key: 'all', places: 5, within: null }], batches: [] };
    expect(said(allot(offer, [group('all', 3), group('all', 3), group('all', 2)]))).toBe('yes no yes');
  });
});

describe('with batches', () => {
  const batches = [
    { key: 'a', places: 1 },
    { key: 'b', places: 1 },
  ];
  test.each([
    ['the first in order has their first wish', [one('all', 'a', 'b'), one('all', 'a', 'b')], 'a1 b2'],
    ['one moves to a second wish so that a later one is served', [one('all', 'a', 'b'), one('all', 'a')], 'b2 a1'],
    ['wishes count before order', [one('all', 'a', 'b'), one('all', 'b', 'a')], 'a1 b1'],
    ['a pool that is used up', [one('west', 'a'), one('west', 'b'), one('all', 'b')], 'a1 no b1'],
    ['nobody is put where they did not wish to go', [one('all', 'a'), one('all', 'a')], 'a1 no'],
    ['unknown and repeated wishes are left out', [one('all', 'x', 'a', 'a'), one('all', 'a', 'b')], 'a1 b2'],
  ])('%s', (_name, claims, answer) => expect(said(allot({ pools, batches }, claims))).toBe(answer));

  test('counts the wishes that were met', () => {
    const given = allot({ pools, batches }, [one('all', 'a', 'b'), one('all', 'a'), one('all', 'a')]);
    expect(wishesMet(given)).toEqual({ met: [1, 1], unserved: 1 });
  });
});

const keys = ['a', 'b', 'c'];
const arbitraryOffer: fc.Arbitrary<Offer> = fc
  .record({
    seats: fc.option(fc.nat({ max: 6 })),
    quotas: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }),
    batches: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ seats, quotas, batches }) => ({
    pools: [
      { key: 'all', places: seats, within: null },
      ...quotas.map((places, index) => ({ key: `q${index}`, places, within: index === 2 ? 'q1' : 'all' })),
    ],
    batches: batches.map((places, index) => ({ key: keys[index] ?? '', places })),
  }));
const claimsOf = ({ pools: given, batches }: Offer, most: number) =>
  fc.array(
    fc.record({
      places: fc.constant(1),
      pool: fc.constantFrom(...given.map(({ key }) => key)),
      wishes: fc.shuffledSubarray(batches.map(({ key }) => key)),
    }),
    { maxLength: most },
  );
const cases = (most: number) => arbitraryOffer.chain((offer) => fc.tuple(fc.constant(offer), claimsOf(offer, most)));

/** Whether nothing is given twice. */
function fits({ pools: given, batches }: Offer, claims: readonly Claim[], places: readonly (string | null)[]): boolean {
  const count = (has: (index: number) => boolean) =>
    claims.filter((_, index) => places[index] !== null && has(index)).length;
  const under = (pool: string, wide: string): boolean =>
    pool === wide || given.some(({ key, within }) => key === pool && within !== null && under(within, wide));
  return (
    batches.every(({ key, places: room }) => count((index) => places[index] === key) <= room) &&
    given.every(
      ({ key, places: room }) => room === null || count((index) => under(claims[index]?.pool ?? '', key)) <= room,
    )
  );
}

/** The best of all assignments by plain comparison: who is served, then how many of each wish, then whose. */
function bestOfAll(offer: Offer, claims: readonly Claim[]): (string | null)[] {
  const all = claims.reduce<(string | null)[][]>(
    (rows, claim) => rows.flatMap((row) => [...claim.wishes, null].map((wish) => [...row, wish])),
    [[]],
  );
  const rank = (row: readonly (string | null)[], index: number) =>
    claims[index]?.wishes.indexOf(row[index] ?? '') ?? -1;
  const marks = (row: readonly (string | null)[]) => [
    ...row.map((place) => (place === null ? 0 : 1)),
    ...keys.map((_, wish) => row.filter((_place, index) => rank(row, index) === wish).length),
    ...row.map((_, index) => -rank(row, index)),
  ];
  return all
    .filter((row) => fits(offer, claims, row))
    .reduce((best, row) => {
      const [mine, theirs] = [marks(row), marks(best)];
      const at = mine.findIndex((mark, index) => mark !== theirs[index]);
      return at >= 0 && (mine[at] ?? 0) > (theirs[at] ?? 0) ? row : best;
    });
}

describe('for any pools, batches and wishes', () => {
  test('it is the best of all assignments', () => {
    fc.assert(
      fc.property(cases(6), ([offer, claims]) => {
        expect(allot(offer, claims).map(({ batch }) => batch)).toEqual(bestOfAll(offer, claims));
      }),
      { numRuns: 400 },
    );
  });

  test('no pool and no batch is exceeded, and nobody gets what they did not wish', () => {
    fc.assert(
      fc.property(cases(40), ([offer, claims]) => {
        const given = allot(offer, claims);
        expect(
          fits(
            offer,
            claims,
            given.map(({ batch }) => batch),
          ),
        ).toBe(true);
        for (const [index, { batch, wish, served }] of given.entries()) {
          expect(served).toBe(batch !== null);
          if (wish !== null) expect(claims[index]?.wishes[wish - 1]).toBe(batch);
        }
      }),
    );
  });

  test('nobody is left out while a later one of the same pool got a batch that they wished', () => {
    fc.assert(
      fc.property(cases(40), ([offer, claims]) => {
        const given = allot(offer, claims);
        for (const [index, claim] of claims.entries()) {
          if (given[index]?.served) continue;
          const worse = given.filter(
            ({ batch }, other) => other > index && claims[other]?.pool === claim.pool && batch !== null,
          );
          expect(worse.filter(({ batch }) => claim.wishes.includes(batch ?? ''))).toEqual([]);
        }
      }),
    );
  });
});
