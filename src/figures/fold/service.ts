import { inTransaction } from '../../platform/db/connect.ts';
import type { House } from '../../platform/house.ts';
import { addFacts, keepLines, listFederations, lockFold, moveLines, noteFolded, takeUnfolded } from './queries.ts';

/** Facts folded in one transaction: large enough to be quick, small enough not to hold memory and locks for long. */
const BATCH = 5_000;
/** A transaction that changes the tree stamps it when it begins; so changes this much older are looked at again. */
const LATE_COMMIT_MS = 10 * 60_000;

/**
 * Folds new facts into the roll-ups of every unit above their owner (as organised on the fact's day), of their
 * programme and campaign, by month, year and all time. Amounts add; people are counted once per holder and period.
 * A move entered late is carried over to facts folded before. Several may fold at once: they take turns by federation.
 * @returns how many facts were folded.
 */
export async function foldFacts(house: Pick<House, 'db' | 'now'>): Promise<number> {
  const federations = await inTransaction(house.db, listFederations);
  let folded = 0;
  for (const federationId of federations) folded += await foldFederation(house, federationId);
  return folded;
}

async function foldFederation(house: Pick<House, 'db' | 'now'>, federationId: string): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(house.db, async (trx) => {
      const linesAt = await lockFold(trx, federationId);
      const now = house.now();
      const since = new Date((linesAt?.getTime() ?? 0) - LATE_COMMIT_MS);
      await moveLines(trx, { federationId, now, since });
      const factIds = await takeUnfolded(trx, federationId, BATCH);
      if (factIds.length > 0) {
        await keepLines(trx, federationId, factIds);
        await addFacts(trx, { federationId, now, factIds });
      }
      await noteFolded(trx, { federationId, now, isAll: factIds.length < BATCH });
      return factIds.length;
    });
    folded += batch;
    if (batch < BATCH) return folded;
  }
}
