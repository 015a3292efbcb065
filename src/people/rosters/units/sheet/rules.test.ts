import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_LEVELS, type StandingUnit } from '../plan/rules.ts';
import type { UnitRow } from '../rows/rules.ts';
import { judgeUnits } from './rules.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const pathOf = (...numbers: number[]) => numbers.map((number) => id(number).replaceAll('-', '')).join('.');
const unit = (number: number, name: string, change: Partial<StandingUnit> = {}): StandingUnit => ({
  ...{ id: id(number), name, shortName: name, formerNames: '', uscc: null, kind: 'primary', status: 'active' },
  ...{ parentId: id(1), parentName: '朝阳区总工会', path: pathOf(9, 1, number) },
  ...{ regionCode: null, address: null, phone: null, validUntil: null, fromOn: '2000-01-01' },
  ...change,
});
const root = unit(1, '朝阳区总工会', {
  ...{ kind: 'territorial', parentId: id(9), parentName: '北京市总工会', path: pathOf(9, 1) },
});
const shunda = unit(2, '顺达快递有限公司工会', { uscc: 'A' });
const units = [
  root,
  shunda,
  unit(3, '一分会', { kind: 'branch', parentId: id(2), parentName: shunda.name, path: pathOf(9, 1, 2, 3) }),
  unit(4, '金台工会'),
  unit(5, '一分会', { kind: 'branch', parentId: id(4), parentName: '金台工会', path: pathOf(9, 1, 4, 5) }),
  unit(6, '旧站工会', { status: 'closed' }),
];
const beyond = unit(7, '海淀工会', { uscc: 'Z', parentId: id(8), parentName: '海淀区总工会', path: pathOf(9, 8, 7) });

/** Cells as `[name, superior, facts]`; rows are numbered from 2, as below a heading. */
type Cells = [name: string, superior?: string, facts?: UnitRow['facts']];

function judge(...cells: Cells[]) {
  const rows = cells.map(([name, superior = '', facts = {}], at) => ({
    rowNumber: at + 2,
    row: { name, superior: { name: superior, uscc: '' }, facts, fromOn: undefined },
  }));
  const standing = { root, units, coded: [shunda, beyond], aboveRoot: ['北京市总工会'] };
  const judged = judgeUnits(rows, standing, '2026-11-20');
  return rows.map(({ rowNumber }) => {
    const { problems = [], unitId, superiorId, superiorRow, rank } = judged.get(rowNumber) ?? {};
    if (problems.length > 0) return problems.map(({ field, words }) => `${field}：${words[0]}`).join();
    const short = (given: string | null | undefined) => (given ? Number(given.slice(-12)) : null);
    return { unit: short(unitId), under: superiorRow ? `row ${superiorRow}` : short(superiorId), rank };
  });
}

describe('superiors', () => {
  test('stand in the sheet in any order, and go in first', () => {
    expect(
      judge(['三组', '二分会', { kind: 'group' }], ['二分会', '新达工会'], ['新达工会'], ['甲工会', '朝阳区总工会']),
    ).toEqual([
      { unit: null, under: 'row 3', rank: 2 },
      { unit: null, under: 'row 4', rank: 1 },
      { unit: null, under: 1, rank: 0 },
      { unit: null, under: 1, rank: 0 },
    ]);
  });

  test('are found by short, employer’s and full path names, with either mark between', () => {
    expect(
      judge(
        ['二分会', '顺达快递有限公司'],
        ['甲组', '顺达快递有限公司工会 > 一分会', { kind: 'group' }],
        ['乙组', '北京市总工会＞朝阳区总工会＞金台工会＞一分会', { kind: 'group' }],
        ['丙组', '金台/一分会', { kind: 'group' }],
      ),
    ).toEqual([
      { unit: null, under: 2, rank: 0 },
      { unit: null, under: 3, rank: 0 },
      { unit: null, under: 5, rank: 0 },
      { unit: null, under: 5, rank: 0 },
    ]);
  });

  test('that nobody knows, that are gone, alike or bad themselves are said, each with what to do', () => {
    expect(
      judge(
        ['甲工会', '海淀区总工会'],
        ['乙工会', '旧站工会'],
        ['甲组', '一分会', { kind: 'group' }],
        ['丙工会', '没有'],
        ['丁分会', '丙工会'],
        ['戊分会', '上海市总工会 > 朝阳区总工会 > 金台工会'],
      ),
    ).toEqual([
      expect.stringMatching(/^superior：上级“海淀区总工会”不在“朝阳区总工会”及其下级里/),
      'superior：上级“旧站工会”已撤销或并入别处，请改填现有的组织。',
      expect.stringMatching(/有几个：顺达快递有限公司工会 > 一分会、金台工会 > 一分会。/),
      expect.stringMatching(/^superior：上级“没有”不在/),
      'superior：上级在第 5 行，那一行有问题，请先改正它。',
      expect.stringMatching(/^superior：上级“上海市总工会 > 朝阳区总工会 > 金台工会”不在/),
    ]);
  });

  test('that run in a ring are refused, with what lies below the ring', () => {
    expect(
      judge(
        ['甲工会', '丙工会'],
        ['乙工会', '甲工会'],
        ['丙工会', '乙工会'],
        ['丁工会', '丁工会'],
        ['戊分会', '甲工会'],
      ),
    ).toEqual([
      'superior：上级互相循环：第 2 → 4 → 3 → 2 行。请改正其中一行的上级。',
      expect.stringContaining('互相循环'),
      expect.stringContaining('互相循环'),
      'superior：上级互相循环：第 5 → 5 行。请改正其中一行的上级。',
      'superior：上级在第 2 行，那一行有问题，请先改正它。',
    ]);
  });

  test('may be what the sheet makes of them: a kind that changes allows what lies below', () => {
    expect(judge(['金台工会', '朝阳区总工会', { kind: 'association' }], ['甲联合工会', '金台工会'])).toEqual([
      { unit: 4, under: 1, rank: 0 },
      { unit: null, under: 'row 2', rank: 1 },
    ]);
  });

  test('no deeper than units may lie, whatever the order of the rows', () => {
    const chain = Array.from(
      { length: 5000 },
      (_, at): Cells => [`${at}号总工会`, at === 0 ? '' : `${at - 1}号总工会`],
    );
    const judged = judge(...chain.toReversed()).toReversed();

    expect(judged.findIndex((each) => typeof each === 'string')).toEqual(MOST_LEVELS - 2);
    expect(judged[MOST_LEVELS - 2]).toEqual(`superior：组织最多 ${MOST_LEVELS} 级，请核对上级。`);
  });
});

