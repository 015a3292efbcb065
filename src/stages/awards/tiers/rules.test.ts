import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignTiers, type Candidate, placesOf, type TieRule, type Tier, tieRules } from './rules.ts';

const tier = (key: string, count: number | null, more: Partial<Tier> = {}): Tier => ({
  key,
  count,
  per: 'all',
  group: '',
  ties: 'decide',
  ...more,
});
const ranked = (...ranks: (number | null)[]): Candidate[] =>
  ranks.map((rank, index) => ({ key: `c${index + 1}`, rank, group: '' }));
const said = (candidates: readonly Candidate[], tiers: readonly Tier[]) => {
  const { tiers: given, open, waiting, crowded } = assignTiers(candidates, tiers);
  return {
    given: candidates.map(({ key }) => given.get(key) ?? (waiting.has(key) ? '?' : '-')).join(' '),
    ...(open.length > 0
      ? { open: open.map(({ tier: at, rank, places, keys }) => `${at} ${rank}: ${places} of ${keys.length}`) }
      : {}),
    ...(crowded.length > 0 ? { crowded } : {}),
  };
};

describe('tiers by rank', () => {
  const two = (ties: TieRule) => [tier('first', 1, { ties }), tier('second', 2, { ties }), tier('third', 1, { ties })];

  test.each([
    ['all ranks apart', ranked(1, 2, 3, 4, 5), two('decide'), { given: 'first second second third -' }],
    ['equal ranks that fit', ranked(1, 2, 2, 4, 5), two('decide'), { given: 'first second second third -' }],
    ['a tie at the top, all in', ranked(1, 1, 3, 4, 5), two('all-in'), { given: 'first first second second third' }],
    ['a tie at the top, all down', ranked(1, 1, 3, 4, 5), two('all-down'), { given: 'second second third - -' }],
    [
      'a tie at the edge, all down: nobody of a lower rank overtakes',
      ranked(1, 2, 3, 3, 5),
      two('all-down'),
      { given: 'first second - - -' },
    ],
    [
      'a tie to be decided',
      ranked(1, 2, 3, 3, 5),
      two('decide'),
      { given: 'first second ? ? ?', open: ['second 3: 1 of 2'] },
    ],
    ['no ranks and no limit', ranked(null, null), [tier('all', null)], { given: 'all all' }],
    ['no ranks and a limit', ranked(null, null), [tier('all', 1)], { given: '? ?', open: ['all null: 1 of 2'] }],
    ['fewer than there are places', ranked(1), two('decide'), { given: 'first' }],
    ['nobody', [], two('decide'), { given: '' }],
    ['a tier without places', ranked(1, 2), [tier('none', 0), tier('one', 1)], { given: 'one -' }],
  ] as const)('%s', (_, candidates, tiers, expected) => {
    expect(said(candidates, tiers)).toEqual(expected);
  });

  test('a decision places who was chosen, and the others fall', () => {
    const [a, b, c, ...rest] = ranked(1, 2, 2, 4);
    const tiers = [tier('first', 2), tier('second', 1)];
    const decided = (first: boolean, second: boolean) => [
      a as Candidate,
      { ...(b as Candidate), ties: { first } },
      { ...(c as Candidate), ties: { first: second } },
      ...rest,
    ];

    expect(said(decided(false, true), tiers)).toEqual({ given: 'first second first -' });
    // Neither: the tie falls whole into the next tier, where it is one again.
    expect(said(decided(false, false), tiers)).toEqual({ given: 'first ? ? ?', open: ['second 2: 1 of 2'] });
    // Both, which is one too many: not decided.
    expect(said(decided(true, true), tiers)).toEqual({ given: 'first ? ? ?', open: ['first 2: 1 of 2'] });
  });

  test('counts hold in each group where they are so meant, and a tier may be for one group alone', () => {
    const candidates: Candidate[] = [
      { key: 'a1', rank: 1, group: 'a' },
      { key: 'a2', rank: 2, group: 'a' },
      { key: 'b1', rank: 1, group: 'b' },
      { key: 'b2', rank: 2, group: 'b' },
    ];
    expect(said(candidates, [tier('first', 1, { per: 'group' }), tier('second', 1, { group: 'b' })])).toEqual({
      given: 'first - first second',
    });
    expect(said(candidates, [tier('first', 1, { per: 'all', ties: 'all-down' }), tier('rest', null)])).toEqual({
      given: 'rest rest rest rest',
    });
    expect(placesOf(tier('first', 3, { per: 'group' }), ['a', 'b', 'b'])).toBe(6);
    expect(placesOf(tier('first', 3), ['a', 'b', 'b'])).toBe(3);
  });

  test('an officer’s word goes before the rank, as far as there are places', () => {
    const tiers = [tier('first', 1), tier('second', 1)];
    const [a, b, c] = ranked(1, 2, 3) as [Candidate, Candidate, Candidate];

    expect(said([a, b, { ...c, placed: { tier: 'first' } }], tiers)).toEqual({ given: 'second - first' });
    expect(said([{ ...a, placed: { tier: null } }, b, c], tiers)).toEqual({ given: '- first second' });
    expect(said([{ ...a, excluded: true }, b, c], tiers)).toEqual({ given: '- first second' });
    expect(said([a, { ...b, placed: { tier: 'first' } }, { ...c, placed: { tier: 'first' } }], tiers)).toEqual({
      given: 'second first -',
      crowded: ['c3'],
    });
  });
});

