/** What live scoring knows of an act. */
export interface Act {
  id: string;
  position: number | null;
  calledAt: Date | null;
  shownAt: Date | null;
}

export type ActState = 'ahead' | 'now' | 'over' | 'shown';

export function stateOf(act: Act, currentId: string | null): ActState {
  if (act.shownAt) return 'shown';
  if (act.id === currentId) return 'now';
  return act.calledAt ? 'over' : 'ahead';
}

/**
 * Whether the marks of an act are still held: it is among the first n, and the last of these is not over
 * (domain.md §5: judges may hold the first three marks until the third act ends). An act is over when another is called
 * after it, or none is on the stage.
 */
export function isHeld(
  act: Act,
  acts: readonly Act[],
  { holdFirst, currentId }: { holdFirst: number; currentId: string | null },
): boolean {
  if (holdFirst === 0) return false;
  const order = acts.toSorted(
    (a, b) => (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER),
  );
  const first = order.slice(0, holdFirst);
  if (!first.some(({ id }) => id === act.id)) return false;
  return first.some((each) => !each.calledAt || each.id === currentId);
}

export const showSteps = ['call', 'wait', 'show', 'end', 'close'] as const;
export type ShowStep = (typeof showSteps)[number];

/**
 * What whoever runs the show does now, and with which act. A score that may be shown comes first; then the act on the
 * stage; then the next act. While marks are held the show goes on, and after the last act somebody has to end it.
 * @param missing sheets that an act still lacks
 */
export function nextOfShow<A extends Act>(
  acts: readonly A[],
  { holdFirst, currentId, missing }: { holdFirst: number; currentId: string | null; missing: (act: A) => number },
): { step: ShowStep; act?: A } {
  const order = acts.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const called = order.filter(({ calledAt, shownAt }) => calledAt && !shownAt);
  const free = called.filter((act) => !isHeld(act, acts, { holdFirst, currentId }));
  const ready = free.find((act) => missing(act) === 0);
  if (ready) return { step: 'show', act: ready };
  const current = called.find(({ id }) => id === currentId);
  const late = current && missing(current) > 0 ? current : free[0];
  if (late) return { step: 'wait', act: late };
  const next = order.find(({ calledAt }) => !calledAt);
  if (next) return { step: 'call', act: next };
  return current ? { step: 'end', act: current } : { step: 'close' };
}

export type MarkBar = 'actNotCalled' | 'scoreShown';

/** Why an act cannot be marked now in live scoring; nothing where it can. */
export function findActBar(act: Act): MarkBar | undefined {
  if (act.shownAt) return 'scoreShown';
  return act.calledAt ? undefined : 'actNotCalled';
}
