import type { Db, Trx } from '../../../platform/db/connect.ts';

/** The person, with the union that they are a live member of. */
export function findPerson(db: Db | Trx, { federationId, personId }: { federationId: string; personId: string }) {
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
    .select(['persons.id', 'persons.name', 'persons.phoneMasked', 'units.id as unitId', 'units.name as unitName'])
    .where('persons.federationId', '=', federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirst();
}

export function findAccountFacts(
  db: Db | Trx,
  { federationId, accountId }: { federationId: string; accountId: string },
) {
  return db
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'accounts.federationId').onRef('units.id', '=', 'accounts.unitId'),
    )
    .select(['accounts.kind', 'accounts.phoneMasked'])
    .select(['authUsers.username', 'authUsers.twoFactorEnabled'])
    .select(['units.id as unitId', 'units.name as unitName'])
    .where('accounts.federationId', '=', federationId)
    .where('accounts.id', '=', accountId)
    .executeTakeFirst();
}

export async function readUnitNames(
  db: Db | Trx,
  { federationId, unitIds }: { federationId: string; unitIds: readonly string[] },
): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('units')
    .select(['id', 'name'])
    .where('federationId', '=', federationId)
    .where('id', 'in', unitIds)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A worker's account, held until the transaction ends, so that one name is given once. */
export function lockWorker(trx: Trx, { federationId, accountId }: { federationId: string; accountId: string }) {
  return trx
    .selectFrom('accounts')
    .select(['phoneHash', 'phoneCipher'])
    .where('federationId', '=', federationId)
    .where('id', '=', accountId)
    .where('kind', '=', 'worker')
    .forUpdate()
    .executeTakeFirst();
}
