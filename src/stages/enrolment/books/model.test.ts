import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clawBack, clawBackTargets, type GivenQuota, giveDown } from '../quotas/rules.ts';
import { type Books, judge, moveUp, placesFor, queuesOf, quotaOf, reservedPlaces, type Terms, take } from './rules.ts';

// Any course of asking, giving back, confirming, letting lapse and changing quotas, against a plain model that keeps every
// request as a row and counts anew after each step.

interface Row {
  asked: number;
  id: string;
  state: 'waiting' | 'offered' | 'admitted' | 'gone';
  path: string | null;
  quotaUnitId: string | null;
  batch: string | null;
  wishes: string[];
  places: number;
}

const paths = ['top.a', 'top.b', 'top.b.deep', 'top.c'];
const keys = ['july', 'august', 'september'];
const terms: Terms = { admit: 'first-come', waitingList: true, waitingLimit: null, withoutQuota: 'shared' };

const start = fc
  .record({
    spare: fc.nat({ max: 6 }),
    isLimited: fc.boolean(),
    quotas: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
    batches: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
  })
  .map(({ spare, isLimited, quotas: given, batches: sizes }): Books => {
    const quotas = given.map((places, at) => ({
      unitId: `unit${at}`,
      path: paths[at] ?? '',
      places,
      taken: 0,
      givenBy: null,
    }));
    const batches = sizes.map((places, at) => ({ key: keys[at] ?? '', places, taken: 0 }));
    const seats = isLimited ? spare + reservedPlaces(quotas) : null;
    return { ...{ seats, taken: 0, waiting: 0, quotas, batches }, allotted: false };
  });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('ask' as const),
      at: fc.nat({ max: 4 }),
      places: fc.integer({ min: 1, max: 3 }),
      wishes: fc.shuffledSubarray(keys, { minLength: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('cancel' as const, 'confirm' as const, 'expire' as const),
      at: fc.nat({ max: 30 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('quota' as const), at: fc.nat({ max: 2 }), places: fc.nat({ max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('give' as const), places: fc.nat({ max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('clawBack' as const), to: fc.constantFrom(...clawBackTargets) }),
  },
);

const sum = (rows: readonly Row[]) => rows.reduce((total, { places }) => total + places, 0);
const holds = ({ state }: Row) => state === 'offered' || state === 'admitted';

function checkBooks(books: Books, rows: readonly Row[]) {
  const held = rows.filter(holds);
  const waiting = rows.filter(({ state }) => state === 'waiting');
  expect({ taken: books.taken, waiting: books.waiting }).toEqual({ taken: sum(held), waiting: waiting.length });
  if (books.seats !== null) expect(books.taken + reservedPlaces(books.quotas)).toBeLessThanOrEqual(books.seats);
  for (const { unitId, taken, places } of books.quotas) {
    expect(taken).toBe(sum(held.filter(({ quotaUnitId }) => quotaUnitId === unitId)));
    expect(taken).toBeLessThanOrEqual(places);
  }
  for (const { key, taken, places } of books.batches) {
    expect(taken).toBe(sum(held.filter(({ batch }) => batch === key)));
    expect(taken).toBeLessThanOrEqual(places);
  }
  if (books.batches.length > 0) for (const row of held) expect(row.wishes).toContain(row.batch);
  // Nothing lies idle while somebody waits for it: whoever stands first for a batch under a quota does not fit there.
  const heads = new Map(waiting.toReversed().flatMap((row) => queuesOf(row).map((queue) => [queue, row] as const)));
  for (const [queue, head] of heads) {
    const batch = queue.split('/')[1] || null;
    const quota = books.quotas.find(({ unitId }) => unitId === head.quotaUnitId);
    expect(placesFor(books, quota, batch)).toBeLessThan(head.places);
  }
}

test('seats, quotas and batches hold, nothing lies idle, and nobody is passed over by who wants the same', () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 50 }), (begin, course) => {
      let books = begin;
      const rows: Row[] = [];
      const isBatched = begin.batches.length > 0;
      const inLine = () => rows.filter(({ state }) => state === 'waiting').sort((a, b) => a.asked - b.asked);
      const passesNobody = (row: Row) => {
        for (const other of inLine().filter(({ asked }) => asked < row.asked))
          if (other.quotaUnitId === row.quotaUnitId)
            expect(isBatched && !other.wishes.includes(row.batch ?? '')).toBe(true);
      };
      const goUp = () => {
        const up = moveUp(books, inLine());
        books = up.books;
        for (const { id, batch } of up.moved) Object.assign(rows[Number(id)] ?? {}, { state: 'offered', batch });
        for (const { id } of up.moved) {
          const row = rows[Number(id)];
          if (row) passesNobody(row);
        }
      };
      const ask = (at: number, places: number, wishes: string[]) => {
        const existing = isBatched ? wishes.filter((key) => books.batches.some((batch) => batch.key === key)) : [];
        const want = { path: paths[at] ?? null, places: isBatched ? 1 : places, wishes: existing };
        const verdict = judge(books, terms, want, new Set(inLine().flatMap(queuesOf)));
        if (verdict.state !== 'admitted' && verdict.state !== 'waiting') throw new Error('nobody is refused here');
        const { quotaUnitId, batch, state } = verdict;
        const row = {
          path: want.path,
          asked: rows.length,
          id: String(rows.length),
          state,
          quotaUnitId,
          batch,
          wishes: existing,
          places: want.places,
        };
        if (state === 'admitted') {
          passesNobody(row);
          books = take(books, verdict, row.places);
        } else books = { ...books, waiting: books.waiting + 1 };
        rows.push(row);
      };
      const end = (row: Row) => {
        if (holds(row)) books = take(books, row, -row.places);
        if (row.state === 'waiting') books = { ...books, waiting: books.waiting - 1 };
        row.state = 'gone';
        goUp();
      };
      const rehome = (quotas: Books['quotas']) => {
        books = { ...books, quotas };
        for (const row of inLine()) row.quotaUnitId = quotaOf(quotas, row.path)?.unitId ?? null;
        goUp();
      };
      for (const each of course) {
        if (each.what === 'ask') {
          // Where every wish is for a batch that does not exist, the settings' check refuses before the books are asked.
          if (isBatched && !each.wishes.some((key) => books.batches.some((batch) => batch.key === key))) continue;
          ask(each.at, each.places, each.wishes);
        } else if (each.what === 'give') {
          const given = giveDown(books.quotas as GivenQuota[], 'unit1', [
            { unitId: 'unit2', path: 'top.b.deep', places: each.places },
          ]);
          if ('quotas' in given) rehome(given.quotas);
        } else if (each.what === 'clawBack') {
          if (each.to === 'everyone' && books.seats === null) continue;
          const { quotas, merged } = clawBack(books.quotas as GivenQuota[], each.to);
          for (const row of rows)
            if (row.quotaUnitId !== null && merged.has(row.quotaUnitId))
              row.quotaUnitId = merged.get(row.quotaUnitId) ?? null;
          rehome(quotas);
        } else if (each.what === 'quota') {
          const quota = books.quotas[each.at];
          const places = Math.max(each.places, quota?.taken ?? 0);
          const others = reservedPlaces(books.quotas.filter((other) => other !== quota)) + books.taken;
          if (!quota || (books.seats !== null && others + places - quota.taken > books.seats)) continue;
          books = { ...books, quotas: books.quotas.map((other) => (other === quota ? { ...quota, places } : other)) };
          goUp();
        } else {
          const live = rows.filter(({ state }) => (each.what === 'cancel' ? state !== 'gone' : state === 'offered'));
          const row = live[each.at % Math.max(1, live.length)];
          if (row && each.what === 'confirm') row.state = 'admitted';
          else if (row) end(row);
        }
        checkBooks(books, rows);
      }
    }),
    { numRuns: 400 },
  );
});
