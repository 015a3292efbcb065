/**
 * The sealed draw. A seed of 32 bytes is made before anyone can apply; its SHA-256 is published then, the seed itself
 * with the result. A ticket's key is HMAC-SHA-256 (RFC 2104) under the seed of its public number, and the smallest key
 * comes first: whoever has the seed computes the same order, and nobody without it can guess one.
 */

/** HMAC-SHA-256 of an ASCII text under the seed, as lower-case hex. */
export type Keyed = (text: string) => string;

export interface Ticket {
  /** Public number; it names nobody. */
  ticket: number;
  /** How many lots the ticket has in the drum, from 1. */
  weight: number;
}

/** The most lots that one ticket may have. */
export const MOST_WEIGHT = 10;

/**
 * The smallest of the ticket's lots. The best of w even draws is distributed as u^(1/w), so that whole weights are
 * drawn exactly as by Efraimidis and Spirakis (Weighted random sampling with a reservoir, 2006), without a logarithm
 * that two languages might round differently.
 */
export function drawKey({ ticket, weight }: Ticket, keyed: Keyed): string {
  let best = keyed(`${ticket}/1`);
  for (let lot = 2; lot <= weight; lot++) {
    const key = keyed(`${ticket}/${lot}`);
    if (key < best) best = key;
  }
  return best;
}

/** A team is drawn whole, by one ticket. It weighs as its lightest member, so that nobody gains by choosing mates. */
export function weightOfTeam(weights: readonly number[]): number {
  return weights.length === 0 ? 1 : Math.min(...weights);
}
