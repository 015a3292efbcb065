import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldTable, foldHeading } from '../fields/rules.ts';
import { rosterFields } from '../members/fields/rules.ts';
import { unitFields } from '../units/fields/rules.ts';
import { findLayout, mapHeadings } from './rules.ts';

describe('headings', () => {
  test.each([
    [['姓名', '性别', '身份证号', '手机'], { name: 0, sex: 1, documentNumber: 2, phone: 3 }],
    [['序号', '手机号码（必填）', ' 姓  名 *', '公民身份号码'], { phone: 1, name: 2, documentNumber: 3 }],
    [['Name', 'Mobile phone', 'ID number', 'Union'], { name: 0, phone: 1, documentNumber: 2, unit: 3 }],
    [['姓名', '联系电话', '手机号'], { name: 0, phone: 2 }],
    [['姓名', '岗位/职务', '工种', '单位名称', '所属工会'], { name: 0, post: 1, unit: 4 }],
    [['姓名', '证件类型', '证件号码', '出生年月'], { name: 0, documentType: 1, documentNumber: 2, bornOn: 3 }],
    [['姓名', '姓名', '姓名'], { name: 0 }],
    [['备注', '民族', null, 3], {}],
  ])('%j', (cells, mapping) => {
    expect(mapHeadings(cells, rosterFields)).toEqual(mapping);
  });

  test.each([
    [['序号', '单位名称', '工会名称', '上级工会', '工会类型'], { name: 2, superior: 3, kind: 4 }],
    [
      ['名称', '类型', '状态', '下级', '会员', '建立', '证书到期'],
      { name: 0, kind: 1, status: 2, fromOn: 5, validUntil: 6 },
    ],
    [['Name', 'Superior', 'Unified social credit code'], { name: 0, superior: 1, uscc: 2 }],
  ])('of units: %j', (cells, mapping) => {
    expect(mapHeadings(cells, unitFields)).toEqual(mapping);
  });

  describe.each<[string, FieldTable]>([
    ['members', rosterFields],
    ['units', unitFields],
  ])('of %s', (_, fields) => {
    test('one column never fills two fields, in any order and with any notes', () => {
      const heading = fc.constantFrom(...Object.values(fields).flatMap(({ headings }) => headings));
      const noted = fc
        .tuple(heading, fc.constantFrom('', '（必填）', '*', ' (11位)', '：'))
        .map(([name, note]) => name + note);
      fc.assert(
        fc.property(fc.array(fc.option(noted), { maxLength: 20 }), (cells) => {
          const columns = Object.values(mapHeadings(cells, fields));
          expect(new Set(columns).size).toEqual(columns.length);
        }),
      );
    });

    test('every field is found under each of its headings, which no other field claims', () => {
      const owners = new Map<string, string>();
      for (const [key, { headings }] of Object.entries(fields))
        for (const heading of headings) {
          expect({ heading, folded: foldHeading(heading) }).toEqual({ heading, folded: heading });
          expect({ heading, owner: owners.get(heading) }).toEqual({ heading, owner: undefined });
          owners.set(heading, key);
          expect(mapHeadings(['x', heading], fields)).toEqual({ [key]: 1 });
        }
    });
  });
});

describe('the row of headings', () => {
  const row = (number: number, ...cells: (string | null)[]) => ({ number, cells });

  test('is found below titles, and shows what its columns hold', () => {
    const layout = findLayout(
      [
        row(1, '某某公司工会会员姓名册'),
        row(3, '填表人：张三', null, '手机：'),
        row(4, '序号', '姓名', '手机', null),
        row(5, '1', '李四', '13900000001', '附注'),
        row(7, '2', '王五', ''),
      ],
      { fields: rosterFields },
    );

    expect(layout).toEqual({
      headingRow: 4,
      columns: [
        { index: 0, heading: '序号', samples: ['1', '2'] },
        { index: 1, heading: '姓名', samples: ['李四', '王五'] },
        { index: 2, heading: '手机', samples: ['13900000001'] },
        { index: 3, heading: '4', samples: ['附注'] },
      ],
      mapping: { name: 1, phone: 2 },
    });
  });

  test('is the first where nothing is known, the one asked for where one is, and none in an empty sheet', () => {
    const rows = [row(2, '甲', '乙'), row(3, '丙', '丁')];

    expect(findLayout(rows, { fields: rosterFields })).toMatchObject({ headingRow: 2, mapping: {} });
    expect(findLayout(rows, { fields: rosterFields, headingRow: 3 })).toMatchObject({ headingRow: 3 });
    expect(findLayout([], { fields: rosterFields })).toEqual(undefined);
  });

  test('is not looked for beyond ten rows', () => {
    const rows = [...Array.from({ length: 10 }, (_, at) => row(at + 1, '题')), row(11, '姓名', '手机')];

    expect(findLayout(rows, { fields: rosterFields })).toMatchObject({ headingRow: 1 });
  });
});
