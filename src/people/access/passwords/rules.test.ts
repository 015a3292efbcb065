import { describe, expect, test } from 'vitest';
import { findWeakness } from './rules.ts';

const weaknessOf = (password: string, username?: string) => findWeakness(password, username ? { username } : {})?.[1];

describe('a new password', () => {
  test.each([
    ['Short1!', 'use at least 10 characters.'],
    [`Aa1!${'x'.repeat(125)}`, 'use at most 128 characters.'],
    ['lowercase4ever', 'use three of capitals, small letters, digits and other characters (Han counts).'],
    ['3141592653589', 'use three of capitals, small letters, digits and other characters (Han counts).'],
    ['Li.Ming-2026-harbour', 'leave your account name out of it.'],
  ])('%s is refused: %s', (password, expected) => {
    expect(weaknessOf(password, 'li.ming')).toBe(expected);
  });

  test.each([
    'Password123!',
    'P@ssw0rd2026',
    'Admin@12345',
    'Admin12345!!',
    'Qwer1234!@#$',
    '1qaz@WSX3edc',
    '1qaz2wsx#EDC',
    'Aa12345678',
    'Abc123456!',
    'Woaini1314!',
    'Zxcvbnm123!',
    'Unionhall2026!',
    'Gonghui@2026',
    'Aaaaaaaa1!',
    'Asdfghjkl1!',
    'Test@123456',
    'Abcd1234!!',
    'Welcome2026!',
    'Zhongguo@2026',
  ])('%s is common', (password) => {
    expect(weaknessOf(password)).toContain('common');
  });

  test.each([
    'Harbour-7-lantern',
    'correct Horse 9 battery',
    '春风又绿江南岸2026a',
    'k3J!mq82Lp',
    '红梅傲雪Hm2026',
    'Tr4ctor&violin',
    'Blue8Kettle',
    'x7Wq-pT3n'.concat('z'),
  ])('%s is fine', (password) => {
    expect(weaknessOf(password, 'wang.fang')).toBeUndefined();
  });
});
