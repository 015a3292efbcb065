import { expect, test } from 'vitest';
import { createPlaceFinder, type Place } from './rules.ts';

const place = (id: string, name: string, change: Partial<Place> = {}): Place => ({
  id,
  name,
  shortName: name,
  formerNames: '',
  uscc: null,
  kind: 'primary',
  status: 'active',
  successor: null,
  path: `top.${id}`,
  ...change,
});
const root = place('root', '海淀区总工会', { kind: 'territorial', path: 'top' });
const find = createPlaceFinder(
  [
    root,
    place('a', '顺达快递有限公司工会委员会', { shortName: '顺达工会', uscc: '81110105MC0000012B' }),
    place('b', '第一小学工会', { formerNames: '实验小学工会\n附小工会' }),
    place('c', '同名站工会'),
    place('d', '同名站工会'),
    place('e', '旧站工会', { status: 'merged', successor: '新站工会' }),
    place('f', '关站工会', { status: 'closed' }),
    place('g', '某律师事务所', { kind: 'partner' }),
    place('h', '改名后工会', { formerNames: '第二小学工会' }),
    place('i', '第二小学工会', { status: 'closed' }),
  ],
  root,
);
const found = (name: string, uscc = '') => {
  const answer = find({ name, uscc });
  return answer.ok ? answer.place.id : answer.words[0];
};

test.each([
  ['', '', 'root'],
  ['顺达快递有限公司工会委员会', '', 'a'],
  ['顺达快递有限公司工会', '', 'a'],
  ['顺达快递有限公司', '', 'a'],
  ['顺 达 工 会', '', 'a'],
  ['', '8111 0105 mc00 0001 2b', 'a'],
  ['随便写的', '81110105MC0000012B', 'a'],
  ['第一小学', '', 'b'],
  ['附小', '', 'b'],
  ['海淀区总工会', '', 'root'],
  ['同名站工会', '', '“同名站工会”有几个同名的：同名站工会。请改填统一社会信用代码。'],
  ['旧站工会', '', '“旧站工会”已并入“新站工会”，请改填后者。'],
  ['关站', '', '“关站工会”已撤销，请改填现有的工会。'],
  ['某律师事务所', '', '“某律师事务所”是协作单位，不收会员，请改填工会。'],
  ['没有', '', '在“海淀区总工会”及其下级里没有“没有”。请填组织列表里的名称或统一社会信用代码。'],
  ['', 'X', '在“海淀区总工会”及其下级里没有“X”。请填组织列表里的名称或统一社会信用代码。'],
])('“%s” with code “%s” is %s', (name, uscc, answer) => {
  expect(found(name, uscc)).toEqual(answer);
});
