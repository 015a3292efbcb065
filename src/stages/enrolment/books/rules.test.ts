import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, type Books, judge, moveUp, openQuotas, type Quota, queueKey, type Terms } from './rules.ts';

const terms: Terms = { admit: 'first-come', waitingList: true, waitingLimit: null, withoutQuota: 'shared' };
const quota = (unitId: string, path: string, places: number, taken = 0): Quota => ({ unitId, path, places, taken });
const books = (given: Partial<Books> = {}): Books => ({
  ...{ seats: 10, taken: 0, waiting: 0, quotas: [], batches: [], allotted: false },
  ...given,
});
const batch = (key: string, places: number, taken = 0): Batch => ({ key, places, taken });
const one = { path: 'top.east.primary', places: 1, wishes: [] };
const nobody = new Set<string>();

describe('judging a request', () => {
  const kept = [quota('east', 'top.east', 3), quota('primary', 'top.east.primary', 1)];
  test.each([
    ['a place is left', books(), terms, one, { state: 'admitted', quotaUnitId: null, batch: null }],
    ['no limit', books({ seats: null, taken: 500 }), terms, one, { state: 'admitted', quotaUnitId: null, batch: null }],
    ['all taken', books({ taken: 10 }), terms, one, { state: 'waiting', quotaUnitId: null, batch: null }],
    [
      'approval asked for',
      books({ taken: 10 }),
      { ...terms, admit: 'approval' },
      one,
      { state: 'requested', quotaUnitId: null, batch: null },
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
    [
      'the deepest quota counts',
      books({ quotas: kept }),
      terms,
      one,
      { state: 'admitted', quotaUnitId: 'primary', batch: null },
    ],
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
      { path: 'top.west', places: 1, wishes: [] },
      { state: 'waiting', quotaUnitId: null, batch: null },
    ],
    [
      'no membership shares the rest',
      books({ seats: 5, quotas: kept }),
      terms,
      { path: null, places: 1, wishes: [] },
      { state: 'admitted', quotaUnitId: null, batch: null },
    ],
    [
      'others may not enrol',
      books({ quotas: kept }),
      { ...terms, withoutQuota: 'none' },
      { path: 'top.west', places: 1, wishes: [] },
      { state: 'refused', because: 'noQuota' },
    ],
    [
      'a sibling with a longer name is not below',
      books({ quotas: [quota('east', 'top.east', 3)] }),
      terms,
      { path: 'top.easter', places: 1, wishes: [] },
      { state: 'admitted', quotaUnitId: null, batch: null },
    ],
    [
      'a team larger than what is left',
      books({ taken: 8 }),
      terms,
      { path: null, places: 3, wishes: [] },
      { state: 'waiting', quotaUnitId: null, batch: null },
    ],
    [
      'places are drawn later',
      books({ taken: 10 }),
      { ...terms, admit: 'draw' },
      one,
      { state: 'applied', quotaUnitId: null, batch: null },
    ],
    [
      'drawn already',
      books({ allotted: true }),
      { ...terms, admit: 'draw' },
      one,
      { state: 'admitted', quotaUnitId: null, batch: null },
    ],
    [
      'the first wish has room',
      books({ batches: [batch('july', 5), batch('august', 5)] }),
      terms,
      { ...one, wishes: ['august', 'july'] },
      { state: 'admitted', quotaUnitId: null, batch: 'august' },
    ],
    [
      'the second wish, when the first is full',
      books({ batches: [batch('july', 5), batch('august', 5, 5)], taken: 5 }),
      terms,
      { ...one, wishes: ['august', 'july'] },
      { state: 'admitted', quotaUnitId: null, batch: 'july' },
    ],
    [
      'no wish has room, though another batch has',
      books({ batches: [batch('july', 5), batch('august', 5, 5)], taken: 5 }),
      terms,
      { ...one, wishes: ['august'] },
      { state: 'waiting', quotaUnitId: null, batch: null },
    ],
    [
      'the batch has room and the quota none',
      books({ batches: [batch('july', 10, 1)], taken: 1, quotas: [quota('east', 'top.east', 1, 1)] }),
      terms,
      { ...one, wishes: ['july'] },
      { state: 'waiting', quotaUnitId: 'east', batch: null },
    ],
  ] as const)('%s', (_name, now, asked, asking, verdict) => {
    expect(judge(now, { ...asked }, { ...asking, wishes: [...asking.wishes] }, nobody)).toEqual(verdict);
  });

  test('nobody passes those who wait under the same quota', () => {
    expect(judge(books({ taken: 8 }), terms, one, new Set([queueKey(null, null)]))).toEqual({
      state: 'waiting',
      quotaUnitId: null,
      batch: null,
    });
  });
});

