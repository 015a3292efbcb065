import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Consents, inOrder, isOn, mayShow, shapeOf, stateOf, zonesOf } from './rules.ts';

const at = (text: string) => new Date(text);
const work: Consents = { agreed: true, portrayed: [], hasAuthors: true, answers: [] };
const earlier = at('2026-11-18T04:00:00Z');
const later = at('2026-11-19T04:00:00Z');
const yes = { hall: true, wall: true, at: earlier };
const no = { hall: false, wall: false, at: earlier };
const hallAlone = { hall: true, wall: false, at: earlier };

describe('an exhibition is on', () => {
  const now = at('2026-11-20T04:00:00Z');
  test.each([
    ['draft', null, null, false],
    ['open', null, null, true],
    ['closed', null, null, false],
    ['open', at('2026-11-21T00:00:00Z'), null, false],
    ['open', at('2026-11-20T04:00:00Z'), null, true],
    ['open', null, at('2026-11-20T04:00:00Z'), false],
    ['open', null, at('2026-11-20T04:00:01Z'), true],
  ] as const)('%s from %s until %s: %s', (state, opensAt, closesAt, expected) => {
    expect(isOn({ state, opensAt, closesAt }, now)).toBe(expected);
  });
});

describe('a piece may be shown', () => {
  test.each<[string, Partial<Consents>, boolean, boolean]>([
    ['a work by the statement of its author', {}, true, true],
    ['a work nobody was asked about', { agreed: undefined }, false, false],
    ['a work handed in without the statement', { agreed: false }, false, false],
    ['a work with paper', { agreed: undefined, answers: [{ by: 'officer', ...hallAlone }] }, true, false],
    ['a work whose author declined since', { answers: [{ by: 'a', ...no }] }, false, false],
    [
      'a work that one of two declined',
      {
        answers: [
          { by: 'a', ...yes },
          { by: 'b', ...no },
        ],
      },
      false,
      false,
    ],
    ['a work for phones alone', { answers: [{ by: 'a', ...hallAlone }] }, true, false],
    [
      'what its author declined, whatever paper says',
      {
        answers: [
          { by: 'a', ...no },
          { by: 'officer', ...yes },
        ],
      },
      false,
      false,
    ],
    [
      'what its author allowed since paper declined',
      {
        answers: [
          { by: 'officer', ...no },
          { by: 'a', ...yes, at: later },
        ],
      },
      true,
      true,
    ],
    [
      'what paper withdrew after its author allowed it',
      {
        answers: [
          { by: 'a', ...yes },
          { by: 'officer', ...hallAlone, at: later },
        ],
      },
      true,
      false,
    ],
    ['a work that paper withdrew', { answers: [{ by: 'officer', ...no }] }, false, false],
    [
      'a person who agreed on the roll of honour',
      { agreed: undefined, hasAuthors: false, portrayed: [hallAlone] },
      true,
      false,
    ],
    ['a photo whose person agreed in the stage before', { agreed: true, portrayed: [no] }, true, true],
    [
      'a photo whose person agreed there and said no here',
      { agreed: true, portrayed: [no], answers: [{ by: 'a', ...no }] },
      false,
      false,
    ],
    ['a person who never did', { agreed: undefined, hasAuthors: false, portrayed: [no] }, false, false],
    [
      'a person who agreed here',
      { agreed: undefined, hasAuthors: false, portrayed: [no], answers: [{ by: 'a', ...yes }] },
      true,
      true,
    ],
    ['a team', { agreed: undefined, hasAuthors: false }, true, true],
  ])('%s', (_name, change, hall, wall) => {
    const consents = { ...work, ...change };
    expect([mayShow('hall', consents), mayShow('wall', consents)]).toEqual([hall, wall]);
  });

  test('nobody’s own no is ever overruled, nor the newest, whoever wrote it down', () => {
    const answer = fc.record({
      by: fc.constantFrom('a', 'b', 'c', 'officer'),
      at: fc.date({ noInvalidDate: true }),
      hall: fc.boolean(),
      wall: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.record({
          agreed: fc.constantFrom(true, false, undefined),
          portrayed: fc.array(fc.record({ hall: fc.boolean(), wall: fc.boolean() }), { maxLength: 2 }),
          hasAuthors: fc.boolean(),
          answers: fc.uniqueArray(answer, { selector: ({ by }) => by, maxLength: 4 }),
        }),
        (given) => {
          const newest = given.answers.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
          const declined = newest?.hall === false || given.answers.some(({ by, hall }) => by !== 'officer' && !hall);
          expect(declined && mayShow('hall', given)).toBe(false);
        },
      ),
    );
  });

  test('what an officer hides is hidden, and what was never asked is told from what was declined', () => {
    expect(stateOf(work, null)).toBe('shown');
    expect(stateOf(work, '画质不足')).toBe('hidden');
    expect(stateOf({ ...work, agreed: undefined }, null)).toBe('unasked');
    expect(stateOf({ ...work, answers: [{ by: 'a', ...no }] }, null)).toBe('refused');
  });
});

