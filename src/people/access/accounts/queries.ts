import type { Db, Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';

export function selectAccounts(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('accounts')
    .innerJoin('authUsers', 'authUsers.id', 'accounts.userId')
    .leftJoin('units as home', (join) =>
      join.onRef('home.federationId', '=', 'accounts.federationId').onRef('home.id', '=', 'accounts.unitId'),
    )
    .where('accounts.federationId', '=', federationId)
    .select([
      'accounts.id',
      'accounts.userId',
      'accounts.personId',
      'accounts.kind',
      'accounts.name',
      'accounts.phoneMasked',
      'accounts.mustChangePassword',
      'accounts.disabledAt',
      'accounts.createdAt',
      'authUsers.username',
      'authUsers.twoFactorEnabled',
      'home.id as unitId',
      'home.name as unitName',
      'home.path as unitPath',
    ])
    .$narrowType<{ kind: 'officer' | 'worker' }>();
}
export type ManagedAccount = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number];

export function findAccount(db: Db | Trx, federationId: string, accountId: string) {
  return selectAccounts(db, federationId).where('accounts.id', '=', accountId);
}

/** A person with the union that they are a live member of. */
export function findPersonToGrant(db: Db | Trx, federationId: string, personId: string) {
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
    .select(['persons.id', 'persons.name', 'persons.phoneHash', 'persons.phoneMasked', 'units.path as unitPath'])
    .where('persons.federationId', '=', federationId)
    .where('persons.id', '=', personId)
    .executeTakeFirst();
}

interface NewOfficer {
  federationId: string;
  username: string;
  name: string;
  unitId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  now: Date;
}

/** Adds an officer: user, password and account. @returns the account's id, or undefined where the user name is taken */
export async function addOfficer(trx: Trx, officer: NewOfficer): Promise<string | undefined> {
  const { federationId, username, name, unitId, passwordHash, mustChangePassword, now } = officer;
  const userId = newId();
  const added = await trx
    .insertInto('authUsers')
    .values({
      id: userId,
      name,
      email: `${userId}@officer.invalid`,
      username,
      displayUsername: username,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return undefined;
  await trx
    .insertInto('authAccounts')
    .values({
      id: newId(),
      userId,
      accountId: userId,
      providerId: 'credential',
      password: passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  const id = newId();
  await trx
    .insertInto('accounts')
    .values({ federationId, id, userId, kind: 'officer', unitId, name, mustChangePassword, createdAt: now })
    .execute();
  return id;
}

export async function setDisabled(
  trx: Trx,
  { federationId, accountId, disabledAt }: { federationId: string; accountId: string; disabledAt: Date | null },
): Promise<void> {
  await trx
    .updateTable('accounts')
    .set({ disabledAt })
    .where('federationId', '=', federationId)
    .where('id', '=', accountId)
    .execute();
}

/** Gives an officer another password, to be changed at the next sign-in. */
export async function setPassword(
  trx: Trx,
  given: { federationId: string; accountId: string; userId: string; passwordHash: string; now: Date },
): Promise<void> {
  await trx
    .updateTable('authAccounts')
    .set({ password: given.passwordHash, updatedAt: given.now })
    .where('userId', '=', given.userId)
    .where('providerId', '=', 'credential')
    .execute();
  await trx
    .updateTable('accounts')
    .set({ mustChangePassword: true })
    .where('federationId', '=', given.federationId)
    .where('id', '=', given.accountId)
    .execute();
}

export async function dropSecondFactor(trx: Trx, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await trx.deleteFrom('authTwoFactors').where('userId', '=', userId).execute();
  await trx
    .updateTable('authUsers')
    .set({ twoFactorEnabled: false, updatedAt: now })
    .where('id', '=', userId)
    .execute();
}

export async function dropSessions(trx: Trx, userId: string): Promise<void> {
  await trx.deleteFrom('authSessions').where('userId', '=', userId).execute();
}
