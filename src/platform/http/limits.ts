import type { Db, Trx } from '../db/connect.ts';
import { httpRefusals } from './errors.ts';

/** So many hits in a window that begins with the first. */
export interface Limit {
  /** Part of the key; unique in the house. */
  name: string;
  hits: number;
  windowSeconds: number;
}

/** One thing that is counted: a limit and what it counts by (an address, a hash of a phone, an account). */
export interface Claim {
  limit: Limit;
  by: string;
}

/**
 * Takes one hit from each claim at once, in one statement, so that parallel requests cannot pass together.
 * A refused attempt takes nothing: neither does trying on lengthen the wait, nor does an exhausted address use up
 * what a phone or an account has left.
 * @throws request.too-many with the seconds until the last exhausted window ends
 */
export async function takeHits(db: Db | Trx, claims: readonly Claim[], now: Date): Promise<void> {
  const waits = await findWaits(db, claims, now);
  if (waits.length > 0) throw httpRefusals.tooMany({ seconds: Math.max(...waits) });
}

/** As `takeHits`, but gives the seconds to wait for each exhausted claim, none where all had a hit left. */
export async function findWaits(db: Db | Trx, claims: readonly Claim[], now: Date): Promise<number[]> {
  const waits = await count(db, claims, now);
  if (waits.length > 0) await giveBackHits(db, claims, now);
  return waits;
}

async function count(db: Db | Trx, claims: readonly Claim[], now: Date): Promise<number[]> {
  // Always in one order, so that two requests with the same keys do not deadlock.
  const rows = claims
    .map(({ limit, by }) => ({ key: keyOf({ limit, by }), limit, resetsAt: addSeconds(now, limit.windowSeconds) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (rows.length === 0) return [];
  const counted = await db
    .insertInto('rateLimits')
    .values(rows.map(({ key, resetsAt }) => ({ key, hits: 1, resetsAt })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({
        hits: eb
          .case()
          .when('rateLimits.resetsAt', '<=', now)
          .then(1)
          .else(eb('rateLimits.hits', '+', 1))
          .end(),
        resetsAt: eb
          .case()
          .when('rateLimits.resetsAt', '<=', now)
          .then(eb.ref('excluded.resetsAt'))
          .else(eb.ref('rateLimits.resetsAt'))
          .end(),
      })),
    )
    .returning(['key', 'hits', 'resetsAt'])
    .execute();
  return counted.flatMap(({ key, hits, resetsAt }) => {
    const allowed = rows.find((row) => row.key === key)?.limit.hits ?? 0;
    return hits > allowed ? [Math.max(1, Math.ceil((resetsAt.getTime() - now.getTime()) / 1000))] : [];
  });
}

/** Gives hits back: an attempt that turned out well does not count. */
export async function giveBackHits(db: Db | Trx, claims: readonly Claim[], now: Date): Promise<void> {
  if (claims.length === 0) return;
  await db
    .updateTable('rateLimits')
    .set((eb) => ({ hits: eb('hits', '-', 1) }))
    .where('key', 'in', claims.map(keyOf))
    .where('resetsAt', '>', now)
    .where('hits', '>', 0)
    .execute();
}

/** Forgets all hits of the claims. */
export async function forgetHits(db: Db | Trx, claims: readonly Claim[]): Promise<void> {
  if (claims.length > 0) await db.deleteFrom('rateLimits').where('key', 'in', claims.map(keyOf)).execute();
}

/** Removes windows that have ended. */
export async function sweepLimits(db: Db | Trx, now: Date): Promise<void> {
  await db.deleteFrom('rateLimits').where('resetsAt', '<=', now).execute();
}

function keyOf({ limit, by }: Claim): string {
  return `${limit.name}:${by}`;
}

function addSeconds(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
