import { describe, expect, test } from 'vitest';
import { deedsOf, honourHolders } from './release/rules.ts';
import { awarded, byParticipation, type Card, defaultWords, holdersOf, unpickedOf } from './rules.ts';

const person = (name: string, part: Card['people'][number]['part'], personId: string | null = `p-${name}`) => ({
  name,
  part,
  personId,
});
const card = (kind: Card['kind'], more: Partial<Card> = {}): Card => ({
  kind,
  id: 'it',
  title: '晨光',
  about: '',
  text: '',
  people: [],
  ...more,
});
const work = card('entry', { people: [person('甲', 'author'), person('乙', 'author'), person('师', 'mentor')] });
const team = card('team', { people: [person('丙', 'captain'), person('丁', 'member', null)] });
const nominee = card('entry', { title: '戊', about: '女，快递员', people: [person('戊', 'nominee')] });

describe('who gets a certificate', () => {
  const names = (of: Card, way: 'each' | 'one' | 'none') => holdersOf(of, way).map(({ name }) => name);

  test.each([
    ['every author of a work, and no mentor', work, 'each', ['甲', '乙']],
    ['one for a work names its authors', work, 'one', ['甲、乙']],
    ['every member of a team', team, 'each', ['丙', '丁']],
    ['one for a team bears its name', team, 'one', ['晨光']],
    ['a unit', card('unit'), 'each', ['晨光']],
    ['nobody where none are issued', work, 'none', []],
  ] as const)('%s', (_, of, way, expected) => {
    expect(names(of, way)).toEqual(expected);
  });

  test('a unit holds its own, a single author finds it on the own page, two share none', () => {
    expect(holdersOf(card('unit'), 'one')[0]).toMatchObject({ holderUnitId: 'it', personId: null });
    expect(holdersOf(nominee, 'one')[0]).toMatchObject({ personId: 'p-戊' });
    expect(holdersOf(work, 'one')[0]).toMatchObject({ personId: null });
  });
});

describe('what is awarded', () => {
  const subjects = [{ kind: 'team' }, { kind: 'person' }, { kind: 'entry' }];

  test('members who stand beside their team are not awarded again', () => {
    expect(awarded(subjects, 'any')).toEqual([{ kind: 'team' }, { kind: 'entry' }]);
    expect(awarded([{ kind: 'person' }], 'any')).toEqual([{ kind: 'person' }]);
    expect(awarded(subjects, 'person')).toEqual([{ kind: 'person' }]);
  });

  test('the words name the work, the team of a member, or the title conferred', () => {
    const words = (of: Card, more = { honour: false, shared: false }) => defaultWords(of, more);
    expect(words(work)).toContain('《{作品}》');
    expect(words(team, { honour: false, shared: true })).toContain('所在团队');
    expect(words(nominee)).not.toContain('{作品}');
    expect(words(nominee, { honour: true, shared: false })).toContain('称号');
  });
});

describe('an honour that comes of an award', () => {
  test('goes to each person with the post, or to the collective', () => {
    expect(honourHolders(nominee, 'individual')).toEqual([
      { personId: 'p-戊', holderUnitId: null, holderName: '戊', holderPost: '快递员' },
    ]);
    expect(honourHolders(work, 'individual').map(({ holderName }) => holderName)).toEqual(['甲', '乙']);
    expect(honourHolders(card('unit'), 'collective')).toEqual([
      { personId: null, holderUnitId: 'it', holderName: '晨光', holderPost: '' },
    ]);
  });

  test('brings deeds in both lengths, never a contestant’s essay', () => {
    const long = '事'.repeat(2500);
    expect(deedsOf({ ...nominee, text: long })).toEqual({ deedsShort: '事'.repeat(500), deedsLong: '事'.repeat(2000) });
    expect(deedsOf({ ...nominee, text: '十年如一日。' })).toEqual({ deedsShort: '十年如一日。', deedsLong: '' });
    expect(deedsOf({ ...work, text: long })).toEqual({ deedsShort: '', deedsLong: '' });
  });
});

test('organisers are told by works, then people, then name', () => {
  const units = [
    { name: '乙', works: 3, people: 3 },
    { name: '甲', works: 3, people: 3 },
    { name: '丙', works: 3, people: 9 },
    { name: '丁', works: 8, people: 1 },
  ];
  expect(units.toSorted(byParticipation).map(({ name }) => name)).toEqual(['丁', '丙', '乙', '甲']);
});

test.each([
  [{ places: 10, chosen: 0, units: 60 }, 10],
  [{ places: 10, chosen: 7, units: 60 }, 3],
  [{ places: 10, chosen: 4, units: 4 }, 0],
  [{ places: 2, chosen: 3, units: 9 }, 0],
  [{ places: null, chosen: 0, units: 5 }, 5],
  [{ places: null, chosen: 1, units: 5 }, 0],
])('of awards to organisers %o, %i could still be given', (field, expected) => {
  expect(unpickedOf(field)).toBe(expected);
});
