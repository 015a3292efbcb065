import { dayOf } from '../../../../kernel/dates.ts';
import type { Db, Trx } from '../../../../platform/db/connect.ts';
import { type Ability, type Role, roles } from '../../rules.ts';

/**
 * The persons behind the accounts that hold an ability on exactly these units now, by unit: those who are told of what
 * concerns the unit. Accounts that belong to no person have no inbox and are left out.
 */
export async function listOfficersOf(
  db: Db | Trx,
  {
    federationId,
    unitIds,
    ability,
    now,
    zone,
  }: { federationId: string; unitIds: readonly string[]; ability: Ability; now: Date; zone: string },
): Promise<Map<string, string[]>> {
  if (unitIds.length === 0) return new Map();
  const today = dayOf(now, zone);
  const allowing = (Object.keys(roles) as Role[]).filter((role) =>
    (roles[role].allows as readonly Ability[]).includes(ability),
  );
  const rows = await db
    .selectFrom('roleGrants')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.federationId', '=', 'roleGrants.federationId')
        .onRef('accounts.id', '=', 'roleGrants.accountId'),
    )
    .select(['roleGrants.unitId', 'accounts.personId'])
    .distinct()
    .where('roleGrants.federationId', '=', federationId)
    .where('roleGrants.unitId', 'in', [...unitIds])
    .where('roleGrants.role', 'in', allowing)
    .where('roleGrants.revokedAt', 'is', null)
    .where('roleGrants.fromOn', '<=', today)
    .where((eb) => eb.or([eb('roleGrants.toOn', 'is', null), eb('roleGrants.toOn', '>=', today)]))
    .where('accounts.personId', 'is not', null)
    .execute();
  const byUnit = Map.groupBy(rows, (row) => row.unitId);
  return new Map([...byUnit].map(([unitId, holders]) => [unitId, holders.flatMap(({ personId }) => personId ?? [])]));
}
