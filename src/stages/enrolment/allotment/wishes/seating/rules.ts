/**
 * Persons in batches by their ranked wishes, such that no assignment of the same persons has more first wishes, then
 * more second ones, and so on: rank-maximal (Irving et al., Rank-maximal matchings, 2006) among those that seat
 * everyone, found as a minimum-cost flow by shortest augmenting paths (Ahuja, Magnanti, Orlin, Network Flows, 1993,
 * ch. 9). Nodes are the batches, so that a path costs their number and not that of the persons.
 *
 * A wish at rank r is worth base^(ranks-1-r). Optimal is what has no improving cycle; a cycle passes each batch once, so
 * it moves at most as many persons as there are batches, and a base above that number makes the sum of worths compare
 * like the list of counts. With up to 60 batches all numbers stay whole and exact if wishes count alike from the seventh.
 */
export const RANKS_TOLD_APART = 7;

export interface Seating {
  /** Seats one more person, moving others between their wishes where that makes room; `false` where none can be made. */
  seat(person: number): boolean;
  /**
   * Among all best assignments takes the one in which, going down the list, each has the dearest wish that the others
   * before leave them: one answer, whatever way it was found.
   */
  settle(order: readonly number[]): void;
  /** Which of their wishes each person has, from 0; -1 for none. */
  held(person: number): number;
}

/**
 * @param places seats of each batch
 * @param wishes of each person: numbers of batches, the dearest first, each at most once
 */
export function openSeating(places: readonly number[], wishes: readonly (readonly number[])[]): Seating {
  const batches = places.length;
  const ranks = Math.min(RANKS_TOLD_APART, Math.max(1, ...wishes.map((each) => each.length)));
  const base = 2 * batches + 3;
  const worth = Array.from({ length: ranks }, (_, rank) => base ** (ranks - 1 - rank));
  const spare = [...places];
  const held = wishes.map(() => -1);

  // Who could move from batch to batch, by the ranks of both; and the least cost of such a move.
  const movers = new Map<number, Set<number>>();
  const cost = new Float64Array(batches * batches).fill(Number.POSITIVE_INFINITY);
  const keyOf = (pair: number, from: number, to: number) => (pair * ranks + from) * ranks + to;
  const wished = (person: number, rank: number) => wishes[person]?.[rank] as number;
  const classOf = (rank: number) => Math.min(rank, ranks - 1);
  const worthOf = (rank: number) => worth[classOf(rank)] as number;

  function eachMove(person: number, visit: (pair: number, rank: number) => void): void {
    const now = held[person] as number;
    for (let rank = 0; rank < (wishes[person]?.length ?? 0); rank++)
      if (rank !== now) visit(wished(person, now) * batches + wished(person, rank), rank);
  }

  function enlist(person: number): void {
    const now = held[person] as number;
    eachMove(person, (pair, rank) => {
      const key = keyOf(pair, classOf(now), classOf(rank));
      const them = movers.get(key);
      if (them) them.add(person);
      else movers.set(key, new Set([person]));
      cost[pair] = Math.min(cost[pair] as number, worthOf(now) - worthOf(rank));
    });
  }

  function strike(person: number): void {
    const now = held[person] as number;
    eachMove(person, (pair, rank) => {
      const key = keyOf(pair, classOf(now), classOf(rank));
      const them = movers.get(key);
      them?.delete(person);
      if (them?.size !== 0) return;
      movers.delete(key);
      cost[pair] = leastCost(pair);
    });
  }

  function leastCost(pair: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let from = 0; from < ranks; from++)
      for (let to = 0; to < ranks; to++)
        if (movers.has(keyOf(pair, from, to))) least = Math.min(least, worthOf(from) - worthOf(to));
    return least;
  }

  function move(from: number, to: number): void {
    const pair = from * batches + to;
    for (let now = 0; now < ranks; now++)
      for (let rank = 0; rank < ranks; rank++) {
        if (worthOf(now) - worthOf(rank) !== cost[pair]) continue;
        const [person] = movers.get(keyOf(pair, now, rank)) ?? [];
        if (person === undefined) continue;
        strike(person);
        held[person] = wishes[person]?.indexOf(to) ?? -1;
        enlist(person);
        return;
      }
  }

  /**
   * Shortest ways from the starts to every batch (Bellman and Ford; no cycle improves). The last node is the hall: a
   * batch with room opens into it, and anyone may be drawn out to leave room in theirs.
   */
  function ways(starts: Float64Array, throughHall: boolean) {
    const far = Float64Array.from(starts);
    const from = new Int32Array(batches + 1).fill(-1);
    const relax = (a: number, b: number, step: number) => {
      const way = (far[a] as number) + step;
      if (way >= (far[b] as number)) return false;
      far[b] = way;
      from[b] = a;
      return true;
    };
    for (let again = true; again; ) {
      again = false;
      for (let a = 0; a < batches; a++) {
        if (far[a] === Number.POSITIVE_INFINITY) continue;
        for (let b = 0; b < batches; b++) if (a !== b && relax(a, b, cost[a * batches + b] as number)) again = true;
        if (throughHall && (spare[a] as number) > 0 && relax(a, batches, 0)) again = true;
      }
      if (throughHall) for (let b = 0; b < batches; b++) if (relax(batches, b, 0)) again = true;
    }
    return { far, from };
  }

  /** Walks a way back from its end, moving one person along each step. @returns where it began */
  function walk(from: Int32Array, end: number): number {
    let at = end;
    for (let before = from[at] as number; before >= 0; before = from[at] as number) {
      if (at === batches) spare[before] = (spare[before] as number) - 1;
      else if (before === batches) spare[at] = (spare[at] as number) + 1;
      else move(before, at);
      at = before;
    }
    return at;
  }

  const nowhere = () => new Float64Array(batches + 1).fill(Number.POSITIVE_INFINITY);

  return {
    seat(person) {
      const starts = nowhere();
      for (const [rank, batch] of (wishes[person] ?? []).entries()) starts[batch] = -worthOf(rank);
      const { far, from } = ways(starts, false);
      let end = -1;
      for (let batch = 0; batch < batches; batch++) {
        if ((spare[batch] as number) <= 0 || far[batch] === Number.POSITIVE_INFINITY) continue;
        if (end < 0 || (far[batch] as number) < (far[end] as number)) end = batch;
      }
      if (end < 0) return false;
      spare[end] = (spare[end] as number) - 1;
      const first = walk(from, end);
      held[person] = (wishes[person] ?? []).indexOf(first);
      enlist(person);
      return true;
    },

    settle(order) {
      for (const person of order) {
        const now = held[person] as number;
        if (now < 0) continue;
        strike(person);
        for (let rank = 0; rank < now; rank++) {
          const starts = nowhere();
          starts[wished(person, rank)] = 0;
          const { far, from } = ways(starts, true);
          const own = wished(person, now);
          if (far[own] !== worthOf(rank) - worthOf(now)) continue;
          walk(from, own);
          held[person] = rank;
          break;
        }
      }
    },

    held: (person) => held[person] as number,
  };
}
