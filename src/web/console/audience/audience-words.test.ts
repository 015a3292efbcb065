import { describe, expect, test } from 'vitest';
import { audienceSentence } from './audience-words.ts';

const names = new Map([
  ['u1', '延庆区总工会'],
  ['u2', '朝阳区总工会'],
]);

describe('whom an audience lets in', () => {
  test.each([
    [{}, '面向全体职工。', 'For every worker.'],
    [{ membersOnly: true }, '面向会员。', 'For union members.'],
    [
      { units: [{ unitId: 'u1' }, { unitId: 'u2' }] },
      '面向延庆区总工会、朝阳区总工会及其下级单位的会员。',
      'For union members of 延庆区总工会, 朝阳区总工会 and all below.',
    ],
    [{ ageFrom: 18, ageTo: 60 }, '面向全体职工，18 至 60 岁。', 'For every worker; aged 18 to 60.'],
    [{ ageFrom: 18 }, '面向全体职工，年满 18 岁。', 'For every worker; aged 18 or more.'],
    [{ ageTo: 35, ageFrom: null }, '面向全体职工，35 岁及以下。', 'For every worker; aged 35 or less.'],
    [{ units: [{ unitId: 'gone' }] }, '面向…及其下级单位的会员。', 'For union members of … and all below.'],
  ])('%o', (draft, zh, en) => {
    expect(audienceSentence(draft, names, 'zh')).toBe(zh);
    expect(audienceSentence(draft, names, 'en')).toBe(en);
  });

  test('kinds of worker and honours are named', () => {
    const draft = { membersOnly: true, honours: ['city' as const], ageTo: 60 };

    expect(audienceSentence(draft, names, 'zh')).toBe('面向会员，限市级劳模，60 岁及以下。');
    expect(audienceSentence(draft, names, 'en')).toBe('For union members; holders of: City honour; aged 60 or less.');
  });
});
