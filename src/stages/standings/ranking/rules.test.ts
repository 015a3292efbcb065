import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Contender,
  countedOf,
  type Line,
  leastOf,
  ONE,
  parseScore,
  type Rule,
  roundTotal,
  type Standing,
  sayTotal,
  standingsOf,
  type Taken,
  UNIT,
} from './rules.ts';

const events = ['show', 'english', 'table', 'guide', 'plan'].map((id) => ({ id, title: id, weight: 100 }));
const rule = (given: Partial<Rule> = {}): Rule => ({
  events: events.slice(0, 3),
  by: 'scores',
  points: [10, 8, 6],
  best: null,
  least: null,
  ties: [],
  ...given,
});
/** `90@1 - 85.5@2` is what somebody reached in each event: score and place, or nothing. */
const contender = (key: string, text: string, group = ''): Contender => ({
  key,
  group,
  taken: text.split(' ').flatMap((each, at): Taken[] => {
    const [score = '', rank] = each.split('@');
    if (each === '-') return [];
    return [{ eventId: events[at]?.id ?? '', rank: rank ? Number(rank) : null, score: parseScore(score) }];
  }),
});
const table = (given: Partial<Rule>, rows: Record<string, string>, decimals = 2) =>
  standingsOf(
    Object.entries(rows).map(([key, text]) => contender(key, text)),
    rule(given),
    decimals,
  ).map(({ key, rank, total, decidedBy }) =>
    [
      key,
      rank ?? '-',
      total === null ? '-' : sayTotal(total, decimals),
      ...(decidedBy === undefined ? [] : [decidedBy]),
    ].join(' '),
  );

describe('standings over several events', () => {
  test('add up scores; whoever missed an event that counts has no rank', () => {
    expect(table({}, { a: '90 80 70', b: '85.5 90 80', c: '99 99 -' })).toEqual(['b 1 255.50', 'a 2 240.00', 'c - -']);
  });

  test('count the best so many, and say what was dropped', () => {
    expect(table({ best: 2 }, { a: '90 80 70', b: '60 - 95', c: '99 - -' })).toEqual([
      'a 1 170.00',
      'b 2 155.00',
      'c - -',
    ]);
    const [best] = standingsOf([contender('a', '90 80 70')], rule({ best: 2 }), 2);
    expect(best?.lines.map(({ fate }) => fate)).toEqual(['counted', 'counted', 'dropped']);
  });

  test('rank those who took fewer where the rule says so', () => {
    expect(table({ least: 1 }, { a: '90 80 70', b: '- 95 -', c: '- - -' })).toEqual([
      'a 1 240.00',
      'b 2 95.00',
      'c - -',
    ]);
  });

  test('add up points for places, or places, the lower first', () => {
    const rows = { a: '90@1 80@3 70@2', b: '80@2 90@1 60@4', c: '70@3 85@2 90@1' };
    expect(table({ by: 'points' }, rows, 0)).toEqual(['a 1 24 equal', 'c 1 24 equal', 'b 3 18']);
    expect(table({ by: 'places' }, rows, 0)).toEqual(['a 1 6 equal', 'c 1 6 equal', 'b 3 7']);
  });

  test('weigh events; one that weighs nothing stands apart', () => {
    const weighed = [
      { id: 'show', title: 'show', weight: 60 },
      { id: 'english', title: 'english', weight: 40 },
      { id: 'table', title: 'table', weight: 0 },
    ];
    expect(table({ events: weighed }, { a: '90 80 10', b: '85 90 -' })).toEqual(['b 1 87.00', 'a 2 86.00']);
    const [, a] = standingsOf([contender('a', '90 80 10'), contender('b', '85 90 -')], rule({ events: weighed }), 2);
    expect(a?.lines.map(({ fate }) => fate)).toEqual(['counted', 'counted', 'apart']);
  });

  test.each<[string, Partial<Rule>, Record<string, string>, string[]]>([
    [
      'more first places',
      { ties: [{ by: 'wins', event: '' }] },
      { a: '80@2 80@2 80@2', b: '90@1 70@3 80@2' },
      ['b 1 240.00 0', 'a 2 240.00 0'],
    ],
    [
      'the better best event',
      { ties: [{ by: 'best', event: '' }] },
      { a: '80 80 80', b: '90 70 80' },
      ['b 1 240.00 0', 'a 2 240.00 0'],
    ],
    [
      'one event, and who missed it is behind',
      { best: 2, ties: [{ by: 'event', event: 'table' }] },
      { a: '80 80 -', b: '90 70 10' },
      ['b 1 160.00 0', 'a 2 160.00 0'],
    ],
    [
      'the sum of scores where places are equal',
      { by: 'places', ties: [{ by: 'scores', event: '' }] },
      { a: '80@1 70@2 60@3', b: '75@2 80@1 61@3' },
      ['b 1 6.00 0', 'a 2 6.00 0'],
    ],
    [
      'step after step, down to equal ranks',
      {
        ties: [
          { by: 'best', event: '' },
          { by: 'event', event: 'show' },
        ],
      },
      { a: '80 90 70', b: '90 80 70', c: '90 70 80', d: '50 50 50' },
      ['b 1 240.00 equal', 'c 1 240.00 equal', 'a 3 240.00 1', 'd 4 150.00'],
    ],
  ])('break ties by %s', (_, given, rows, expected) => {
    expect(table(given, rows)).toEqual(expected);
  });

  test('groups are ranked apart', () => {
    const people = [contender('a', '90 90 90', '职工组'), contender('b', '80 80 80', '学徒组')];
    expect(standingsOf(people, rule(), 2).map(({ rank }) => rank)).toEqual([1, 1]);
  });

  test.each([
    ['92.67', 92_670],
    ['8', 8000],
    ['', null],
    ['-1', null],
    ['1.2345', null],
  ])('reads the score %s', (text, score) => {
    expect(parseScore(text)).toBe(score);
  });

  test.each([
    [92.5 * UNIT, 0, '93'],
    [92.494 * UNIT, 2, '92.49'],
    [0.005 * UNIT, 2, '0.01'],
  ])('%d is shown with %d decimals as %s', (total, decimals, text) => {
    expect(sayTotal(Math.round(total), decimals)).toBe(text);
  });
});

