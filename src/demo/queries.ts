import { sql } from 'kysely';
import type { Db, Trx } from '../platform/db/connect.ts';

/** Any number that nothing else locks: two first starts load the demo once. */
const DEMO_LOCK = 7_350_061;

export async function lockDemo(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DEMO_LOCK})`.execute(trx);
}

/** `true` while there is no federation. */
export async function isEmpty(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('federations').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** `true` where the federation here is the demo's. */
export async function isDemo(db: Db): Promise<boolean> {
  return (
    (await db.selectFrom('federations').select('id').where('demo', '=', true).limit(1).executeTakeFirst()) !== undefined
  );
}

/** Lets the planner know what was loaded, at once instead of when autovacuum comes by. */
export async function analyze(db: Db): Promise<void> {
  await sql`analyze`.execute(db);
}
