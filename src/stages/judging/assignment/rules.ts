import { LEAST_LEFT } from '../scoring/rules.ts';

/** Which judge marks what. */
export interface AssigningJudge {
  judgeId: string;
  /** Entries at most; null for any number. */
  limit: number | null;
  /** Groups this judge marks; empty for all. */
  groups: readonly string[];
}

export interface AssigningEntry {
  entryId: string;
  group: string;
}

export interface Pair {
  judgeId: string;
  entryId: string;
}

export interface AssignmentPlan {
  /** Pairs that are new. */
  added: Pair[];
  /** Entries for which too few judges are left, and how many they have. */
  unfilled: { entryId: string; has: number; needs: number }[];
}

interface Asked {
  judges: readonly AssigningJudge[];
  /** In the order in which they are to be filled; the caller shuffles, so that no judge gets a block. */
  entries: readonly AssigningEntry[];
  /** Pairs that stand and stay. */
  kept: readonly Pair[];
  recused: readonly Pair[];
  /** Judges per entry; null for all of them. */
  perEntry: number | null;
  /** Where all mark all: fewer judges than these are named as too few. */
  least?: number;
}

const keyOf = ({ judgeId, entryId }: Pair) => `${judgeId} ${entryId}`;

/**
 * Gives every entry its judges: all who may, or so many with loads as even as the limits allow. A recused pair is never
 * assigned. Where judges are full, assignments are moved along until nothing more can be filled (augmenting paths), so
 * an entry is left unfilled only where no plan could fill it besides the others.
 */
export function planAssignment(asked: Asked): AssignmentPlan {
  const { judges, entries, kept, recused, perEntry, least = 1 } = asked;
  const barred = new Set(recused.map(keyOf));
  const byEntry = new Map<string, Set<string>>(entries.map(({ entryId }) => [entryId, new Set<string>()]));
  const byJudge = new Map<string, Set<string>>(judges.map(({ judgeId }) => [judgeId, new Set<string>()]));
  const groupOf = new Map(entries.map(({ entryId, group }) => [entryId, group]));
  const fixed = new Set<string>();
  for (const pair of kept) {
    fixed.add(keyOf(pair));
    byEntry.get(pair.entryId)?.add(pair.judgeId);
    byJudge.get(pair.judgeId)?.add(pair.entryId);
  }
  const load = (judge: AssigningJudge) => byJudge.get(judge.judgeId)?.size ?? 0;
  const hasRoom = (judge: AssigningJudge) => judge.limit === null || load(judge) < judge.limit;
  const may = (judge: AssigningJudge, entryId: string) =>
    !barred.has(keyOf({ judgeId: judge.judgeId, entryId })) &&
    (judge.groups.length === 0 || judge.groups.includes(groupOf.get(entryId) ?? ''));
  const set = (judgeId: string, entryId: string, on: boolean) => {
    const [ofEntry, ofJudge] = [byEntry.get(entryId), byJudge.get(judgeId)];
    if (on) ofEntry?.add(judgeId);
    else ofEntry?.delete(judgeId);
    if (on) ofJudge?.add(entryId);
    else ofJudge?.delete(entryId);
  };

  /** A judge for the entry, making room by moving assignments from judge to judge. */
  const findRoom = (entryId: string): boolean => {
    const has = byEntry.get(entryId) ?? new Set();
    const open = judges.filter((judge) => may(judge, entryId) && !has.has(judge.judgeId));
    const reached = new Map<string, { from: AssigningJudge; moves: string } | undefined>(
      open.map((judge) => [judge.judgeId, undefined]),
    );
    const queue = open.toSorted((a, b) => load(a) - load(b));
    for (const judge of queue) {
      if (hasRoom(judge)) {
        let at: AssigningJudge = judge;
        for (let step = reached.get(at.judgeId); step; step = reached.get(at.judgeId)) {
          set(step.from.judgeId, step.moves, false);
          set(at.judgeId, step.moves, true);
          at = step.from;
        }
        set(at.judgeId, entryId, true);
        return true;
      }
      for (const other of judges) {
        if (reached.has(other.judgeId)) continue;
        const moves = [...(byJudge.get(judge.judgeId) ?? [])].find(
          (each) =>
            !fixed.has(keyOf({ judgeId: judge.judgeId, entryId: each })) &&
            may(other, each) &&
            !byEntry.get(each)?.has(other.judgeId),
        );
        if (moves === undefined) continue;
        reached.set(other.judgeId, { from: judge, moves });
        queue.push(other);
      }
    }
    return false;
  };

  const eligible = new Map(
    entries.map(({ entryId }) => [entryId, judges.filter((judge) => may(judge, entryId)).length]),
  );
  const scarce = entries.toSorted((a, b) => (eligible.get(a.entryId) ?? 0) - (eligible.get(b.entryId) ?? 0));
  for (const { entryId } of scarce) {
    const wanted = perEntry ?? eligible.get(entryId) ?? 0;
    while ((byEntry.get(entryId)?.size ?? 0) < wanted && findRoom(entryId));
  }

  const added = entries.flatMap(({ entryId }) =>
    [...(byEntry.get(entryId) ?? [])]
      .map((judgeId) => ({ judgeId, entryId }))
      .filter((pair) => !fixed.has(keyOf(pair))),
  );
  const unfilled = entries.flatMap(({ entryId }) => {
    const has = byEntry.get(entryId)?.size ?? 0;
    const needs = perEntry ?? Math.max(least, eligible.get(entryId) ?? 0);
    return has < needs ? [{ entryId, has, needs }] : [];
  });
  return { added, unfilled };
}

/**
 * How many judges an entry should have. Where all mark all, recusals may leave fewer than the rule of dropping needs
 * (domain.md §5: five to drop one), or one alone against a panel: officers are told rather than find out.
 */
export function judgesNeeded(
  { assign, perEntry, quorum, drop }: { assign: 'all' | 'balanced'; perEntry: number; quorum: number; drop: number },
  panel: number,
): number {
  if (assign === 'balanced') return perEntry;
  const fair = drop > 0 ? 2 * drop + LEAST_LEFT : 2;
  return Math.max(1, quorum, Math.min(panel, fair));
}

/** A random order (Fisher–Yates). @param pick a whole number from 0 to below its argument, evenly */
export function shuffled<Item>(items: readonly Item[], pick: (below: number) => number): Item[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = pick(at + 1);
    [order[at], order[other]] = [order[other] as Item, order[at] as Item];
  }
  return order;
}
