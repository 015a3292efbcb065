import { sql } from 'kysely';
import type { Db } from '../../../../platform/db/connect.ts';

/**
 * Whether anything that sessions stand on was changed since a snapshot of the database, with the snapshot of now. A
 * transaction that was still running then counts once it has committed, however early it began.
 * @param since nothing where nothing is known from before
 */
export async function findChange(db: Db, since: string | null): Promise<{ snapshot: string; isChanged: boolean }> {
  const { rows } = await sql<{ snapshot: string; isChanged: boolean }>`
    select pg_current_snapshot()::text as snapshot,
           exists (
             select from session_changes change
              where change.txid >= pg_snapshot_xmin(${since}::pg_snapshot)
                and not pg_visible_in_snapshot(change.txid, ${since}::pg_snapshot)
           ) as is_changed`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('A statement that always answers did not.');
  return found;
}

/** Forgets changes that no process can have missed: none keeps a session for more than a minute. */
export async function dropChanges(db: Db): Promise<void> {
  await sql`delete from session_changes where at < now() - interval '1 day'`.execute(db);
}
