import { expect, test } from 'vitest';
import { sayAnswer } from './rules.ts';

test.each([
  [true, '是', 'Yes'],
  [false, '否', 'No'],
  [['太极拳', 'Choir'], '太极拳、Choir', '太极拳, Choir'],
  [3, '3', '3'],
  [undefined, '', ''],
])('an answer %j is said in words, joined as the language joins', (answer, zh, en) => {
  expect([sayAnswer(answer, 'zh'), sayAnswer(answer, 'en')]).toEqual([zh, en]);
});
