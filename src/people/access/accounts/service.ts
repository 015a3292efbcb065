import { sql } from 'kysely';
import { dayOf } from '../../../kernel/dates.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { newSecret } from '../../../platform/ids.ts';
import { withinTops } from '../../units/reach/service.ts';
import { demandOn, getActiveUnit, getUnit } from '../../units/service.ts';
import { accessRefusals } from '../errors.ts';
import { lockGrants } from '../grants/queries.ts';
import { keepingAdministrators } from '../grants/service.ts';
import { identityOf, normalizeUsername } from '../identity/service.ts';
import { actorOf, type Scope } from '../rules.ts';
import {
  addOfficer,
  dropSecondFactor,
  dropSessions,
  type ManagedAccount,
  selectAccounts,
  setDisabled,
  setPassword,
} from './queries.ts';
import { accountsWithin, getManagedAccount } from './reach/service.ts';

export interface AccountView {
  id: string;
  kind: 'officer' | 'worker';
  name: string;
  username: string | null;
  phone: string | null;
  unit: { id: string; name: string } | null;
  hasTotp: boolean;
  mustChangePassword: boolean;
  isDisabled: boolean;
  createdAt: Date;
}

/** Shown once; nobody can read it again. */
export interface TemporaryPassword {
  username: string;
  temporaryPassword: string;
}

/**
 * Makes an account for an officer of a union, without any role yet. The password is to be changed at the first sign-in.
 * @throws units.not-found, units.not-active, access.not-allowed, access.username-taken
 */
export async function createOfficer(
  house: House,
  scope: Scope,
  given: { username: string; name: string; unitId: string },
): Promise<AccountView & TemporaryPassword> {
  const { federationId } = scope;
  const now = house.now();
  const username = normalizeUsername(given.username);
  const { temporaryPassword, passwordHash } = await newPassword(house);
  return inTransaction(house.db, async (trx) => {
    const unit = await getActiveUnit(trx, scope, given.unitId);
    demandOn(scope, 'grants.manage', unit);
    const { name, unitId } = given;
    const id = await addOfficer(trx, {
      federationId,
      username,
      name,
      unitId,
      passwordHash,
      mustChangePassword: true,
      now,
    });
    if (id === undefined) throw accessRefusals.usernameTaken({ username });
    await note(house, scope, trx, { action: 'access.create-account', accountId: id, unitId });
    const account = await getManagedAccount(house, trx, scope, id);
    return { ...viewOf(account), username, temporaryPassword };
  });
}

/**
 * Shuts an account out at once, wherever it is signed in; its roles stay on record and rest.
 * @throws access.no-such-account, access.not-yourself, access.beyond-your-reach, access.last-administrator
 */
export async function disableAccount(house: House, scope: Scope, given: Named): Promise<void> {
  await managing(house, scope, { ...given, action: 'access.disable-account' }, async (trx, account, now) => {
    await setDisabled(trx, { federationId: scope.federationId, accountId: account.id, disabledAt: now });
    await dropSessions(trx, account.userId);
  });
}

/** Lets a disabled account in again. @throws access.no-such-account, access.not-yourself, access.beyond-your-reach */
export async function enableAccount(house: House, scope: Scope, given: Named): Promise<void> {
  await managing(house, scope, { ...given, action: 'access.enable-account' }, (trx, account) =>
    setDisabled(trx, { federationId: scope.federationId, accountId: account.id, disabledAt: null }),
  );
}

/**
 * Gives an officer a temporary password and ends the officer's sessions.
 * @throws access.no-such-account, access.not-yourself, access.beyond-your-reach, access.account-disabled
 */
export async function resetPassword(house: House, scope: Scope, given: Named): Promise<TemporaryPassword> {
  const { temporaryPassword, passwordHash } = await newPassword(house);
  return managing(house, scope, { ...given, action: 'access.reset-password' }, async (trx, account, now) => {
    if (account.kind !== 'officer' || !account.username) throw accessRefusals.noSuchAccount();
    if (account.disabledAt) throw accessRefusals.accountDisabled({ name: account.name });
    const { id: accountId, userId, username } = account;
    await setPassword(trx, { federationId: scope.federationId, accountId, userId, passwordHash, now });
    await dropSessions(trx, userId);
    return { username, temporaryPassword };
  });
}

/**
 * Takes away a lost second factor and ends the sessions; where the federation requires one, the next sign-in sets it up
 * anew.
 * @throws access.no-such-account, access.not-yourself, access.beyond-your-reach
 */
export async function resetTotp(house: House, scope: Scope, given: Named): Promise<void> {
  await managing(house, scope, { ...given, action: 'access.reset-totp' }, async (trx, account, now) => {
    await dropSecondFactor(trx, { userId: account.userId, now });
    await dropSessions(trx, account.userId);
  });
}

export interface AccountFilters {
  kind: 'officer' | 'worker' | 'all';
  /** Officers of this union and all below it. */
  unitId?: string | undefined;
  state: 'enabled' | 'disabled' | 'all';
}

