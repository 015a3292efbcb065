import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Role } from '../rules.ts';

interface OneAccount {
  federationId: string;
  accountId: string;
}

export function findOwnAccount(db: Db | Trx, { federationId, accountId }: OneAccount) {
  return db
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .select(['accounts.id', 'accounts.userId', 'accounts.name', 'accounts.kind', 'accounts.mustChangePassword'])
    .select(['authUsers.username', 'authUsers.twoFactorEnabled'])
    .where('accounts.federationId', '=', federationId)
    .where('accounts.id', '=', accountId)
    .executeTakeFirst();
}

/** `true` where the account holds one of these roles and it was not revoked. */
export async function hasLiveRole(
  db: Db | Trx,
  { federationId, accountId, roles }: OneAccount & { roles: readonly Role[] },
): Promise<boolean> {
  const held = await db
    .selectFrom('roleGrants')
    .select('id')
    .where('federationId', '=', federationId)
    .where('accountId', '=', accountId)
    .where('role', 'in', roles)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return held !== undefined;
}

export async function clearMustChange(db: Db | Trx, { federationId, accountId }: OneAccount): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ mustChangePassword: false })
    .where('federationId', '=', federationId)
    .where('id', '=', accountId)
    .execute();
}
