import type { Db, Trx } from '../../../platform/db/connect.ts';

/** All federations of this database, the oldest first. */
export function readFederations(db: Db | Trx) {
  return db
    .selectFrom('federations')
    .select(['id', 'name', 'shortName', 'domain', 'zone', 'demo', 'settings', 'createdAt'])
    .select((eb) =>
      eb
        .selectFrom('units')
        .select('units.nameEn')
        .whereRef('units.federationId', '=', 'federations.id')
        .where('units.parentId', 'is', null)
        .where('units.status', '=', 'active')
        .limit(1)
        .as('nameEn'),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}
