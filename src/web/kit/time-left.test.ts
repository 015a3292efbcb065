import { expect, test } from 'vitest';
import { sayTimeLeft } from './time-left.ts';

test.each([
  [3 * 86_400 + 4 * 3600 + 59, '3 天 4 小时', '3 d 4 h'],
  [86_400, '1 天 0 小时', '1 d 0 h'],
  [23 * 3600 + 40 * 60 + 30, '23 小时 40 分', '23 h 40 min'],
  [725, '12 分 5 秒', '12 min 5 s'],
  [9.9, '9 秒', '9 s'],
  [0, '0 秒', '0 s'],
  [-5, '0 秒', '0 s'],
])('%s seconds left', (seconds, zh, en) => {
  expect([sayTimeLeft(seconds * 1000, 'zh'), sayTimeLeft(seconds * 1000, 'en')]).toEqual([zh, en]);
});
