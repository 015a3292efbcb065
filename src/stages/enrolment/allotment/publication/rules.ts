import { drawKey, type Keyed } from '../draw/rules.ts';
import { compareContenders } from '../priority/rules.ts';
import { allot, type Given, type Offer } from '../wishes/rules.ts';
import type { PublishedTicket } from './contract.ts';

/** Someone who stands for places, as it will be published. */
export type Standing = Omit<PublishedTicket, 'served' | 'batch'>;

/**
 * The allotment: contenders in their order (tier, then lot), and what each got. All that it rests on is published, and
 * `recompute.mjs` beside this file finds the same on its own.
 */
export function allotInOrder<Contender extends Standing>(
  offer: Offer,
  standing: readonly Contender[],
  keyed: Keyed,
): (Contender & Given & { key: string })[] {
  const order = standing.map((each) => ({ ...each, key: drawKey(each, keyed) })).sort(compareContenders);
  const given = allot(
    offer,
    order.map(({ size, pool, wishes }) => ({ places: size, pool, wishes })),
  );
  return order.map((each, index) => ({ ...each, ...(given[index] ?? { served: false, batch: null, wish: null }) }));
}
