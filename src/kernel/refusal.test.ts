import { describe, expect, test } from 'vitest';
import { allRefusals, defineRefusals, Refusal } from './refusal.ts';

const refusals = defineRefusals('kernel-test', {
  closed: {
    status: 409,
    words: ['已于 {at} 截止（{count} 人）。', 'Closed at {at} ({count|person|people}).'],
    when: 'the test says so',
  },
});

describe('a refusal', () => {
  test('says its sentence in both languages, with parameters in each', () => {
    const refusal = refusals.closed({ at: ['周六', 'Saturday'], count: 3 }, [{ path: 'at', words: ['时间', 'Time'] }]);
    expect(refusal).toBeInstanceOf(Refusal);
    expect({ ...refusal, zh: refusal.say('zh'), en: refusal.say('en'), message: refusal.message }).toEqual({
      name: 'Refusal',
      code: 'kernel-test.closed',
      status: 409,
      words: ['已于 周六 截止（3 人）。', 'Closed at Saturday (3 people).'],
      params: { at: '周六', count: 3 },
      fields: [{ path: 'at', words: ['时间', 'Time'] }],
      zh: '已于 周六 截止（3 人）。',
      en: 'Closed at Saturday (3 people).',
      message: 'kernel-test.closed: Closed at Saturday (3 people).',
    });
  });

  test('leaves a parameter that was not given as it stands, and fills in nothing that a parameter says', () => {
    expect(refusals.closed({ at: '{count} $& toString', count: 1 }).say('en')).toBe(
      'Closed at {count} $& toString (1 person).',
    );
    expect(refusals.closed().say('en')).toBe('Closed at {at} ({count|person|people}).');
  });

  test('is in the register under its code, once', () => {
    const codes = allRefusals().map(({ code }) => code);
    expect(codes).toContain('kernel-test.closed');
    expect(codes).toEqual([...new Set(codes)].sort());
  });
});
