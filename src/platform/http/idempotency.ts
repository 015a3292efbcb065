import type { Db } from '../db/connect.ts';
import { httpRefusals } from './errors.ts';

/** Keeps the first answer to each key; a crash in between frees the key after this long. */
const ABANDONED_AFTER_MS = 60_000;
/** An answer is given again for so long; it may hold personal data, so it is not kept longer. */
const KEPT_FOR_MS = 24 * 3_600_000;

export interface Caller {
  federationId: string;
  actorKey: string;
}

export interface IdempotencyStore {
  db: Db;
  /** A keyed hash: a request may name a citizen number, which a bare one would give away to whoever tries them all. */
  hash: (text: string) => Buffer;
}

interface Once {
  key: string | undefined;
  caller: Caller;
  fingerprint: unknown;
  store: IdempotencyStore;
  now: Date;
  status: number;
}

/**
 * Runs `work` once for a caller's key: a repeat with the same request gets the first answer again.
 * @throws request.key-reused, request.still-running
 */
export async function onceOnly(once: Once, work: () => Promise<unknown>): Promise<unknown> {
  if (!once.key) return work();
  const { db } = once.store;
  const requestHash = once.store.hash(JSON.stringify(once.fingerprint));
  const row = { federationId: once.caller.federationId, actorKey: once.caller.actorKey, key: once.key.slice(0, 200) };
  const fresh = await db
    .insertInto('idempotentAnswers')
    .values({ ...row, requestHash, createdAt: once.now })
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'actorKey', 'key'])
        .doUpdateSet({ createdAt: once.now, requestHash })
        .where('idempotentAnswers.status', 'is', null)
        .where('idempotentAnswers.createdAt', '<', new Date(once.now.getTime() - ABANDONED_AFTER_MS)),
    )
    .returning('key')
    .executeTakeFirst();
  const mine = db
    .selectFrom('idempotentAnswers')
    .where('federationId', '=', row.federationId)
    .where('actorKey', '=', row.actorKey)
    .where('key', '=', row.key);
  if (!fresh) {
    const first = await mine.select(['requestHash', 'status', 'answer']).executeTakeFirstOrThrow();
    if (!first.requestHash.equals(requestHash)) throw httpRefusals.keyReused();
    if (first.status === null) throw httpRefusals.stillRunning();
    return first.answer;
  }
  const own = db
    .updateTable('idempotentAnswers')
    .where('federationId', '=', row.federationId)
    .where('actorKey', '=', row.actorKey)
    .where('key', '=', row.key);
  try {
    const answer = await work();
    await own.set({ status: once.status, answer: JSON.stringify(answer ?? null) }).execute();
    return answer;
  } catch (error) {
    // Whoever took over an abandoned key keeps it.
    await db
      .deleteFrom('idempotentAnswers')
      .where('federationId', '=', row.federationId)
      .where('actorKey', '=', row.actorKey)
      .where('key', '=', row.key)
      .where('status', 'is', null)
      .where('createdAt', '=', once.now)
      .execute();
    throw error;
  }
}

/** Deletes answers that nobody may ask for again. */
export async function sweepAnswers(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotentAnswers')
    .where('createdAt', '<', new Date(now.getTime() - KEPT_FOR_MS))
    .execute();
}
