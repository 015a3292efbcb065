import { timingSafeEqual } from 'node:crypto';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { CODE_SECONDS, CODE_TRIES } from '../settings/rules.ts';

interface CodeFacts {
  /** Hex of the keyed hash of the phone. */
  phoneHash: string;
  codeHash: Buffer;
  now: Date;
}

/** Keeps a code as the only one of its phone. */
export async function keepCode(db: Db | Trx, { phoneHash, codeHash, now }: CodeFacts): Promise<void> {
  const fresh = { codeHash, tries: 0, createdAt: now, expiresAt: new Date(now.getTime() + CODE_SECONDS * 1000) };
  await db
    .insertInto('signInCodes')
    .values({ phoneHash: Buffer.from(phoneHash, 'hex'), ...fresh })
    .onConflict((conflict) => conflict.column('phoneHash').doUpdateSet(fresh))
    .execute();
}

/** Takes back a code that could not be sent. */
export async function dropCode(db: Db | Trx, { phoneHash, codeHash }: Omit<CodeFacts, 'now'>): Promise<void> {
  await db
    .deleteFrom('signInCodes')
    .where('phoneHash', '=', Buffer.from(phoneHash, 'hex'))
    .where('codeHash', '=', codeHash)
    .execute();
}

/**
 * `true` once for the right code. Each try is counted before it is looked at, so tries at the same time count too; the
 * right one removes the code, and only who removed it has used it.
 */
export async function useCode(db: Db | Trx, { phoneHash, codeHash, now }: CodeFacts): Promise<boolean> {
  const phone = Buffer.from(phoneHash, 'hex');
  const kept = await db
    .updateTable('signInCodes')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('phoneHash', '=', phone)
    .where('expiresAt', '>', now)
    .where('tries', '<', CODE_TRIES)
    .returning('codeHash')
    .executeTakeFirst();
  if (!kept || !timingSafeEqual(kept.codeHash, codeHash)) return false;
  const { numDeletedRows } = await db
    .deleteFrom('signInCodes')
    .where('phoneHash', '=', phone)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
