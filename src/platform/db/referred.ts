import { sql } from 'kysely';
import { isPgError, type Trx } from './connect.ts';

const FOREIGN_KEY_VIOLATION = '23503';

/** Deletes a row unless another refers to it; the transaction goes on either way. @returns whether it was deleted */
export async function deleteUnlessReferred(trx: Trx, remove: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint unless_referred`.execute(trx);
  try {
    await remove();
    return true;
  } catch (error) {
    if (!isPgError(error, FOREIGN_KEY_VIOLATION)) throw error;
    await sql`rollback to savepoint unless_referred`.execute(trx);
    return false;
  }
}
