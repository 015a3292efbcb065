import type { Db, Trx } from '../../../platform/db/connect.ts';

/** All federations of this database, the oldest first. */
export function readFederations(db: Db | Trx) {
  return db
    .selectFrom('federations')
    .select(['id', 'name', 'shortName', 'domain', 'zone', 'demo', 'settings', 'createdAt'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}
