import { expect, test } from 'vitest';
import { findConflict } from './rules.ts';

const city = 'city';
const judge = (personId: string | null, ...paths: string[]) => ({ personId, paths });
const entry = (people: [string | null, string][], ...paths: string[]) => ({
  people: people.map(([personId, part]) => ({ personId, part })),
  paths,
});

test.each([
  ['own work', judge('me'), entry([['me', 'author']]), 'self'],
  ['a nominee who judges', judge('me'), entry([['me', 'nominee']]), 'self'],
  ['a captain', judge('me'), entry([['me', 'captain']]), 'team'],
  [
    'a member of the team',
    judge('me'),
    entry([
      ['x', 'captain'],
      ['me', 'member'],
    ]),
    'team',
  ],
  [
    'the mentor',
    judge('me'),
    entry([
      ['x', 'author'],
      ['me', 'mentor'],
    ]),
    'mentor',
  ],
  ['the same unit', judge(null, 'city.east.plant'), entry([], 'city.east.plant'), 'unit'],
  ['a unit that the judge’s leads', judge(null, 'city.east'), entry([], 'city.east.plant'), 'unit'],
  ['a unit that leads the judge’s', judge(null, 'city.east.plant.shop'), entry([], 'city.east.plant'), 'unit'],
  ['an author who moved there', judge(null, 'city.west'), entry([], 'city.east', 'city.west.mill'), 'unit'],
  ['an officer of the organiser', judge(null, 'city'), entry([], 'city.east.plant'), undefined],
  ['an entry of the organiser itself, by its officer', judge(null, 'city'), entry([], 'city'), 'unit'],
  ['an entry of the organiser itself, by a judge below', judge(null, 'city.east'), entry([], 'city'), undefined],
  ['another line', judge('me', 'city.west'), entry([['x', 'author']], 'city.east.plant'), undefined],
  ['somebody not on the roster', judge(null), entry([[null, 'author']]), undefined],
] as const)('%s', (_, who, what, ground) => {
  expect(findConflict(who, what, { organiser: city, unitLine: true })).toBe(ground);
});

test('the line of units counts only where the officers say so', () => {
  const told = { organiser: city, unitLine: false };
  expect(findConflict(judge(null, 'city.east'), entry([], 'city.east'), told)).toBeUndefined();
  expect(findConflict(judge('me'), entry([['me', 'author']]), told)).toBe('self');
});
