import { isWithin, type UnitPath } from '../../../kernel/unit-path.ts';

/** Places kept for a unit and all below it. */
export interface Quota {
  unitId: string;
  path: UnitPath;
  places: number;
  taken: number;
}

/** A part of the stage with places of its own (批次). */
export interface Batch {
  key: string;
  places: number;
  taken: number;
}

/** The books of one stage as its locked row holds them. */
export interface Books {
  seats: number | null;
  taken: number;
  waiting: number;
  quotas: Quota[];
  /** In their order; none where places are given out in one lot. */
  batches: Batch[];
  /** Places were given out by draw or priority; requests are judged as in first-come from then on. */
  allotted: boolean;
}

export const admissions = ['first-come', 'approval', 'draw', 'priority'] as const;
export type Admission = (typeof admissions)[number];

/** Whether places are given out all at once, after everybody has asked. */
export function isAllotted(admit: Admission): admit is 'draw' | 'priority' {
  return admit === 'draw' || admit === 'priority';
}

export interface Terms {
  admit: Admission;
  waitingList: boolean;
  waitingLimit: number | null;
  withoutQuota: 'shared' | 'none';
}

/** What somebody wants: one place for a person, as many as members for a team, in the first of these batches. */
export interface Want {
  places: number;
  /** Keys of batches, the dearest first; none where there are no batches. */
  wishes: readonly string[];
}

export interface Asking extends Want {
  /** Path of the union that the person belongs to; null without membership. */
  path: UnitPath | null;
}

/** Where a place is taken: under a quota or none, in a batch or in the one lot. */
export interface Spot {
  quotaUnitId: string | null;
  batch: string | null;
}

export type Verdict =
  | ({ state: 'admitted' } & Spot)
  | ({ state: 'waiting' | 'requested' | 'applied' } & Spot & { batch: null })
  | { state: 'refused'; because: 'full' | 'quotaFull' | 'noQuota' | 'waitingFull' };

/** The quota that someone falls under: the deepest one above their union. */
export function quotaOf(quotas: readonly Quota[], path: UnitPath | null): Quota | undefined {
  if (path === null) return undefined;
  return quotas.filter((quota) => isWithin(path, quota.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

/** Places that are kept for quotas and not yet taken: others may not have them. */
export function reservedPlaces(quotas: readonly Quota[]): number {
  return quotas.reduce((sum, quota) => sum + Math.max(0, quota.places - quota.taken), 0);
}

/**
 * Places that someone under this quota (or under none) could have now; infinite where nothing limits.
 * @param batch the batch they would be in; null for the stage as a whole
 */
export function placesFor(books: Books, quota: Quota | undefined, batch: string | null = null): number {
  const seatsLeft = books.seats === null ? Number.POSITIVE_INFINITY : books.seats - books.taken;
  const inQuota = quota ? quota.places - quota.taken : seatsLeft - reservedPlaces(books.quotas);
  return Math.max(0, Math.min(seatsLeft, inQuota, leftIn(books, batch)));
}

function leftIn({ batches }: Books, key: string | null): number {
  if (key === null) return Number.POSITIVE_INFINITY;
  const batch = batches.find((each) => each.key === key);
  return batch ? batch.places - batch.taken : 0;
}

/** Those who wait, as `queueKey` names their queues: nobody may pass them. */
export type Queues = ReadonlySet<string>;

/** One queue: those who want the same batch under the same quota. */
export function queueKey(quotaUnitId: string | null, batch: string | null): string {
  return `${quotaUnitId ?? ''}/${batch ?? ''}`;
}

/** The queues in which somebody stands who wants this. */
export function queuesOf({ quotaUnitId, wishes }: { quotaUnitId: string | null; wishes: readonly string[] }): string[] {
  return (wishes.length === 0 ? [null] : wishes).map((batch) => queueKey(quotaUnitId, batch));
}

/**
 * Where this want fits under a quota: the first of the wishes that has room and for which nobody stands ahead.
 * @param ahead queues of those who may not be passed
 */
export function findSpot(
  books: Books,
  { quotaUnitId, places, wishes }: Want & { quotaUnitId: string | null },
  ahead: Queues,
): Spot | undefined {
  const quota = books.quotas.find((each) => each.unitId === quotaUnitId);
  const lots = books.batches.length === 0 ? [null] : wishes;
  const fitting = lots.find(
    (batch) => !ahead.has(queueKey(quotaUnitId, batch)) && placesFor(books, quota, batch) >= places,
  );
  return fitting === undefined ? undefined : { quotaUnitId, batch: fitting };
}

/**
 * What becomes of a request, by the books as they are now. Nobody passes those who already wait for the same under the
 * same quota; the books are not changed here (`take` does).
 */
export function judge(books: Books, terms: Terms, asking: Asking, ahead: Queues): Verdict {
  const quota = quotaOf(books.quotas, asking.path);
  if (!quota && books.quotas.length > 0 && terms.withoutQuota === 'none')
    return { state: 'refused', because: 'noQuota' };
  const quotaUnitId = quota?.unitId ?? null;
  if (terms.admit === 'approval') return { state: 'requested', quotaUnitId, batch: null };
  if (isAllotted(terms.admit) && !books.allotted) return { state: 'applied', quotaUnitId, batch: null };
  const spot = findSpot(books, { ...asking, quotaUnitId }, ahead);
  if (spot) return { state: 'admitted', ...spot };
  if (!terms.waitingList)
    return {
      state: 'refused',
      because: quota && (books.seats === null || books.taken < books.seats) ? 'quotaFull' : 'full',
    };
  if (terms.waitingLimit !== null && books.waiting >= terms.waitingLimit)
    return { state: 'refused', because: 'waitingFull' };
  return { state: 'waiting', quotaUnitId, batch: null };
}

/** The books after places were taken (positive) or given back (negative) in a spot. */
export function take(books: Books, { quotaUnitId, batch }: Spot, places: number): Books {
  return {
    ...books,
    taken: books.taken + places,
    quotas: books.quotas.map((quota) =>
      quota.unitId === quotaUnitId ? { ...quota, taken: quota.taken + places } : quota,
    ),
    batches: books.batches.map((each) => (each.key === batch ? { ...each, taken: each.taken + places } : each)),
  };
}

/** The quotas (null: none) under which anybody who waits could have a place. */
export function openQuotas(books: Books): (string | null)[] {
  const lots = books.batches.length === 0 ? [null] : books.batches.map(({ key }) => key);
  return [...books.quotas, undefined].flatMap((quota) =>
    lots.some((batch) => placesFor(books, quota, batch) > 0) ? [quota?.unitId ?? null] : [],
  );
}

export interface Waiting extends Want {
  id: string;
  quotaUnitId: string | null;
}

/**
 * Who moves up from the waiting list and where to, in its order. One that does not fit (its quota or batches are full, its
 * team too large) holds back only those behind it who want the same under the same quota.
 * @param ahead queues of those who were looked at before this part of the list; grows by those who stay
 */
export function moveUp(
  books: Books,
  queue: readonly Waiting[],
  ahead = new Set<string>(),
): { moved: (Spot & { id: string })[]; books: Books } {
  let now = books;
  const moved: (Spot & { id: string })[] = [];
  for (const next of queue) {
    const spot = findSpot(now, next, ahead);
    if (spot) {
      now = take(now, spot, next.places);
      moved.push({ id: next.id, ...spot });
    } else {
      for (const key of queuesOf(next)) ahead.add(key);
    }
  }
  return { moved, books: { ...now, waiting: now.waiting - moved.length } };
}
