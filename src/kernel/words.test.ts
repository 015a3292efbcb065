import { expect, test } from 'vitest';
import { counted, defineWords, isLang, langOfTags, noted, pick, say } from './words.ts';

const words = defineWords({
  enrol: ['报名', 'Enrol'],
  left: [(count: number) => `余 ${count} 席`, (count: number) => `${count} left`],
});

test('a slice says its words in one language', () => {
  expect([say(words, 'zh').enrol, say(words, 'zh').left(3)]).toEqual(['报名', '余 3 席']);
  expect([say(words, 'en').enrol, say(words, 'en').left(3)]).toEqual(['Enrol', '3 left']);
  expect(say(words, 'en')).toBe(say(words, 'en'));
});

test('a pair gives one of its two', () => {
  expect([pick(['是', 'Yes'], 'zh'), pick(['是', 'Yes'], 'en')]).toEqual(['是', 'Yes']);
});

test.each([
  [counted(0, 'photo'), '0 photos'],
  [counted(1, 'photo'), '1 photo'],
  [counted('1', 'photo'), '1 photo'],
  [counted('1,001', 'photo'), '1,001 photos'],
  [counted(1, 'entry lacks', 'entries lack'), '1 entry lacks'],
  [counted(2, 'entry lacks', 'entries lack'), '2 entries lack'],
])('a count takes its noun along: %s', (said, expected) => {
  expect(said).toBe(expected);
});

test('a note stands in the brackets of its language, and no note in none', () => {
  expect([noted('李明', '车工', 'zh'), noted('Li Ming', 3, 'en')]).toEqual(['李明（车工）', 'Li Ming (3)']);
  expect([noted('李明', '', 'zh'), noted('Li Ming', '', 'en')]).toEqual(['李明', 'Li Ming']);
});

test.each([
  ['zh', true],
  ['en', true],
  ['de', false],
  ['', false],
  [undefined, false],
  [['zh'], false],
])('language %j: %s', (value, is) => {
  expect(isLang(value)).toBe(is);
});

test.each([
  [['en-GB', 'en', 'zh-CN'], 'en'],
  [['fr', 'zh-Hant-TW', 'en'], 'zh'],
  [['fr'], 'zh'],
  [[], 'zh'],
] as const)('a reader of %j reads %s', (tags, expected) => {
  expect(langOfTags(tags)).toBe(expected);
});