/** Accounts within the scope's reach for managing roles. */
export async function listAccounts(
  house: Pick<House, 'db'>,
  scope: Scope,
  query: ListQuery & AccountFilters,
): Promise<Page<AccountView>> {
  const { kind, unitId, state, q } = query;
  let rows = selectAccounts(house.db, scope.federationId).where(accountsWithin(scope));
  if (kind !== 'all') rows = rows.where('accounts.kind', '=', kind);
  if (state !== 'all') rows = rows.where('accounts.disabledAt', state === 'enabled' ? 'is' : 'is not', null);
  if (unitId) rows = rows.where(withinTops(sql.ref('home.path'), [(await getUnit(house.db, scope, unitId)).path]));
  if (q) {
    rows = rows.where((eb) =>
      eb.or([eb('accounts.name', 'like', `%${q}%`), eb('authUsers.username', 'like', `%${q}%`)]),
    );
  }
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('accounts.name'), of: (row) => row.name },
      username: { by: sql.ref('auth_users.username'), of: (row) => row.username },
      createdAt: { by: sql.ref('accounts.created_at'), of: (row) => row.createdAt },
    },
    id: { by: sql.ref('accounts.id'), of: (row) => row.id },
    defaultSort: 'name',
  });
  return { ...page, items: page.items.map(viewOf) };
}

/** One account within reach. @throws access.no-such-account */
export async function getAccount(house: Pick<House, 'db'>, scope: Scope, { accountId }: Named): Promise<AccountView> {
  const account = await selectAccounts(house.db, scope.federationId)
    .where('accounts.id', '=', accountId)
    .where(accountsWithin(scope))
    .executeTakeFirst();
  if (!account) throw accessRefusals.noSuchAccount();
  return viewOf(account);
}

/** An account that a stage names for a part in it: a judge, a reviewer, who handles objections. */
export interface NamedAccount {
  id: string;
  name: string;
  username: string;
  /** The person behind it, where one is known: for conflicts of interest. */
  personId: string | null;
}

/** Enabled officers' accounts of the federation by user name, whatever the case; those that are not there are left out. */
export async function listNamedAccounts(
  trx: Db | Trx,
  federationId: string,
  usernames: readonly string[],
): Promise<NamedAccount[]> {
  const asked = [...new Set(usernames.map(normalizeUsername))];
  if (asked.length === 0) return [];
  const rows = await selectAccounts(trx, federationId)
    .where('authUsers.username', 'in', asked)
    .where('accounts.disabledAt', 'is', null)
    .execute();
  return rows.map(({ id, name, username, personId }) => ({ id, name, username: username ?? '', personId }));
}

/** The accounts that user names stand for, and the names, as they were typed, that stand for none. */
export async function lookUpAccounts(
  trx: Db | Trx,
  federationId: string,
  usernames: readonly string[],
): Promise<{ accounts: NamedAccount[]; idOf: (username: string) => string | undefined; unknown: string[] }> {
  const accounts = await listNamedAccounts(trx, federationId, usernames);
  const ids = new Map(accounts.map(({ username, id }) => [normalizeUsername(username), id]));
  const idOf = (username: string) => ids.get(normalizeUsername(username));
  return { accounts, idOf, unknown: usernames.filter((username) => idOf(username) === undefined) };
}

interface Named {
  accountId: string;
  reason?: string | undefined;
}

async function managing<Result>(
  house: House,
  scope: Scope,
  { accountId, reason, action }: Named & { action: string },
  work: (trx: Trx, account: ManagedAccount, now: Date) => Promise<Result>,
): Promise<Result> {
  const now = house.now();
  return inTransaction(house.db, async (trx) => {
    await lockGrants(trx, scope.federationId);
    const account = await getManagedAccount(house, trx, scope, accountId);
    const today = dayOf(now, scope.zone);
    const result = await keepingAdministrators(trx, scope, today, () => work(trx, account, now));
    await note(house, scope, trx, { action, accountId, unitId: account.unitId ?? undefined, reason });
    return result;
  });
}

function viewOf(row: ManagedAccount): AccountView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    username: row.username,
    phone: row.phoneMasked,
    unit: row.unitId && row.unitName ? { id: row.unitId, name: row.unitName } : null,
    hasTotp: row.twoFactorEnabled,
    mustChangePassword: row.mustChangePassword,
    isDisabled: row.disabledAt !== null,
    createdAt: row.createdAt,
  };
}

/** Without characters that look alike on paper. */
const legible = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** Twelve random characters in three groups, about 69 bits. */
async function newPassword(house: House): Promise<{ temporaryPassword: string; passwordHash: string }> {
  const characters = [...newSecret(48)].filter((byte) => byte < 224).map((byte) => legible[byte % 56] ?? '');
  const groups = [0, 4, 8].map((at) => characters.slice(at, at + 4).join(''));
  const temporaryPassword = groups.join('-');
  const { password } = await identityOf(house).$context;
  return { temporaryPassword, passwordHash: await password.hash(temporaryPassword) };
}

interface Noted extends Named {
  action: string;
  unitId?: string | undefined;
}

async function note(house: House, scope: Scope, trx: Trx, noted: Noted): Promise<void> {
  const { action, accountId, unitId, reason } = noted;
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: house.now(),
    actor: actorOf(scope),
    action,
    unitId,
    subject: { kind: 'account', id: accountId },
    detail: reason ? { reason } : {},
    requestId: scope.requestId,
  });
}
