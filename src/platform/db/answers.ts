import { sql } from 'kysely';
import type { Db, Trx } from './connect.ts';
import { toldRows } from './rows.ts';

/** A caller's key with the print of its request, as `idempotent_answers` keeps them. */
export interface OnceKey {
  federationId: string;
  actorKey: string;
  key: string;
  requestHash: Buffer;
}

/** What was answered to a key first. */
export interface FirstAnswer {
  /** `false` where the key came with another request then. */
  same: boolean;
  /** Null while the first request is still at work. */
  status: number | null;
  answer: unknown;
}

/**
 * Claims a key for a request that begins now; one that was claimed and left is taken over.
 * @returns what was answered first, where the key is not free
 */
export async function claimKey(
  db: Db,
  { requestHash, ...key }: OnceKey,
  { now, abandonedBefore }: { now: Date; abandonedBefore: Date },
): Promise<FirstAnswer | undefined> {
  const fresh = await db
    .insertInto('idempotentAnswers')
    .values({ ...key, requestHash, createdAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['federationId', 'actorKey', 'key'])
        .doUpdateSet({ createdAt: now, requestHash })
        .where('idempotentAnswers.status', 'is', null)
        .where('idempotentAnswers.createdAt', '<', abandonedBefore),
    )
    .returning('key')
    .executeTakeFirst();
  if (fresh) return undefined;
  const first = await db
    .selectFrom('idempotentAnswers')
    .select(['requestHash', 'status', 'answer'])
    .where('federationId', '=', key.federationId)
    .where('actorKey', '=', key.actorKey)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  return { same: first.requestHash.equals(requestHash), status: first.status, answer: first.answer };
}

/** Keeps the answer to a claimed key. */
export async function keepAnswer(
  db: Db,
  key: OnceKey,
  { status, answer }: { status: number; answer: unknown },
): Promise<void> {
  await db
    .updateTable('idempotentAnswers')
    .set({ status, answer: JSON.stringify(answer ?? null) })
    .where('federationId', '=', key.federationId)
    .where('actorKey', '=', key.actorKey)
    .where('key', '=', key.key)
    .execute();
}

/** Frees a key whose request failed. Whoever took over an abandoned one keeps it. */
export async function freeKey(db: Db, key: OnceKey, claimedAt: Date): Promise<void> {
  await db
    .deleteFrom('idempotentAnswers')
    .where('federationId', '=', key.federationId)
    .where('actorKey', '=', key.actorKey)
    .where('key', '=', key.key)
    .where('status', 'is', null)
    .where('createdAt', '=', claimedAt)
    .execute();
}

/** Deletes answers that were kept before then. */
export async function dropAnswers(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotentAnswers').where('createdAt', '<', before).execute();
}

/** First answers to many keys at once, by place; nothing where the key is free. */
export async function firstAnswers(
  trx: Trx,
  keys: readonly (OnceKey | undefined)[],
): Promise<(FirstAnswer | undefined)[]> {
  const given = keys.filter((key) => key !== undefined);
  if (given.length === 0) return keys.map(() => undefined);
  const { rows } = await sql<OnceKey & { status: number | null; answer: unknown }>`
    select kept.federation_id, kept.actor_key, kept.key, kept.request_hash, kept.status, kept.answer
      from ${toldRows(given, { federationId: 'uuid', actorKey: 'text', key: 'text' })}
      join lateral (
        select * from idempotent_answers one
         where one.federation_id = told.federation_id and one.actor_key = told.actor_key and one.key = told.key
         limit 1
      ) kept on true`.execute(trx);
  const kept = new Map(rows.map((row) => [placeOf(row), row]));
  return keys.map((key) => {
    const first = key && kept.get(placeOf(key));
    return first && { same: first.requestHash.equals(key.requestHash), status: first.status, answer: first.answer };
  });
}

function placeOf({ actorKey, key }: OnceKey): string {
  return `${actorKey}\0${key}`;
}

/** Keeps answers in the transaction of what they tell of: a crash leaves both or neither. */
export async function keepAnswers(
  trx: Trx,
  { answers, now }: { answers: readonly { once: OnceKey; status: number; answer: unknown }[]; now: Date },
): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ once, status, answer }) => ({ ...once, status, answer }));
  const told = toldRows(rows, {
    ...{ federationId: 'uuid', actorKey: 'text', key: 'text', requestHash: 'bytea', status: 'int', answer: 'json' },
  });
  await sql`
    insert into idempotent_answers (federation_id, actor_key, key, request_hash, status, answer, created_at)
    select federation_id, actor_key, key, request_hash, status, answer, ${now} from ${told}
    on conflict do nothing`.execute(trx);
}
