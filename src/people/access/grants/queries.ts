import type { Day } from '../../../kernel/dates.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { indispensableRoles, type Role } from '../rules.ts';

/** Changes of grants and accounts take turns in a federation, so that two cannot each remove the other's last holder. */
export async function lockGrants(trx: Trx, federationId: string): Promise<void> {
  await trx.selectFrom('federations').select('id').where('id', '=', federationId).forNoKeyUpdate().execute();
}

export function selectGrants(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('roleGrants')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'roleGrants.federationId').onRef('units.id', '=', 'roleGrants.unitId'),
    )
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.federationId', '=', 'roleGrants.federationId')
        .onRef('accounts.id', '=', 'roleGrants.accountId'),
    )
    .where('roleGrants.federationId', '=', federationId)
    .select([
      'roleGrants.id',
      'roleGrants.accountId',
      'roleGrants.role',
      'roleGrants.unitId',
      'roleGrants.fromOn',
      'roleGrants.toOn',
      'roleGrants.reason',
      'roleGrants.grantedAt',
      'roleGrants.revokedAt',
      'units.name as unitName',
      'units.path',
      'accounts.name as accountName',
      'accounts.kind as accountKind',
    ])
    .$narrowType<{ role: Role; path: UnitPath }>();
}
export type GrantRow = Awaited<ReturnType<ReturnType<typeof selectGrants>['execute']>>[number];

export function findGrant(db: Db | Trx, federationId: string, grantId: string): Promise<GrantRow | undefined> {
  return selectGrants(db, federationId).where('roleGrants.id', '=', grantId).executeTakeFirst();
}

/** The grants of an account that hold now or will. */
export function readStandingGrants(
  db: Db | Trx,
  { federationId, accountId, today }: { federationId: string; accountId: string; today: Day },
): Promise<GrantRow[]> {
  return selectGrants(db, federationId)
    .where('roleGrants.accountId', '=', accountId)
    .where('roleGrants.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('roleGrants.toOn', 'is', null), eb('roleGrants.toOn', '>=', today)]))
    .orderBy('roleGrants.grantedAt')
    .execute();
}

export interface Remaining {
  role: Role;
  /** Holders at the top who may sign in today. */
  live: number;
  /** Of these, the ones without an end. */
  lasting: number;
}

/** Who is left at the top of a federation for each role that it cannot do without. */
export async function countIndispensable(trx: Trx, federationId: string, today: Day): Promise<Remaining[]> {
  const rows = await selectGrants(trx, federationId)
    .where('roleGrants.role', 'in', indispensableRoles)
    .where('units.parentId', 'is', null)
    .where('roleGrants.revokedAt', 'is', null)
    .where('roleGrants.fromOn', '<=', today)
    .where((eb) => eb.or([eb('roleGrants.toOn', 'is', null), eb('roleGrants.toOn', '>=', today)]))
    .where('accounts.disabledAt', 'is', null)
    .execute();
  return indispensableRoles.map((role) => {
    const held = rows.filter((row) => row.role === role);
    return { role, live: held.length, lasting: held.filter((row) => row.toOn === null).length };
  });
}

interface NewGrant {
  federationId: string;
  id: string;
  accountId: string;
  role: Role;
  unitId: string;
  fromOn: Day;
  toOn: Day | null;
  reason: string | null;
  grantedBy: string | null;
  now: Date;
}

export async function addGrant(trx: Trx, { now, ...grant }: NewGrant): Promise<void> {
  await trx
    .insertInto('roleGrants')
    .values({ ...grant, grantedAt: now })
    .execute();
}

export async function changeGrant(
  trx: Trx,
  { federationId, grantId }: { federationId: string; grantId: string },
  set: { toOn: Day } | { revokedAt: Date; revokedBy: string | null },
): Promise<void> {
  await trx
    .updateTable('roleGrants')
    .set(set)
    .where('federationId', '=', federationId)
    .where('id', '=', grantId)
    .execute();
}
