import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Ability } from '../rules.ts';

export function selectKeys(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('apiKeys')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'apiKeys.federationId').onRef('units.id', '=', 'apiKeys.unitId'),
    )
    .leftJoin('accounts as maker', (join) =>
      join.onRef('maker.federationId', '=', 'apiKeys.federationId').onRef('maker.id', '=', 'apiKeys.createdBy'),
    )
    .where('apiKeys.federationId', '=', federationId)
    .select([
      'apiKeys.id',
      'apiKeys.name',
      'apiKeys.unitId',
      'apiKeys.allows',
      'apiKeys.prefix',
      'apiKeys.expiresOn',
      'apiKeys.lastUsedAt',
      'apiKeys.createdAt',
      'apiKeys.revokedAt',
      'units.name as unitName',
      'units.path',
      'maker.name as createdByName',
    ])
    .$narrowType<{ allows: Ability[]; path: UnitPath }>();
}
export type KeyRow = Awaited<ReturnType<ReturnType<typeof selectKeys>['execute']>>[number];

export function findKeyForChange(trx: Trx, federationId: string, keyId: string): Promise<KeyRow | undefined> {
  return selectKeys(trx, federationId).where('apiKeys.id', '=', keyId).executeTakeFirst();
}

interface NewKey {
  federationId: string;
  id: string;
  unitId: string;
  name: string;
  allows: Ability[];
  prefix: string;
  hash: Buffer;
  expiresOn: string | null;
  createdBy: string | null;
  createdAt: Date;
}

export async function addKey(trx: Trx, key: NewKey): Promise<void> {
  await trx.insertInto('apiKeys').values(key).execute();
}

export async function markRevoked(
  trx: Trx,
  given: { federationId: string; keyId: string; revokedAt: Date; revokedBy: string | null },
): Promise<void> {
  const { federationId, keyId, revokedAt, revokedBy } = given;
  await trx
    .updateTable('apiKeys')
    .set({ revokedAt, revokedBy })
    .where('federationId', '=', federationId)
    .where('id', '=', keyId)
    .execute();
}
