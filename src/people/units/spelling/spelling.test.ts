import { expect, test } from 'vitest';
import { searchTerms, spellPerson, spellUnit } from './service.ts';

test.each([
  ['重庆市总工会', 'chongqingshizonggonghui', 'cqszgh'],
  ['顺丰3号站', 'shunfeng3haozhan', 'sf3hz'],
  ['北京ABC公司（东区）工会', 'beijingabcgongsidongqugonghui', 'bjabcgsdqgh'],
  ['\u{20bb7}野家', '\u{20bb7}yejia', '\u{20bb7}yj'],
])('the unit %s is typed as %s', (name, pinyin, initials) => {
  expect(spellUnit(name)).toEqual({ pinyin, initials });
});

test.each([
  ['单雄信', 'shanxiongxin', 'sxx'],
  ['曾国藩', 'zengguofan', 'zgf'],
  ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
  ["Seán O'Brien", 'seánobrien', 'seánobrien'],
  ['绿帽', 'lvmao', 'lm'],
])('the person %s is typed as %s', (name, pinyin, initials) => {
  expect(spellPerson(name)).toEqual({ pinyin, initials });
});

test('a search is cut at spaces and Chinese marks, and never asks for too much', () => {
  expect(searchTerms('  海淀，ZGC　街道 ')).toEqual(['海淀', 'zgc', '街道']);
  expect(searchTerms('   ')).toEqual(['']);
  expect(searchTerms('a b c d e f g h')).toHaveLength(6);
});
