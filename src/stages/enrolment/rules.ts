import { isWithin, type UnitPath } from '../../kernel/unit-path.ts';
import type { Bilingual } from '../../kernel/words.ts';

export const enrolmentStates = {
  requested: ['待审核', 'Waiting for approval'],
  admitted: ['报名成功', 'Place confirmed'],
  waiting: ['候补', 'On the waiting list'],
  declined: ['未通过', 'Declined'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies Record<string, Bilingual>;
export type EnrolmentState = keyof typeof enrolmentStates;

/** A request that holds or wants a place. */
export const liveEnrolmentStates: readonly EnrolmentState[] = ['requested', 'admitted', 'waiting'];

/** Places kept for a unit and all below it. */
export interface Quota {
  unitId: string;
  path: UnitPath;
  places: number;
  taken: number;
}

/** The books of one stage as its locked row holds them. */
export interface Books {
  seats: number | null;
  taken: number;
  waiting: number;
  quotas: Quota[];
}

export interface Terms {
  admit: 'first-come' | 'approval';
  waitingList: boolean;
  waitingLimit: number | null;
  withoutQuota: 'shared' | 'none';
}

/** Someone who asks for places: one for a person, as many as members for a team. */
export interface Asking {
  /** Path of the union that the person belongs to; null without membership. */
  path: UnitPath | null;
  places: number;
}

export type Verdict =
  | { state: 'admitted' | 'waiting' | 'requested'; quotaUnitId: string | null }
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

/** Places that someone under this quota (or under none) could have now; infinite where nothing limits. */
export function placesFor(books: Books, quota: Quota | undefined): number {
  const left = books.seats === null ? Number.POSITIVE_INFINITY : books.seats - books.taken;
  if (quota) return Math.max(0, Math.min(left, quota.places - quota.taken));
  return Math.max(0, left - reservedPlaces(books.quotas));
}

/**
 * What becomes of a request, by the books as they are now. Nobody passes those who already wait under the same
 * quota; the books are not changed here (`take` does).
 * @param waitingAlready whether someone under the same quota waits already
 */
export function judge(books: Books, terms: Terms, asking: Asking, waitingAlready: boolean): Verdict {
  const quota = quotaOf(books.quotas, asking.path);
  if (!quota && books.quotas.length > 0 && terms.withoutQuota === 'none')
    return { state: 'refused', because: 'noQuota' };
  const quotaUnitId = quota?.unitId ?? null;
  if (terms.admit === 'approval') return { state: 'requested', quotaUnitId };
  if (!waitingAlready && placesFor(books, quota) >= asking.places) return { state: 'admitted', quotaUnitId };
  if (!terms.waitingList)
    return {
      state: 'refused',
      because: quota && (books.seats === null || books.taken < books.seats) ? 'quotaFull' : 'full',
    };
  if (terms.waitingLimit !== null && books.waiting >= terms.waitingLimit)
    return { state: 'refused', because: 'waitingFull' };
  return { state: 'waiting', quotaUnitId };
}

/** The books after places were taken (positive) or given back (negative) under a quota. */
export function take(books: Books, quotaUnitId: string | null, places: number): Books {
  return {
    ...books,
    taken: books.taken + places,
    quotas: books.quotas.map((quota) =>
      quota.unitId === quotaUnitId ? { ...quota, taken: quota.taken + places } : quota,
    ),
  };
}

export interface Waiting {
  id: string;
  quotaUnitId: string | null;
  places: number;
}

/**
 * Who moves up from the waiting list, in its order. One that does not fit (its quota is full, its team too large)
 * holds back only those behind it under the same quota.
 */
export function moveUp(books: Books, queue: readonly Waiting[]): { moved: Waiting[]; books: Books } {
  let now = books;
  const moved: Waiting[] = [];
  const blocked = new Set<string | null>();
  for (const next of queue) {
    if (blocked.has(next.quotaUnitId)) continue;
    const quota = now.quotas.find((each) => each.unitId === next.quotaUnitId);
    if (placesFor(now, quota) >= next.places) {
      now = take(now, next.quotaUnitId, next.places);
      moved.push(next);
    } else {
      blocked.add(next.quotaUnitId);
    }
  }
  return { moved, books: { ...now, waiting: now.waiting - moved.length } };
}

/** Every legal change of an enrolment's state; there are no others. */
export const enrolmentMoves = {
  enrol: { from: ['declined', 'cancelled'], to: ['requested', 'admitted', 'waiting'] },
  approve: { from: ['requested', 'declined'], to: ['admitted', 'waiting'] },
  decline: { from: ['requested', 'waiting'], to: ['declined'] },
  cancel: { from: ['requested', 'admitted', 'waiting'], to: ['cancelled'] },
  remove: { from: ['requested', 'admitted', 'waiting'], to: ['cancelled'] },
  moveUp: { from: ['waiting'], to: ['admitted'] },
} as const satisfies Record<string, { from: readonly EnrolmentState[]; to: readonly EnrolmentState[] }>;

interface TeamTerms {
  team: { least: number; most: number } | null;
  categories: readonly { key: string; least: number; most: number }[];
}

/** How large teams may be: of each category where there are some; nothing where people enrol for themselves. */
export function teamSizes({ team, categories }: TeamTerms): { least: number; most: number } | null {
  if (categories.length === 0) return team;
  return {
    least: Math.min(...categories.map(({ least }) => least)),
    most: Math.max(...categories.map(({ most }) => most)),
  };
}

/** The size that this category allows; nothing where there is no such category, or none is asked and one is given. */
export function sizesOfCategory(terms: TeamTerms, category: string): { least: number; most: number } | undefined {
  if (terms.categories.length === 0) return category === '' ? (terms.team ?? undefined) : undefined;
  return terms.categories.find(({ key }) => key === category);
}

/**
 * Whether what a person has here leaves nothing more to ask for. In a contest with categories, being in somebody else's
 * team bars nobody from a team of one's own in another category.
 */
export function isSettled(
  mine: { state: string; personId: string } | undefined,
  { personId, categories }: { personId: string; categories: readonly unknown[] },
): boolean {
  if (!mine || !liveEnrolmentStates.includes(mine.state as EnrolmentState)) return false;
  return categories.length === 0 || mine.personId === personId;
}