test('a team that does not fit holds back only its own queue', () => {
  const queue = [
    { id: 'large', quotaUnitId: null, places: 4, wishes: [] },
    { id: 'small', quotaUnitId: null, places: 1, wishes: [] },
    { id: 'east', quotaUnitId: 'east', places: 1, wishes: [] },
  ];
  const now = books({ seats: 12, taken: 8, waiting: 3, quotas: [quota('east', 'top.east', 1)] });
  const { moved, books: after } = moveUp(now, queue);
  expect({ moved, taken: after.taken, waiting: after.waiting }).toEqual({
    moved: [{ id: 'east', quotaUnitId: 'east', batch: null }],
    taken: 9,
    waiting: 2,
  });
});

test('who waits for a full batch holds back nobody who waits for another', () => {
  const queue = [
    { id: 'first', quotaUnitId: null, places: 1, wishes: ['july'] },
    { id: 'second', quotaUnitId: null, places: 1, wishes: ['july', 'august'] },
    { id: 'third', quotaUnitId: null, places: 1, wishes: ['august'] },
  ];
  const now = books({ seats: 4, taken: 3, waiting: 3, batches: [batch('july', 2, 2), batch('august', 2, 1)] });
  expect(moveUp(now, queue).moved).toEqual([{ id: 'second', quotaUnitId: null, batch: 'august' }]);
});

test('a long list that is read in parts, and only where a place is left, moves up as it would as a whole', () => {
  fc.assert(
    fc.property(
      fc.record({ seats: fc.nat({ max: 9 }), first: fc.nat({ max: 4 }), second: fc.nat({ max: 4 }) }),
      fc.array(
        fc.record({
          quotaUnitId: fc.constantFrom('first', 'second', null),
          places: fc.integer({ min: 1, max: 3 }),
          wishes: fc.shuffledSubarray(['july', 'august'], { minLength: 1 }),
        }),
        { maxLength: 14 },
      ),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      ({ seats, first, second }, asked, size, hasBatches) => {
        const queue = asked.map((want, at) => ({ ...want, id: String(at), wishes: hasBatches ? want.wishes : [] }));
        const now = books({
          seats: seats + first + second,
          waiting: queue.length,
          quotas: [quota('first', 'top.a', first), quota('second', 'top.b', second)],
          batches: hasBatches ? [batch('july', 2), batch('august', 5)] : [],
        });
        const ahead = new Set<string>();
        const moved: string[] = [];
        let after = -1;
        let left = now;
        for (;;) {
          const open = openQuotas(left);
          const part = queue.filter(({ quotaUnitId }, at) => at > after && open.includes(quotaUnitId)).slice(0, size);
          const up = moveUp(left, part, ahead);
          moved.push(...up.moved.map(({ id }) => id));
          left = up.books;
          if (part.length < size) break;
          after = Number(part.at(-1)?.id);
        }
        const whole = moveUp(now, queue);
        expect(moved.toSorted()).toEqual(whole.moved.map(({ id }) => id).toSorted());
        expect(left).toEqual(whole.books);
      },
    ),
    { numRuns: 400 },
  );
});
