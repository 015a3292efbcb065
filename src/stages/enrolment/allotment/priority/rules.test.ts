import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priorityTerms } from './contract.ts';
import {
  type Claimant,
  type Contender,
  compareClaims,
  compareContenders,
  gatesOf,
  type Merits,
  scoreOf,
  tiersOf,
} from './rules.ts';

const day = '2026-11-30';
const merits = (given: Partial<Merits> = {}): Merits => ({
  memberSince: '2020-01-15',
  bornOn: '1980-05-01',
  workerKinds: [],
  honours: [],
  skills: [],
  last: null,
  answers: {},
  ...given,
});
const last = { on: '2024-06-10', title: '2024年疗休养' };

describe('gates', () => {
  const gates = {
    ageFrom: 18,
    ageTo: 65,
    tenureMonths: 36,
    intervalMonths: 24,
    declaration: 'fit',
  };
  test.each([
    ['everything holds', {}, ''],
    ['not on a roster', { memberSince: null }, '限在册会员 在本工会满'],
    ['too old', { bornOn: '1960-11-30' }, '年龄'],
    ['65 until the day before the birthday', { bornOn: '1960-12-01' }, ''],
    ['no date of birth', { bornOn: null }, '年龄'],
    ['35 months in the union', { memberSince: '2023-12-01' }, '在本工会满'],
    ['36 months to the day', { memberSince: '2023-11-30' }, ''],
    ['23 months since the last stay', { last: { ...last, on: '2024-12-01' } }, '距上次满'],
    ['long ago', { last }, ''],
    ['declaration not agreed to', { answers: { fit: false } }, '需要先确认声明'],
  ] as const)('%s', (_name, given, missed) => {
    const whys = gatesOf(priorityTerms.parse({ gates }), merits({ answers: { fit: true }, ...given }), day);
    expect(whys).toHaveLength(5);
    const said = whys.filter(({ ok }) => !ok).map(({ words }) => words[0]);
    expect(said.map((words) => missed.split(' ').find((start) => words.startsWith(start)))).toEqual(
      missed === '' ? [] : missed.split(' '),
    );
  });
  test('nothing is asked where nothing is set', () => {
    expect(gatesOf(priorityTerms.parse({ gates: { membersOnly: false } }), merits(), day)).toEqual([]);
  });
});

describe('score lines', () => {
  const terms = priorityTerms.parse({
    lines: [
      { from: 'workerKind', value: 'frontline', points: 30 },
      { from: 'honour', value: '市级劳模', points: 20 },
      { from: 'skill', value: 'senior', points: 10 },
      { from: 'answer', value: 'hard', points: 8, label: '艰苦岗位', labelEn: 'Hard post' },
      { from: 'notSince', value: '36', points: 5 },
      { from: 'ageFrom', value: '55', points: 3 },
    ],
  });
  const points = (given: Partial<Merits>) => scoreOf(terms, merits(given), day).map((line) => line.points);
  test.each([
    ['nothing but never having been there', {}, [0, 0, 0, 0, 5, 0]],
    ['front line', { workerKinds: ['courier', 'frontline'] }, [30, 0, 0, 0, 5, 0]],
    [
      'a higher honour counts',
      { honours: [{ level: 'national', title: '全国五一', year: 2019 }] },
      [0, 20, 0, 0, 5, 0],
    ],
    ['a lower one does not', { honours: [{ level: 'enterprise', title: '先进', year: 2019 }] }, [0, 0, 0, 0, 5, 0]],
    ['skill', { skills: [{ level: 'technician', ladder: '电工' }] }, [0, 0, 10, 0, 5, 0]],
    ['declared', { answers: { hard: true } }, [0, 0, 0, 8, 5, 0]],
    ['there not long ago', { last }, [0, 0, 0, 0, 0, 0]],
    ['near retirement', { bornOn: '1971-11-30' }, [0, 0, 0, 0, 5, 3]],
  ] as const)('%s', (_name, given, expected) => expect(points(given as Partial<Merits>)).toEqual(expected));

  test('each line says what it was taken from, and what is only declared is marked', () => {
    const said = scoreOf(
      terms,
      merits({ honours: [{ level: 'city', title: '上海市劳动模范', year: 2020 }], answers: { hard: true } }),
      day,
    );
    expect(said.map(({ words, source, declared }) => [words[0], source[0], declared])).toEqual([
      ['一线职工', '会员名册', false],
      ['市级劳模及以上', '荣誉库：2020 年 上海市劳动模范', false],
      ['高级工及以上', '技能等级中没有记录', false],
      ['艰苦岗位', '本人申报', true],
      ['36 个月内没有参加过', '录取记录：以往没有参加过', false],
      ['年满 55 岁', '会员名册', false],
    ]);
  });

  test.each([
    ['workerKind', 'nobody'],
    ['honour', 'galactic'],
    ['skill', '5'],
    ['notSince', 'long'],
    ['answer', 'Not A Key'],
  ])('a line from %s refuses %s', (from, value) => {
    expect(priorityTerms.safeParse({ lines: [{ from, value, points: 1 }] }).success).toBe(false);
  });
});

describe('the order', () => {
  const claimants: fc.Arbitrary<Claimant> = fc.record({
    points: fc.nat({ max: 3 }),
    lastOn: fc.constantFrom(null, '2020-01-01', '2021-01-01'),
  });
  const contenders: fc.Arbitrary<Contender[]> = fc.uniqueArray(
    fc.record({
      tier: fc.integer({ min: 1, max: 3 }),
      key: fc.constantFrom('0a', '1b', '2c'),
      ticket: fc.nat({ max: 50 }),
    }),
    { selector: ({ ticket }) => ticket, maxLength: 12 },
  );

  test('more points first, then never, then longest ago', () => {
    const order = [
      { points: 2, lastOn: '2021-01-01' },
      { points: 1, lastOn: null },
      { points: 1, lastOn: '2020-01-01' },
      { points: 1, lastOn: '2021-01-01' },
    ];
    expect([...order].reverse().sort(compareClaims)).toEqual(order);
    expect(tiersOf([...order, { points: 1, lastOn: null }])).toEqual([1, 2, 3, 4, 2]);
  });

  test('it is a total order: of two contenders one comes first, and firsts add up', () => {
    fc.assert(
      fc.property(contenders, (all) => {
        for (const a of all)
          for (const b of all) {
            expect(Math.sign(compareContenders(a, b))).toBe(-Math.sign(compareContenders(b, a)) + 0);
            expect(compareContenders(a, b) === 0).toBe(a === b);
            for (const c of all)
              if (compareContenders(a, b) < 0 && compareContenders(b, c) < 0)
                expect(compareContenders(a, c)).toBeLessThan(0);
          }
      }),
    );
  });

  test('tiers keep the order of claims', () => {
    fc.assert(
      fc.property(fc.array(claimants, { maxLength: 20 }), (all) => {
        const tiers = tiersOf(all);
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries())
            expect(Math.sign((tiers[i] ?? 0) - (tiers[j] ?? 0))).toBe(Math.sign(compareClaims(a, b)));
      }),
    );
  });
});
