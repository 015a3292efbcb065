import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUnitName, judgeEffectiveDay, leadersOf, mayLieUnder, shortNameOf, unitKindNames } from './rules.ts';

describe('kinds', () => {
  test.each([
    ['territorial', null, true],
    ['industrial', null, true],
    ['primary', null, false],
    ['territorial', 'territorial', true],
    ['territorial', 'industrial', false],
    ['primary', 'primary', true],
    ['branch', 'joint', true],
    ['branch', 'territorial', false],
    ['group', 'branch', true],
    ['group', 'group', false],
    ['partner', 'joint', true],
    ['partner', 'partner', false],
  ] as const)('%s under %s: %s', (kind, parent, answer) => {
    expect(mayLieUnder(kind, parent)).toEqual(answer);
  });

  test('nothing lies under a partner or a group', () => {
    for (const kind of unitKindNames)
      for (const leaf of ['partner', 'group'] as const) expect(mayLieUnder(kind, leaf)).toEqual(false);
  });

  test('the leaders of a kind are told in both languages', () => {
    expect(leadersOf('branch')).toEqual([
      '基层工会、联合基层工会、分工会',
      'Primary union, Joint primary union, Branch',
    ]);
  });
});

describe('effective days', () => {
  const at = { today: '2026-11-20', since: '2026-03-01' };
  test.each([
    ['2026-11-20', undefined, { ok: true, planned: false }],
    ['2026-11-21', undefined, { ok: true, planned: true }],
    ['2026-03-01', '补录', { ok: true, planned: false }],
    ['2026-03-01', ' ', { ok: false, problem: 'reasonNeeded' }],
    ['2026-02-28', '补录', { ok: false, problem: 'tooEarly' }],
    ['2036-11-20', undefined, { ok: false, problem: 'tooLate' }],
    ['2026-02-30', undefined, { ok: false, problem: 'notADay' }],
    ['明天', undefined, { ok: false, problem: 'notADay' }],
  ])('%s with reason %s', (on, reason, verdict) => {
    expect(judgeEffectiveDay({ ...at, on, reason })).toEqual(verdict);
  });
});

describe('names', () => {
  test.each([
    ['  北京市  总工会 ', '北京市 总工会'],
    ['顺达(东区)工会', '顺达（东区）工会'],
    ['Bosch (China) Union', 'Bosch (China) Union'],
    ['\u{20bb7}野家工会', '\u{20bb7}野家工会'],
    ['甲', undefined],
    ['一\u0000二', undefined],
    ['一\u202e二', undefined],
    ['12345', undefined],
    ['会'.repeat(101), undefined],
  ])('%j becomes %j', (text, name) => {
    expect(findUnitName(text)).toEqual(name);
  });

  test('the normal form is its own normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const name = findUnitName(text);
        fc.pre(name !== undefined);
        expect(findUnitName(name)).toEqual(name);
      }),
    );
  });

  test('a short name drops the committee', () => {
    expect(['甲公司工会委员会', '乙街道工会工作委员会', '丙总工会'].map(shortNameOf)).toEqual([
      '甲公司工会',
      '乙街道工会',
      '丙总工会',
    ]);
  });
});
