import type { Db } from '../../../platform/db/connect.ts';

interface Own {
  federationId: string;
  personId: string;
}

export function readOwn(db: Db, { federationId, personId }: Own) {
  return db
    .selectFrom('persons')
    .select([
      'name',
      'sex',
      'bornOn',
      'phoneMasked',
      'documentKind',
      'documentMasked',
      'workerKinds',
      'honours',
      'updatedAt',
    ])
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
}

export function listOwnMemberships(db: Db, { federationId, personId }: Own) {
  return db
    .selectFrom('memberships')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'units.name as unitName',
      'memberships.state',
      'memberships.fromOn',
      'memberships.toOn',
      'memberships.post',
    ])
    .where('memberships.federationId', '=', federationId)
    .where('memberships.personId', '=', personId)
    .orderBy('memberships.fromOn', 'desc')
    .execute();
}

export function listOwnFields(db: Db, { federationId, personId }: Own) {
  return db
    .selectFrom('personFields')
    .select(['field', 'value', 'learnedAt'])
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .orderBy('learnedAt', 'desc')
    .execute();
}
