import { expect, test } from 'vitest';
import { findUnitKind, guessUnitKind } from './rules.ts';

test.each([
  ['基层工会', 'primary'],
  ['单独建会', 'primary'],
  ['Primary union', 'primary'],
  ['区总工会', 'territorial'],
  ['局工会', 'industrial'],
  ['区域性工会联合会', 'association'],
  [' 联合　基层工会 ', 'joint'],
  ['分会', 'branch'],
  ['小组', 'group'],
  ['协作单位', 'partner'],
  ['协会', undefined],
  ['', undefined],
])('a cell that says “%s” means %s', (text, kind) => {
  expect(findUnitKind(text)).toEqual(kind);
});

test.each([
  ['朝阳区总工会', 'territorial'],
  ['望京商圈工会联合会', 'association'],
  ['金台路商户联合工会', 'joint'],
  ['北京某某公司工会委员会', 'primary'],
  ['某某公司工会', 'primary'],
  ['一车间分工会', 'branch'],
  ['第三小组', 'group'],
  ['北京某某有限公司', undefined],
])('“%s” by its name is %s', (name, kind) => {
  expect(guessUnitKind(name)).toEqual(kind);
});
