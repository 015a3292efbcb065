import { expect, test } from 'vitest';
import { unitFieldKeys } from '../fields/rules.ts';
import { readUnitRow } from './rules.ts';

const mapping = Object.fromEntries(unitFieldKeys.map((key, at) => [key, at]));
const read = (cells: Record<string, string | number | null>) =>
  readUnitRow({ cells: unitFieldKeys.map((key) => cells[key] ?? null) }, mapping);
const problemsOf = (cells: Record<string, string | number | null>) => {
  const answer = read(cells);
  return answer.ok ? [] : answer.problems.map(({ field, words }) => [field, words[0]]);
};

test('a full row is read as officers write it', () => {
  expect(
    read({
      name: '顺 达 快递(北京)有限公司 工会委员会',
      kind: '单独建会',
      superior: '朝阳区总工会',
      uscc: '8111 0105 mc00 0001 2b',
      regionCode: 110105,
      address: '建国路 1 号',
      phone: '010-65001234',
      fromOn: '2019年5月',
      validUntil: 46000,
      status: '正常',
    }),
  ).toEqual({
    ok: true,
    row: {
      name: '顺达快递（北京）有限公司工会委员会',
      superior: { name: '朝阳区总工会', uscc: '' },
      facts: {
        kind: 'primary',
        uscc: '81110105MC0000012B',
        shortName: undefined,
        regionCode: '110105',
        address: '建国路 1 号',
        phone: '010-65001234',
        validUntil: '2025-12-09',
      },
      fromOn: '2019-05-01',
    },
  });
});

test('everything that is wrong with a row is said at once', () => {
  expect(
    problemsOf({
      name: '工',
      kind: '协会',
      uscc: '81110105MC0000012C',
      shortName: '很'.repeat(41),
      regionCode: '1101',
      fromOn: '去年',
      status: '已撤销',
    }),
  ).toEqual([
    ['name', '名称应有 2 至 100 个字，不能含看不见的字符。'],
    ['uscc', expect.stringMatching(/^校验位不符：.*最后一位应是“B”/)],
    ['status', expect.stringContaining('表格不撤销组织')],
    ['kind', expect.stringMatching(/^不认识的类型“协会”/)],
    ['shortName', '最多 40 个字，请缩短。'],
    ['regionCode', '区划代码“1101”应是 6、9 或 12 位数字。'],
    ['fromOn', '“去年”不是日期，请按 2020-05-01 的格式填写。'],
  ]);
});
