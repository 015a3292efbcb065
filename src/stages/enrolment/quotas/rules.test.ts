import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clawBack, type GivenQuota, giveDown, givenOnBy, grantedTo } from './rules.ts';

const quota = (unitId: string, places: number, taken = 0, givenBy: string | null = null): GivenQuota => ({
  ...{ unitId, path: pathOf[unitId] ?? '', places, taken, givenBy },
});
const pathOf: Record<string, string> = {
  east: 'top.east',
  street: 'top.east.street',
  shop: 'top.east.street.shop',
  mill: 'top.east.mill',
  west: 'top.west',
};
const row = (unitId: string, places: number) => ({ unitId, path: pathOf[unitId] ?? '', places });

describe('giving down', () => {
  const east = quota('east', 10, 2);
  const given = [quota('east', 6, 2), quota('street', 3, 1, 'east'), quota('shop', 1, 1, 'street')];
  test.each([
    ['out of what is left', [east], [row('street', 5), row('mill', 3)], { east: 2, street: 5, mill: 3 }],
    ['more than is left', [east], [row('street', 9)], { because: 'short', left: 8, asked: 9 }],
    ['to somebody elsewhere', [east], [row('west', 1)], { because: 'notBelow', unitId: 'west' }],
    ['to oneself', [east], [row('east', 1)], { because: 'notBelow', unitId: 'east' }],
    ['to one twice', [east], [row('mill', 1), row('mill', 2)], { because: 'namedTwice', unitId: 'mill' }],
    ['without a quota', [quota('west', 3)], [row('mill', 1)], { because: 'noneToGive' }],
    [
      'to whom another has given',
      [east, quota('shop', 1, 0, 'street')],
      [row('shop', 2)],
      { because: 'givenByAnother', unitId: 'shop' },
    ],
    ['taking back all that is free', given, [row('street', 2)], { east: 8, street: 1, shop: 1 }],
    [
      'taking back what is taken or given on',
      given,
      [row('street', 1)],
      { because: 'inUse', unitId: 'street', inUse: 2, places: 1 },
    ],
    ['taking back a whole quota', [quota('east', 2), quota('mill', 3, 0, 'east')], [row('mill', 0)], { east: 5 }],
  ])('%s', (_name, quotas, rows, expected) => {
    const result = giveDown(quotas, 'east', rows);
    expect(
      'refused' in result
        ? result.refused
        : Object.fromEntries(result.quotas.map((each) => [each.unitId, each.places])),
    ).toEqual(expected);
  });
});

describe('clawing back', () => {
  const quotas = [
    quota('east', 4, 3),
    quota('street', 3, 1, 'east'),
    quota('shop', 2, 2, 'street'),
    quota('west', 5, 0),
  ];
  test('to the giver: whole lines merge into the unit that the settings name', () => {
    const { quotas: after, merged, moved } = clawBack(quotas, 'giver');
    expect(after.map(({ unitId, places, taken }) => [unitId, places, taken])).toEqual([
      ['east', 9, 6],
      ['west', 5, 0],
    ]);
    expect([...merged]).toEqual([
      ['street', 'east'],
      ['shop', 'east'],
    ]);
    expect(moved).toEqual([{ fromUnitId: 'street', toUnitId: 'east', places: 2 }]);
  });

  test('to everyone: there are no quotas any more', () => {
    const { quotas: after, merged, moved } = clawBack(quotas, 'everyone');
    expect(after).toEqual([]);
    expect([...merged.values()]).toEqual([null, null, null, null]);
    expect(moved.map(({ fromUnitId, places }) => [fromUnitId, places])).toEqual([
      ['east', 1],
      ['street', 2],
      ['west', 5],
    ]);
  });
});

test('however quotas are given on, taken back and clawed back, no place is made, lost or taken from who has it', () => {
  const units = Object.keys(pathOf);
  const step = fc.record({
    from: fc.constantFrom(...units),
    to: fc.constantFrom(...units),
    places: fc.nat({ max: 8 }),
    take: fc.nat({ max: 3 }),
  });
  const sum = (quotas: readonly GivenQuota[], what: 'places' | 'taken') =>
    quotas.reduce((total, each) => total + each[what], 0);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let quotas = [quota('east', 10), quota('west', 4)];
      for (const { from, to, places, take } of steps) {
        const result = giveDown(quotas, from, [row(to, places)]);
        if ('quotas' in result) {
          expect(grantedTo(result.quotas, to)).toBe(places);
          expect(sum(result.quotas, 'taken')).toBe(sum(quotas, 'taken'));
          quotas = result.quotas;
        }
        quotas = quotas.map((each) =>
          each.unitId === to ? { ...each, taken: Math.min(each.places, each.taken + take) } : each,
        );
        expect(sum(quotas, 'places')).toBe(14);
        for (const each of quotas) {
          expect(each.taken).toBeLessThanOrEqual(each.places);
          if (each.givenBy !== null) expect(quotas.map(({ unitId }) => unitId)).toContain(each.givenBy);
        }
        expect(givenOnBy(quotas, 'east') + (quotas.find(({ unitId }) => unitId === 'east')?.places ?? 0)).toBe(10);
      }
      const back = clawBack(quotas, 'giver');
      expect(sum(back.quotas, 'places')).toBe(14);
      expect(sum(back.quotas, 'taken')).toBe(sum(quotas, 'taken'));
    }),
    { numRuns: 300 },
  );
});