const groups = ['', 'a', 'b'];
const keys = ['first', 'second', 'third'];
const tierSets = fc
  .array(
    fc.record({
      count: fc.option(fc.nat({ max: 4 }), { freq: 6 }),
      per: fc.constantFrom('group' as const, 'all' as const),
      group: fc.constantFrom(...groups),
      ties: fc.constantFrom(...(Object.keys(tieRules) as TieRule[])),
    }),
    { maxLength: 3 },
  )
  .map((tiers) => tiers.map((each, index): Tier => ({ key: keys[index] ?? '', ...each })));
const fields = fc
  .array(
    fc.record({
      rank: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 8 }),
      group: fc.constantFrom(...groups),
      placed: fc.option(fc.record({ tier: fc.option(fc.constantFrom(...keys)) }), { nil: undefined, freq: 2 }),
      excluded: fc.option(fc.boolean(), { nil: undefined }),
      ties: fc.option(fc.dictionary(fc.constantFrom(...keys), fc.boolean()), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((field) => field.map((each, index): Candidate => ({ key: `c${index}`, ...each })));

describe('whatever the field and the tiers', () => {
  test('a tier never exceeds its count, but by equal ranks at its edge where it says so', () => {
    fc.assert(
      fc.property(fields, tierSets, (field, tiers) => {
        const { tiers: given } = assignTiers(field, tiers);
        for (const each of tiers) {
          const holders = field.filter(({ key }) => given.get(key) === each.key);
          expect(holders.every(({ excluded, group }) => !excluded && (each.group === '' || each.group === group))).toBe(
            true,
          );
          const pools = each.per === 'all' ? [holders] : [...Map.groupBy(holders, ({ group }) => group).values()];
          for (const pool of pools) {
            if (each.count === null || pool.length <= each.count) continue;
            expect(each.ties).toBe('all-in');
            // Without the last class of equals, the count still had room.
            const ruled = pool.filter(({ placed }) => placed?.tier !== each.key);
            const last = Math.max(...ruled.map(({ rank }) => rank ?? Number.POSITIVE_INFINITY));
            const edge = ruled.filter(({ rank }) => (rank ?? Number.POSITIVE_INFINITY) === last);
            expect(pool.length - edge.length).toBeLessThan(each.count);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the order of the field does not matter', () => {
    fc.assert(
      fc.property(
        fields.chain((field) =>
          fc.tuple(
            fc.constant(field),
            fc.shuffledSubarray(field, { minLength: field.length, maxLength: field.length }),
          ),
        ),
        tierSets,
        ([field, shuffled], tiers) => {
          const one = assignTiers(field, tiers);
          const other = assignTiers(shuffled, tiers);
          expect(new Map([...other.tiers].sort())).toEqual(new Map([...one.tiers].sort()));
          expect(other.open).toEqual(one.open);
          expect([...other.waiting].sort()).toEqual([...one.waiting].sort());
          expect([...other.crowded].sort()).toEqual([...one.crowded].sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('equal ranks of one pool fare alike, unless an officer said otherwise', () => {
    fc.assert(
      fc.property(fields, tierSets, (field, tiers) => {
        const plain = field.map(({ key, rank }) => ({ key, rank, group: '' }));
        const { tiers: given, waiting } = assignTiers(plain, tiers);
        for (const equals of Map.groupBy(plain, ({ rank }) => rank).values()) {
          const fates = new Set(equals.map(({ key }) => given.get(key) ?? (waiting.has(key) ? '?' : '-')));
          expect(fates.size).toBe(1);
        }
      }),
    );
  });

  test('nobody of a lower rank stands in a higher tier by rule', () => {
    fc.assert(
      fc.property(fields, tierSets, (field, tiers) => {
        const plain = field.map(({ key, rank, excluded }) => ({ key, rank, group: '', excluded }));
        const open = tiers.map((each) => ({ ...each, group: '' }));
        const { tiers: given, waiting } = assignTiers(plain, open);
        const heightOf = (key: string) => open.findIndex((each) => each.key === given.get(key));
        const standing = plain.filter(({ key, excluded }) => !excluded && !waiting.has(key));
        for (const a of standing)
          for (const b of standing) {
            if ((a.rank ?? 99) >= (b.rank ?? 99) || !given.has(b.key)) continue;
            expect(given.has(a.key) && heightOf(a.key) <= heightOf(b.key)).toBe(true);
          }
      }),
    );
  });
});
