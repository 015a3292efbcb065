import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listByPlaces, objectionMoves, objectionStates, pendingObjections, whysOfFinish } from './rules.ts';

describe('who is listed', () => {
  test.each([
    ['no places set: everybody', [{ group: '', rank: null }], [], [true]],
    [
      'the first two of a group',
      [
        { group: 'person', rank: 3 },
        { group: 'person', rank: 1 },
        { group: 'person', rank: 2 },
        { group: 'collective', rank: 9 },
      ],
      [{ group: 'person', places: 2 }],
      [false, true, true, true],
    ],
    ['a group without places: nobody', [{ group: 'a', rank: 1 }], [{ group: 'a', places: 0 }], [false]],
    [
      'equal ranks keep their order, the unranked come last',
      [
        { group: 'a', rank: null },
        { group: 'a', rank: 1 },
        { group: 'a', rank: 1 },
      ],
      [{ group: 'a', places: 1 }],
      [false, true, false],
    ],
  ])('%s', (_what, candidates, places, listed) => {
    expect(listByPlaces(candidates, places)).toEqual(listed);
  });

  test('property: never more than the places, never a better rank behind a worse one', () => {
    const candidate = fc.record({ group: fc.constantFrom('a', 'b'), rank: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 40 }), fc.nat(12), (candidates, places) => {
        const listed = listByPlaces(candidates, [{ group: 'a', places }]);
        const ranks = (isListed: boolean) =>
          candidates.filter(({ group }, at) => group === 'a' && listed[at] === isListed).map(({ rank }) => rank);
        expect(ranks(true).length).toBe(Math.min(places, ranks(true).length + ranks(false).length));
        expect(Math.max(0, ...ranks(true))).toBeLessThanOrEqual(Math.min(10, ...ranks(false)));
        expect(candidates.every(({ group }, at) => group === 'a' || listed[at])).toBe(true);
      }),
    );
  });
});

describe('a notice ends', () => {
  test.each([
    ['while it runs', { lastDay: '2026-11-26', today: '2026-11-26', pending: 0 }, [false, true]],
    ['the day after', { lastDay: '2026-11-26', today: '2026-11-27', pending: 0 }, [true, true]],
    ['with an open objection', { lastDay: '2026-11-26', today: '2026-11-27', pending: 2 }, [true, false]],
    ['with nobody left on it', { lastDay: null, today: '2026-11-20', pending: 0 }, [true, true]],
  ])('%s', (_when, facts, oks) => {
    expect(whysOfFinish(facts).map(({ ok }) => ok)).toEqual(oks);
  });
});

test('no way leads out of a conclusion, and none to one without an investigation', () => {
  const concluded = Object.keys(objectionStates).filter((state) => !pendingObjections.includes(state as never));
  for (const { from } of Object.values(objectionMoves))
    expect(concluded.filter((state) => (from as readonly string[]).includes(state))).toEqual([]);
  expect(objectionMoves.conclude.from).toEqual(['investigating']);
});
