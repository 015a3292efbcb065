import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';

/** A person with the union of the live membership. */
export function findProfile(db: Trx | Db, { federationId }: Tenant, personId: string) {
  return db
    .selectFrom('persons')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.federationId', '=', 'persons.federationId')
        .onRef('memberships.personId', '=', 'persons.id')
        .on('memberships.state', '<>', 'ended'),
    )
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'persons.id',
      'persons.name',
      'persons.sex',
      'persons.bornOn',
      'persons.phoneMasked',
      'persons.workerKinds',
      'persons.honours',
      'memberships.post',
      'units.id as unitId',
      'units.name as unitName',
      'units.path as unitPath',
    ])
    .where('persons.federationId', '=', federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirst();
}
