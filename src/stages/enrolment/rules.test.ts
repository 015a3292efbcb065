import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Books,
  enrolmentMoves,
  enrolmentStates,
  judge,
  moveUp,
  placesFor,
  type Quota,
  quotaOf,
  reservedPlaces,
  type Terms,
  take,
  type Waiting,
} from './rules.ts';

const terms: Terms = { admit: 'first-come', waitingList: true, waitingLimit: null, withoutQuota: 'shared' };
const quota = (unitId: string, path: string, places: number, taken = 0): Quota => ({ unitId, path, places, taken });
const books = (given: Partial<Books> = {}): Books => ({ seats: 10, taken: 0, waiting: 0, quotas: [], ...given });
const one = { path: 'top.east.primary', places: 1 };

describe('judging a request', () => {
  const kept = [quota('east', 'top.east', 3), quota('primary', 'top.east.primary', 1)];
  test.each([
    ['a place is left', books(), terms, one, { state: 'admitted', quotaUnitId: null }],
    ['no limit', books({ seats: null, taken: 500 }), terms, one, { state: 'admitted', quotaUnitId: null }],
    ['all taken', books({ taken: 10 }), terms, one, { state: 'waiting', quotaUnitId: null }],
    [
      'approval asked for',
      books({ taken: 10 }),
      { ...terms, admit: 'approval' },
      one,
      { state: 'requested', quotaUnitId: null },
    ],
    [
      'no waiting list',
      books({ taken: 10 }),
      { ...terms, waitingList: false },
      one,
      { state: 'refused', because: 'full' },
    ],
    [
      'waiting list full',
      books({ taken: 10, waiting: 2 }),
      { ...terms, waitingLimit: 2 },
      one,
      { state: 'refused', because: 'waitingFull' },
    ],
    ['the deepest quota counts', books({ quotas: kept }), terms, one, { state: 'admitted', quotaUnitId: 'primary' }],
    [
      'quota taken, seats left',
      books({ quotas: [quota('east', 'top.east', 1, 1)], taken: 1 }),
      { ...terms, waitingList: false },
      one,
      { state: 'refused', because: 'quotaFull' },
    ],
    [
      'kept places are not for others',
      books({ seats: 4, quotas: kept }),
      terms,
      { path: 'top.west', places: 1 },
      { state: 'waiting', quotaUnitId: null },
    ],
    [
      'no membership shares the rest',
      books({ seats: 5, quotas: kept }),
      terms,
      { path: null, places: 1 },
      { state: 'admitted', quotaUnitId: null },
    ],
    [
      'others may not enrol',
      books({ quotas: kept }),
      { ...terms, withoutQuota: 'none' },
      { path: 'top.west', places: 1 },
      { state: 'refused', because: 'noQuota' },
    ],
    [
      'a sibling with a longer name is not below',
      books({ quotas: [quota('east', 'top.east', 3)] }),
      terms,
      { path: 'top.easter', places: 1 },
      { state: 'admitted', quotaUnitId: null },
    ],
    [
      'a team larger than what is left',
      books({ taken: 8 }),
      terms,
      { path: null, places: 3 },
      { state: 'waiting', quotaUnitId: null },
    ],
  ] as const)('%s', (_name, now, asked, asking, verdict) => {
    expect(judge(now, { ...asked }, { ...asking }, false)).toEqual(verdict);
  });

  test('nobody passes those who wait under the same quota', () => {
    expect(judge(books({ taken: 8 }), terms, one, true)).toEqual({ state: 'waiting', quotaUnitId: null });
  });
});

const units = ['top.a', 'top.b', 'top.b.deep', 'top.c'];
const arbitraryBooks = fc
  .record({
    spare: fc.nat({ max: 6 }),
    limited: fc.boolean(),
    places: fc.array(fc.nat({ max: 4 }), { minLength: 0, maxLength: 3 }),
  })
  .map(({ spare, limited, places }): Books => {
    const quotas = places.map((count, index) => quota(units[index] ?? '', units[index] ?? '', count));
    return { seats: limited ? spare + reservedPlaces(quotas) : null, taken: 0, waiting: 0, quotas };
  });
