import { expect, test } from 'vitest';
import { sayRecent, sayWhen } from './say-when.ts';
import type { Edition } from './views/frame.ts';

const edition: Edition = { lang: 'zh', zone: 'Asia/Shanghai', now: new Date('2026-11-20T01:41:00Z') };
const at = (time: string) => new Date(`${time}+08:00`);

test.each([
  ['a moment', { starts: at('2026-11-28T14:00:00') }, '11月28日 周六 14:00'],
  ['an afternoon', { starts: at('2026-11-28T14:00:00'), ends: at('2026-11-28T16:30:00') }, '11月28日 周六 14:00–16:30'],
  [
    'a night',
    { starts: at('2026-11-28T22:00:00'), ends: at('2026-11-29T06:00:00') },
    '11月28日 周六 22:00 – 11月29日 周日 06:00',
  ],
  ['a whole day', { starts: at('2026-12-06T09:00:00'), wholeDay: true }, '12月6日 周日'],
  [
    'three months',
    { starts: at('2026-09-14T09:30:00'), ends: at('2026-12-11T12:00:00') },
    '9月14日 周一 – 12月11日 周五',
  ],
  [
    'into next year',
    { starts: at('2026-12-31T09:00:00'), ends: at('2027-03-21T18:00:00') },
    '12月31日 周四 – 2027年3月21日 周日',
  ],
])('says %s', (_what, when, said) => {
  expect(sayWhen(when, edition)).toBe(said);
});

test('says the clock alone for today', () => {
  expect([sayRecent(at('2026-11-20T09:39:00'), edition), sayRecent(at('2026-11-19T16:02:00'), edition)]).toEqual([
    '09:39',
    '11月19日 周四 16:02',
  ]);
});
