import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counted, judgePlan, judgeShare, type Share } from './rules.ts';

const people = (count: number, categories: string[], group = 'city'): Counted[] =>
  Array.from({ length: count }, () => ({ group, categories }));
const share = (more: Partial<Share>): Share => ({
  group: '',
  category: 'frontline',
  op: 'atLeast',
  measure: 'percent',
  value: 45,
  base: '',
  ...more,
});

describe('a share', () => {
  test.each<[string, Share, Counted[], object]>([
    ['of 48, 45% are 22', share({}), [...people(22, ['frontline']), ...people(26, [])], { ok: true, limit: 22 }],
    ['21 are too few', share({}), [...people(21, ['frontline']), ...people(27, [])], { ok: false, counted: 21 }],
    [
      'of 48, 8% are 3',
      share({ op: 'atMost', category: 'manager', value: 8 }),
      [...people(4, ['manager']), ...people(44, [])],
      { ok: false, limit: 3 },
    ],
    [
      '33.33% of 3 is 1',
      share({ value: 33.33 }),
      [...people(1, ['frontline']), ...people(2, [])],
      { ok: true, limit: 1 },
    ],
    ['a number of people', share({ measure: 'count', value: 2 }), people(1, ['frontline']), { ok: false, limit: 2 }],
    ['of nobody asks for nothing', share({}), [], { ok: true, limit: 0, base: 0 }],
    [
      'of one group only',
      share({ group: 'national' }),
      [...people(1, ['frontline'], 'national'), ...people(50, [])],
      { ok: true, base: 1 },
    ],
    [
      'of a subset: front line among women',
      share({ base: 'woman', value: 50 }),
      [...people(1, ['woman', 'frontline']), ...people(1, ['woman']), ...people(9, [])],
      { ok: true, base: 2, limit: 1 },
    ],
  ])('%s', (_what, asked, chosen, verdict) => {
    expect(judgeShare(asked, chosen)).toMatchObject(verdict);
  });

  test('property: the verdict is what counting every person by hand says', () => {
    const categories = ['frontline', 'woman', 'manager'];
    const person = fc.record({
      group: fc.constantFrom('national', 'city'),
      categories: fc.subarray(categories),
    });
    const shares = fc.record({
      group: fc.constantFrom('', 'national', 'city'),
      category: fc.constantFrom(...categories),
      op: fc.constantFrom('atLeast' as const, 'atMost' as const),
      measure: fc.constantFrom('percent' as const, 'count' as const),
      value: fc.integer({ min: 0, max: 100 }),
      base: fc.constantFrom('', ...categories),
    });
    fc.assert(
      fc.property(shares, fc.array(person, { maxLength: 60 }), (asked, chosen) => {
        let base = 0;
        let counted = 0;
        for (const each of chosen) {
          if (asked.group !== '' && each.group !== asked.group) continue;
          if (asked.base !== '' && !each.categories.includes(asked.base)) continue;
          base += 1;
          if (each.categories.includes(asked.category)) counted += 1;
        }
        const left = asked.measure === 'count' ? counted : counted * 100;
        const right = asked.measure === 'count' ? asked.value : asked.value * base;
        expect(judgeShare(asked, chosen).ok).toBe(asked.op === 'atLeast' ? left >= right : left <= right);
      }),
    );
  });
});

test('a plan says each of its lines in words, met or not', () => {
  const plan = {
    groups: [{ key: 'city', label: '市级劳模', labelEn: 'City model workers', places: 2, reserve: 1 }],
    shares: [share({ group: 'city' })],
    categories: [{ key: 'frontline', label: '一线职工', labelEn: 'Front line' }],
  };
  expect(judgePlan(plan, people(3, [])).map(({ ok, words }) => [ok, ...words])).toEqual([
    [false, '市级劳模：3 / 2 名', 'City model workers: 3 of 2'],
    [
      false,
      '市级劳模·一线职工：3 名中 0 名，不少于 45%（2 名）',
      'City model workers · Front line: 0 of 3, at least 45% (2)',
    ],
  ]);
});
