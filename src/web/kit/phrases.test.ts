import fc from 'fast-check';
import { expect, test } from 'vitest';
import { langOf, phrasesOf } from './phrases.ts';

test.each([
  ['东风起，放纸鸢：周末来做一只自己的风筝', '周末'],
  ['货车司机普法：服务区现场咨询', '普法'],
  ['东风起，放纸鸢', '放纸鸢'],
  ['周末来做一只风筝', '来做'],
  ['报名已于11月26日截止', '11月26日'],
  ['“五月的鲜花”职工歌咏比赛', '职工'],
  ['新就业形态劳动者专场演出《奔跑》', '《奔跑》'],
])('keeps the words of %s whole', (headline, word) => {
  expect(phrasesOf(headline).some((phrase) => phrase.includes(word))).toBe(true);
});

test('never starts a piece with closing punctuation, never ends one with an opening mark', () => {
  const pieces = phrasesOf('东风起，放纸鸢：“周末”来做《风筝》（第三期）！');

  expect(pieces.filter((piece) => /^[，：”》）！]/.test(piece) || /[“《（]$/.test(piece))).toEqual([]);
});

test('loses no character of any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => phrasesOf(text).join('') === text));
});

test('marks Chinese on an English page only', () => {
  expect([langOf('工会', 'en'), langOf('工会', 'zh'), langOf('Union', 'en')]).toEqual(['zh-CN', undefined, undefined]);
});
