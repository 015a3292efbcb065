import { describe, expect, test } from 'vitest';
import { type AudienceFacts, describeAudience, judgeAudience, parseAudience } from './rules.ts';

const today = '2026-11-20';
const east = { unitId: '018f0000-0000-7000-8000-000000000001' };
const units = new Map([[east.unitId, { name: '东区总工会', path: 'top.east' }]]);
const member: AudienceFacts = {
  unitPath: 'top.east.primary',
  workerKinds: ['courier'],
  honours: ['city'],
  bornOn: '1990-05-01',
};
const stranger: AudienceFacts = { unitPath: null, workerKinds: [], honours: [], bornOn: null };
const judge = (asked: object, facts: AudienceFacts) => judgeAudience(parseAudience(asked), facts, { today, units });

describe('an audience in words', () => {
  const describe = (asked: object) => describeAudience(parseAudience(asked), units).map(([zh]) => zh);

  test.each([
    ['nothing asked', {}, []],
    ['members', { membersOnly: true }, ['工会会员']],
    ['a unit, which holds members only', { membersOnly: true, units: [east] }, ['东区总工会的会员']],
    [
      'kinds and honours',
      { workerKinds: ['courier'], honours: ['city', 'national'] },
      ['快递员', '市级劳模、全国劳模'],
    ],
    ['an age, without telling strangers what to add', { ageTo: 35 }, ['35 岁及以下']],
    ['other conditions, as they were written', { text: '自备雨衣' }, ['自备雨衣']],
  ])('%s', (_name, asked, said) => {
    expect(describe(asked)).toEqual(said);
  });
});

describe('an audience', () => {
  test('that asks nothing is for everyone', () => {
    expect(judge({}, stranger)).toEqual([]);
    expect(judge(parseAudience(null), member)).toEqual([]);
  });

  test.each<[string, object, AudienceFacts, boolean, string]>([
    ['members', { membersOnly: true }, member, true, '限工会会员'],
    ['members', { membersOnly: true }, stranger, false, '限工会会员'],
    ['a unit and all below', { units: [east] }, member, true, '限东区总工会的会员'],
    ['a unit beside', { units: [east] }, { ...member, unitPath: 'top.easter' }, false, '限东区总工会的会员'],
    ['kinds, any of them', { workerKinds: ['security', 'courier'] }, member, true, '限保安、快递员'],
    ['kinds, none of them', { workerKinds: ['security'] }, member, false, '限保安'],
    ['honours', { honours: ['national'] }, member, false, '限全国劳模'],
    ['an age', { ageFrom: 36, ageTo: 36 }, member, true, '年龄 36–36 岁'],
    ['too young', { ageFrom: 37 }, member, false, '年满 37 岁'],
    ['too old', { ageTo: 35 }, member, false, '35 岁及以下'],
    ['an unknown age', { ageTo: 35 }, stranger, false, '35 岁及以下（请先在“我的信息”补充出生日期）'],
  ])('%s', (_name, asked, facts, ok, zh) => {
    expect(judge(asked, facts)).toEqual([{ ok, words: [zh, expect.any(String)] }]);
  });

  test('has one line for each condition, so that the worker sees which one fails', () => {
    const asked = { membersOnly: true, units: [east], workerKinds: ['security'], honours: ['city'], ageFrom: 18 };
    expect(judge(asked, member).map((why) => why.ok)).toEqual([true, true, false, true, true]);
  });

  test('that asks for what does not exist is refused', () => {
    for (const asked of [
      { workerKinds: ['astronaut'] },
      { colour: 'red' },
      { ageFrom: -1 },
      { units: [{ unitId: 'x' }] },
    ])
      expect(() => parseAudience(asked)).toThrow();
  });
});
