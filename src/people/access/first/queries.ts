import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/connect.ts';

/** Any number that nothing else locks. */
const FIRST_LINK_LOCK = 7_350_051;

/** Two starts, or two uses of one link, take turns. */
export async function lockFirstLinks(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FIRST_LINK_LOCK})`.execute(trx);
}

/** Workers do not count: none of them could let an officer in. */
export async function hasOfficers(db: Db | Trx): Promise<boolean> {
  const officer = await db
    .selectFrom('accounts')
    .select('id')
    .where('kind', '=', 'officer')
    .limit(1)
    .executeTakeFirst();
  return officer !== undefined;
}

interface FirstLink {
  id: string;
  tokenHash: Buffer;
  createdAt: Date;
  expiresAt: Date;
}

/** Keeps a link as the only one, or none. */
export async function keepFirstLink(trx: Trx, link: FirstLink | undefined): Promise<void> {
  await trx.deleteFrom('firstLinks').execute();
  if (link) await trx.insertInto('firstLinks').values(link).execute();
}

export async function isLinkLive(db: Db | Trx, { tokenHash, now }: { tokenHash: Buffer; now: Date }): Promise<boolean> {
  const link = await db
    .selectFrom('firstLinks')
    .select('id')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return link !== undefined;
}

export async function addFederation(
  trx: Trx,
  { id, name, zone, now }: { id: string; name: string; zone: string; now: Date },
): Promise<void> {
  await trx.insertInto('federations').values({ id, name, shortName: name, zone, createdAt: now }).execute();
}