describe('a row', () => {
  test('is the unit of its code, or of its name under its superior', () => {
    expect(
      judge(
        ['顺达快递有限公司工会委员会', '', { uscc: 'A' }],
        ['一分会', '金台工会'],
        ['旧站工会'],
        ['朝阳区总工会', '北京市总工会', { address: '朝外大街' }],
      ),
    ).toEqual([
      { unit: 2, under: 1, rank: 0 },
      { unit: 5, under: 4, rank: 0 },
      { unit: null, under: 1, rank: 0 },
      { unit: 1, under: 1, rank: 0 },
    ]);
  });

  test('neither renames nor moves, nor takes the code of another', () => {
    expect(
      judge(
        ['迅达快递有限公司工会', '', { uscc: 'A' }],
        ['甲工会', '', { uscc: 'Z' }],
        ['金台工会', '', { uscc: 'A' }],
      ),
    ).toEqual([
      'uscc：该信用代码已登记在“顺达快递有限公司工会”名下。如已更名，请在组织页办理更名，再导入。',
      'uscc：该信用代码已登记在“海淀工会”名下，请核对代码。',
      'uscc：信用代码与第 2 行相同，请删去一行，或核对代码。',
    ]);
    expect(judge(['顺达快递有限公司工会', '金台工会', { uscc: 'A' }])).toEqual([
      expect.stringMatching(/^superior：“顺达快递有限公司工会”现在在“朝阳区总工会”下。表格不改变隶属关系/),
    ]);
  });

  test('that a row above has said is refused once', () => {
    expect(judge(['甲工会'], ['甲工会'], ['甲 工会', '朝阳区总工会'], ['甲一分会', '甲工会'])).toEqual([
      { unit: null, under: 1, rank: 0 },
      'name：与第 2 行是同一个组织，请删去一行。',
      'name：与第 2 行是同一个组织，请删去一行。',
      expect.stringMatching(/^superior：上级“甲工会”有几个/),
    ]);
  });

  test('without a superior that is called like a unit further down is asked about', () => {
    expect(judge(['一分会'])).toEqual([
      expect.stringMatching(/^superior：“顺达快递有限公司工会”下已有“一分会”。请在上级一栏写明/),
    ]);
  });

  test('needs a kind that fits, told by its name where it is not given', () => {
    expect(judge(['某某有限公司'], ['甲组', '', { kind: 'group' }], ['甲总工会', '金台工会'])).toEqual([
      'kind：从“某某有限公司”看不出类型，请填写类型，如 基层工会。',
      expect.stringMatching(/^kind：工会小组不能设在“朝阳区总工会”下，可以设在：/),
      expect.stringMatching(/^kind：总工会不能设在“金台工会”下/),
    ]);
  });
});

test('whatever a sheet says, each row is judged, and what goes in lies below the root with its superior before it', () => {
  const name = fc.constantFrom(
    ...'甲乙丙丁戊己'.split('').map((each) => `${each}总工会`),
    '朝阳区总工会',
    '一分会',
    '',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name), { maxLength: 25 }), (pairs) => {
      const rows = pairs.map(([called, superior], at) => ({
        rowNumber: at + 2,
        row: { name: called || '庚总工会', superior: { name: superior, uscc: '' }, facts: {}, fromOn: undefined },
      }));
      const judged = judgeUnits(rows, { root, units, coded: [], aboveRoot: ['北京市总工会'] }, '2026-11-20');
      expect(judged.size).toEqual(rows.length);
      for (const { problems, superiorRow, superiorId, rank = 0 } of judged.values()) {
        if (problems.length > 0) continue;
        const above = superiorRow ? judged.get(superiorRow) : undefined;
        if (above) expect({ problems: above.problems, rank: above.rank }).toEqual({ problems: [], rank: rank - 1 });
        else expect(units.map((each) => each.id)).toContain(superiorId);
      }
    }),
  );
});