const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        what: fc.constant('ask' as const),
        at: fc.nat({ max: 4 }),
        places: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ what: fc.constant('giveBack' as const), at: fc.nat({ max: 30 }), places: fc.constant(0) }),
    },
  ),
  { maxLength: 40 },
);

describe('over any course of asking and giving back', () => {
  test('seats and quotas hold, reserved places stay reserved, and each queue keeps its order', () => {
    fc.assert(
      fc.property(arbitraryBooks, steps, (start, course) => {
        let now = start;
        const queue: (Waiting & { asked: number })[] = [];
        const held: Waiting[] = [];
        const served = new Map<string | null, number>();
        const hold = (row: Waiting & { asked: number }) => {
          expect(row.asked).toBeGreaterThan(served.get(row.quotaUnitId) ?? -1);
          served.set(row.quotaUnitId, row.asked);
          held.push(row);
        };
        for (const [asked, step] of course.entries()) {
          if (step.what === 'ask') {
            const path = units[step.at] ?? null;
            const verdict = judge(
              now,
              terms,
              { path, places: step.places },
              queue.some((row) => row.quotaUnitId === (quotaOf(now.quotas, path)?.unitId ?? null)),
            );
            if (verdict.state === 'refused') throw new Error('nobody is refused where all may wait');
            const row = { id: String(asked), quotaUnitId: verdict.quotaUnitId, places: step.places, asked };
            if (verdict.state === 'admitted') {
              now = take(now, row.quotaUnitId, row.places);
              hold(row);
            } else {
              now = { ...now, waiting: now.waiting + 1 };
              queue.push(row);
            }
          } else {
            const [row] = held.splice(step.at % Math.max(1, held.length), 1);
            if (row) now = take(now, row.quotaUnitId, -row.places);
            const up = moveUp(now, queue);
            now = up.books;
            for (const moved of up.moved) {
              const [next] = queue.splice(
                queue.findIndex((each) => each.id === moved.id),
                1,
              );
              if (next) hold(next);
            }
          }
          const places = (rows: Waiting[]) => rows.reduce((sum, each) => sum + each.places, 0);
          expect(now.taken).toBe(places(held));
          expect(now.waiting).toBe(queue.length);
          if (now.seats !== null) expect(now.taken + reservedPlaces(now.quotas)).toBeLessThanOrEqual(now.seats);
          for (const each of now.quotas) {
            expect(each.taken).toBe(places(held.filter((row) => row.quotaUnitId === each.unitId)));
            expect(each.taken).toBeLessThanOrEqual(each.places);
          }
          // Whoever heads a queue does not fit: nothing lies idle while somebody waits for it.
          for (const head of new Map(queue.toReversed().map((row) => [row.quotaUnitId, row])).values())
            expect(
              placesFor(
                now,
                now.quotas.find((each) => each.unitId === head.quotaUnitId),
              ),
            ).toBeLessThan(head.places);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('a team that does not fit holds back only its own queue', () => {
  const queue = [
    { id: 'large', quotaUnitId: null, places: 4 },
    { id: 'small', quotaUnitId: null, places: 1 },
    { id: 'east', quotaUnitId: 'east', places: 1 },
  ];
  const now = books({ seats: 12, taken: 8, waiting: 3, quotas: [quota('east', 'top.east', 1)] });
  const { moved, books: after } = moveUp(now, queue);
  expect({ moved: moved.map((row) => row.id), taken: after.taken, waiting: after.waiting }).toEqual({
    moved: ['east'],
    taken: 9,
    waiting: 2,
  });
});

test('moves name only states that exist, and nothing ends a state that has ended', () => {
  for (const { from, to } of Object.values(enrolmentMoves))
    for (const state of [...from, ...to]) expect(Object.keys(enrolmentStates)).toContain(state);
  expect(enrolmentMoves.cancel.from).not.toContain('cancelled');
});