const anyRule = fc.record({
  events: fc
    .constant(events)
    .chain((all) =>
      fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: all.length, maxLength: all.length })
        .map((weights) => all.map((event, at) => ({ ...event, weight: (weights[at] ?? 0) * 50 }))),
    ),
  by: fc.constantFrom('scores', 'points', 'places' as const),
  points: fc.constant([10, 8, 6, 4, 2]),
  best: fc.option(fc.integer({ min: 1, max: 6 })),
  least: fc.option(fc.integer({ min: 1, max: 5 })),
  ties: fc.array(
    fc.record({
      by: fc.constantFrom('wins', 'best', 'scores', 'event' as const),
      event: fc.constantFrom('show', 'guide', 'gone'),
    }),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<Rule>;
const anyTaken = fc.uniqueArray(fc.constantFrom(...events.map(({ id }) => id)), { maxLength: 5 }).chain((ids) =>
  fc.tuple(
    ...ids.map((eventId) =>
      fc.record({
        eventId: fc.constant(eventId),
        rank: fc.option(fc.integer({ min: 1, max: 6 })),
        score: fc.option(fc.integer({ min: 0, max: 4 }).map((score) => score * 25 * ONE)),
      }),
    ),
  ),
);
const anyField = fc
  .array(fc.record({ group: fc.constantFrom('', 'x'), taken: anyTaken }), { maxLength: 12 })
  .map((rows) => rows.map((row, at): Contender => ({ key: `p${at}`, ...row })));

const able = ({ fate, value }: Line) => value !== null && fate !== 'apart';
const counted = ({ lines }: Standing) => lines.filter(({ fate }) => fate === 'counted');
const totalOf = (lines: readonly Line[]) => lines.reduce((sum, { value }) => sum + (value ?? 0), 0);
const subsets = <Each>(all: readonly Each[], size: number): Each[][] =>
  size === 0 ? [[]] : all.flatMap((one, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [one, ...rest]));

describe('always', () => {
  test('the order of people and of their results makes no difference', () => {
    fc.assert(
      fc.property(anyField, anyRule, fc.integer(), (field, given, seed) => {
        const turned = field
          .map((each) => ({ ...each, taken: each.taken.toReversed() }))
          .toSorted((a, b) => (a.key.length * seed) % 7 || (a.key < b.key ? 1 : -1));
        expect(standingsOf(turned, given, 2)).toEqual(standingsOf(field, given, 2));
      }),
    );
  });

  test('no other choice of as many events would give a better total', () => {
    fc.assert(
      fc.property(anyField, anyRule, (field, given) => {
        for (const one of standingsOf(field, given, 2)) {
          if (one.total === null) continue;
          const theirs = one.lines.filter(able);
          const size = Math.min(countedOf(given), theirs.length);
          const totals = subsets(theirs, size).map(totalOf);
          expect(counted(one)).toHaveLength(size);
          expect(one.total).toBe(given.by === 'places' ? Math.min(...totals) : Math.max(...totals));
        }
      }),
    );
  });

  test('a better total is never behind, a rank tells how many are ahead, and only those with enough events have one', () => {
    fc.assert(
      fc.property(anyField, anyRule, (field, given) => {
        for (const group of Map.groupBy(standingsOf(field, given, 2), (one) => one.group).values()) {
          for (const one of group) {
            const taken = one.lines.filter(able).length;
            expect(one.rank !== null).toBe(taken > 0 && taken >= leastOf(given));
            if (one.rank === null || one.total === null) continue;
            expect(group.filter(({ rank }) => rank !== null && rank < (one.rank ?? 0))).toHaveLength(one.rank - 1);
            for (const { rank, total } of group) {
              if (rank === null || total === null || rank >= one.rank) continue;
              const [theirs, its] = [roundTotal(total, 2), roundTotal(one.total, 2)];
              expect(given.by === 'places' ? theirs <= its : theirs >= its).toBe(true);
            }
          }
        }
      }),
    );
  });
});
