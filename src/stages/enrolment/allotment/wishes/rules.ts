import { openSeating } from './seating/rules.ts';

/** Places kept for some, possibly within a wider pool. */
export interface Pool {
  key: string;
  /** Places left; null for no limit. */
  places: number | null;
  /** Key of the pool that this is a part of. */
  within: string | null;
}

/** What is given out: places left in pools, and in batches where there are some. */
export interface Offer {
  pools: readonly Pool[];
  batches: readonly { key: string; places: number }[];
}

/** Someone who asks for places: one for a person, as many as members for a team. */
export interface Claim {
  places: number;
  /** Key of the narrowest pool that they fall under. */
  pool: string;
  /** Keys of batches, the dearest first. */
  wishes: readonly string[];
}

export interface Given {
  served: boolean;
  batch: string | null;
  /** Which of the wishes it was, from 1. */
  wish: number | null;
}

/**
 * Gives places to claims in their order. A claim is served when it can be together with all that were served before it:
 * nobody loses to a later one. With batches, everyone served is then seated for the most first wishes, then the most
 * second ones, and among equals by the order again: exactly one answer fits.
 *
 * What is in an order for one pool is not for another, and persons need both a place of their pool and one in a batch;
 * two such demands together are no matroid, so serving in order does not always serve the most. It does what the order
 * promises, which is that nobody is passed over for the sake of two behind.
 */
export function allot({ pools, batches }: Offer, claims: readonly Claim[]): Given[] {
  const numbers = new Map(batches.map(({ key }, index) => [key, index]));
  const wishes = claims.map((claim) => [...new Set(claim.wishes)].flatMap((key) => numbers.get(key) ?? []));
  const seating = openSeating(
    batches.map(({ places }) => places),
    wishes,
  );
  const purse = openPurse(pools);
  const served = claims.map((claim, index) => {
    if (!purse.has(claim)) return false;
    if (batches.length > 0 && !seating.seat(index)) return false;
    purse.take(claim);
    return true;
  });
  seating.settle(claims.flatMap((_, index) => (served[index] ? [index] : [])));
  return claims.map((_, index): Given => {
    const rank = seating.held(index);
    const batch = rank < 0 ? undefined : batches[wishes[index]?.[rank] ?? -1];
    return { served: served[index] === true, batch: batch?.key ?? null, wish: rank < 0 ? null : rank + 1 };
  });
}

/** What is left in each pool and in the wider ones around it. */
function openPurse(pools: readonly Pool[]) {
  const left = new Map(pools.map(({ key, places }) => [key, places]));
  const around = new Map(pools.map(({ key, within }) => [key, within]));
  const chain = (key: string) => {
    const keys: string[] = [];
    for (let at: string | null = key; at !== null; at = around.get(at) ?? null) keys.push(at);
    return keys;
  };
  return {
    has: ({ pool, places }: Claim) =>
      chain(pool).every((key) => {
        const room = left.get(key) ?? null;
        return room === null || room >= places;
      }),
    take({ pool, places }: Claim): void {
      for (const key of chain(pool)) {
        const room = left.get(key) ?? null;
        if (room !== null) left.set(key, room - places);
      }
    },
  };
}

/** How many of those served had their first wish, their second …, and how many found no place. */
export function wishesMet(given: readonly Given[]): { met: number[]; unserved: number } {
  const most = Math.max(0, ...given.map(({ wish }) => wish ?? 0));
  return {
    met: Array.from({ length: most }, (_, index) => given.filter(({ wish }) => wish === index + 1).length),
    unserved: given.filter(({ served }) => !served).length,
  };
}