describe('zones', () => {
  const piece = (chosen: string | null, groups: string[], label: readonly [string, string] | null = null) => ({
    chosen,
    groups,
    label,
  });

  test('without settings each named group is one, in the order in which the pieces come', () => {
    const pieces = [
      piece(null, ['grand', 'a'], ['特等奖', 'Grand Prize']),
      piece(null, ['first', 'a'], ['一等奖', '一等奖']),
      piece(null, ['', 'a']),
    ];
    expect(zonesOf([], pieces)).toEqual({
      zones: [
        { key: 'grand', words: ['特等奖', 'Grand Prize'] },
        { key: 'first', words: ['一等奖', '一等奖'] },
        { key: '', words: ['其他', 'More'] },
      ],
      keyOf: ['grand', 'first', ''],
    });
  });

  test('where nothing is named there is one zone without a name', () => {
    expect(zonesOf([], [piece(null, ['', ''])]).zones).toEqual([{ key: '', words: ['', ''] }]);
  });

  test('an officer’s choice goes first, then whatever group a zone takes; the rest stays together', () => {
    const settings = [
      { key: 'top', label: '获奖', labelEn: 'Prizes', groups: 'grand，first' },
      { key: 'new', label: '新人', labelEn: '', groups: '' },
    ];
    const pieces = [
      piece(null, ['first', '']),
      piece('new', ['first', '']),
      piece('gone', ['third', '']),
      piece(null, ['x', 'grand']),
    ];
    expect(zonesOf(settings, pieces).keyOf).toEqual(['top', 'new', '', 'top']);
    expect(zonesOf(settings, []).zones).toEqual([
      { key: 'top', words: ['获奖', 'Prizes'] },
      { key: 'new', words: ['新人', '新人'] },
    ]);
  });
});

describe('the order of a zone', () => {
  const piece = (title: string, rank: number | null, position: number | null = null, featured = false) => ({
    title,
    rank,
    position,
    featured,
  });

  test('featured first, then as placed, then by the rule', () => {
    const pieces = [
      piece('丙', 3),
      piece('甲', 1),
      piece('乙', null, 2),
      piece('丁', null, 1),
      piece('戊', 9, null, true),
    ];
    expect(
      inOrder(pieces, 'rank')
        .map(({ title }) => title)
        .join(''),
    ).toBe('戊丁乙甲丙');
    expect(
      inOrder(pieces, 'placed')
        .map(({ title }) => title)
        .join(''),
    ).toBe('戊丁乙丙甲');
    expect(
      inOrder([piece('张', 1), piece('李', 2)], 'title')
        .map(({ title }) => title)
        .join(''),
    ).toBe('李张');
  });

  test('loses nothing and adds nothing, whatever there is', () => {
    const any = fc.record({
      title: fc.string(),
      rank: fc.option(fc.nat(20)),
      position: fc.option(fc.nat(20)),
      featured: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom('rank', 'title', 'placed'), (pieces, order) => {
        const ordered = inOrder(pieces, order as 'rank');
        expect(new Set(ordered)).toEqual(new Set(pieces));
        expect(ordered).toHaveLength(pieces.length);
      }),
    );
  });
});

test('a tile takes the shape that cuts least off', () => {
  expect(
    [
      [4000, 3000],
      [3000, 4000],
      [3000, 2000],
      [1920, 1080],
      [1, 0],
      [500, 2000],
    ].map(([width = 0, height = 0]) => shapeOf({ width, height })),
  ).toEqual(['13', '8', '15', '18', '10', '5']);
});
