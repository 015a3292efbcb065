import { sql } from 'kysely';
import { type Day, dayOf } from '../../../kernel/dates.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { withinReach } from '../../units/reach/service.ts';
import { demandOn, getActiveUnit } from '../../units/service.ts';
import { getAccountForGrant } from '../accounts/reach/service.ts';
import { accessRefusals } from '../errors.ts';
import { actorOf, may, phoneRoles, type Role, roles, type Scope } from '../rules.ts';
import {
  addGrant,
  changeGrant,
  countIndispensable,
  findGrant,
  type GrantRow,
  lockGrants,
  readStandingGrants,
  selectGrants,
} from './queries.ts';
import { areApart, type GrantState, overlaps, stateOf } from './rules.ts';

export interface GrantView {
  id: string;
  account: { id: string; name: string; kind: string };
  role: Role;
  unit: { id: string; name: string };
  fromOn: Day;
  toOn: Day | null;
  reason: string | null;
  grantedAt: Date;
  state: GrantState;
}

export interface NewGrant {
  /** The account, or the person to whom it belongs or will belong at the first sign-in. */
  accountId?: string | undefined;
  personId?: string | undefined;
  role: Role;
  unitId: string;
  /** Today unless said. */
  fromOn?: Day | undefined;
  /** The last day; without end unless said. */
  toOn?: Day | null | undefined;
  reason?: string | undefined;
}

/**
 * Grants a role on a unit and all below it, for security administrators at or above that unit; never to oneself.
 * @throws units.not-found, units.not-active, access.not-allowed, access.no-such-account, access.not-yourself,
 * access.officers-only, access.audit-apart, access.granted-already, access.ends-before-it-begins
 */
export async function grantRole(house: House, scope: Scope, given: NewGrant): Promise<GrantView> {
  const { federationId } = scope;
  const now = house.now();
  const today = dayOf(now, scope.zone);
  const { role, unitId, fromOn = today, toOn = null, reason } = given;
  const lastDay = toOn ?? undefined;
  if (lastDay !== undefined && (lastDay < fromOn || lastDay < today)) throw accessRefusals.endsBeforeItBegins();
  return inTransaction(house.db, async (trx) => {
    await lockGrants(trx, federationId);
    const unit = await getActiveUnit(trx, scope, unitId);
    demandOn(scope, 'grants.manage', unit);
    const account = await getAccountForGrant(house, trx, scope, given);
    if (isOwn(scope, account.id)) throw accessRefusals.notYourself();
    if (account.disabledAt) throw accessRefusals.accountDisabled({ name: account.name });
    if (account.kind === 'worker' && !phoneRoles.includes(role))
      throw accessRefusals.officersOnly(roleName(scope, role));
    const standing = await readStandingGrants(trx, { federationId, accountId: account.id, today });
    if (standing.some((held) => areApart(held.role, role))) throw accessRefusals.auditApart();
    const same = standing.filter((held) => held.role === role && held.unitId === unitId);
    if (same.some((held) => overlaps(held, { fromOn, toOn }))) throw accessRefusals.grantedAlready();
    const id = newId();
    const grantedBy = actorOf(scope).id ?? null;
    await addGrant(trx, {
      federationId,
      id,
      accountId: account.id,
      role,
      unitId,
      fromOn,
      toOn,
      reason: reason ?? null,
      grantedBy,
      now,
    });
    await note(house, scope, trx, 'access.grant', { id, accountId: account.id, unitId, role, fromOn, toOn, reason });
    return viewOf(await getGrantRow(trx, federationId, id), today);
  });
}

/**
 * Ends a role at once.
 * @throws access.no-such-grant, access.not-allowed, access.grant-over, access.last-administrator
 */
export async function revokeGrant(
  house: House,
  scope: Scope,
  { grantId, reason }: { grantId: string; reason?: string | undefined },
): Promise<void> {
  await changing(house, scope, grantId, async (trx, grant, now) => {
    const revokedBy = actorOf(scope).id ?? null;
    await changeGrant(trx, { federationId: scope.federationId, grantId }, { revokedAt: now, revokedBy });
    await note(house, scope, trx, 'access.revoke', { ...grant, reason });
  });
}

/**
 * Sets the last day of a role; never of one's own.
 * @throws access.no-such-grant, access.not-allowed, access.not-yourself, access.grant-over,
 * access.ends-before-it-begins, access.last-administrator
 */
export async function endGrant(
  house: House,
  scope: Scope,
  { grantId, toOn }: { grantId: string; toOn: Day },
): Promise<GrantView> {
  return changing(house, scope, grantId, async (trx, grant, now) => {
    const today = dayOf(now, scope.zone);
    if (isOwn(scope, grant.accountId)) throw accessRefusals.notYourself();
    if (toOn < grant.fromOn || toOn < today) throw accessRefusals.endsBeforeItBegins();
    await changeGrant(trx, { federationId: scope.federationId, grantId }, { toOn });
    await note(house, scope, trx, 'access.end-grant', { ...grant, toOn });
    return viewOf({ ...grant, toOn }, today);
  });
}

export interface GrantFilters {
  accountId?: string | undefined;
  unitId?: string | undefined;
  role?: Role | undefined;
  state: GrantState | 'standing' | 'all';
}

/** Roles granted within the scope's reach. */
export async function listGrants(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  query: ListQuery & GrantFilters,
): Promise<Page<GrantView>> {
  const today = dayOf(house.now(), scope.zone);
  const { accountId, unitId, role, state, q } = query;
  let rows = selectGrants(house.db, scope.federationId).where(
    withinReach(scope, 'grants.manage', sql.ref('units.path')),
  );
  if (accountId) rows = rows.where('roleGrants.accountId', '=', accountId);
  if (unitId) rows = rows.where('roleGrants.unitId', '=', unitId);
  if (role) rows = rows.where('roleGrants.role', '=', role);
  if (q) rows = rows.where((eb) => eb.or([eb('accounts.name', 'like', `%${q}%`), eb('units.name', 'like', `%${q}%`)]));
  if (state === 'revoked') rows = rows.where('roleGrants.revokedAt', 'is not', null);
  else if (state !== 'all') rows = rows.where('roleGrants.revokedAt', 'is', null);
  if (state === 'ended') rows = rows.where('roleGrants.toOn', '<', today);
  if (state === 'future') rows = rows.where('roleGrants.fromOn', '>', today);
  if (state === 'live') rows = rows.where('roleGrants.fromOn', '<=', today);
  if (state === 'live' || state === 'standing' || state === 'future') {
    rows = rows.where((eb) => eb.or([eb('roleGrants.toOn', 'is', null), eb('roleGrants.toOn', '>=', today)]));
  }
  const page = await pageOf(rows, query, {
    sorts: {
      grantedAt: { by: sql.ref('role_grants.granted_at'), of: (row) => row.grantedAt },
      fromOn: { by: sql.ref('role_grants.from_on'), of: (row) => row.fromOn },
      toOn: { by: sql.ref('role_grants.to_on'), of: (row) => row.toOn },
    },
    id: { by: sql.ref('role_grants.id'), of: (row) => row.id },
    defaultSort: '-grantedAt',
  });
  return { ...page, items: page.items.map((row) => viewOf(row, today)) };
}

/** Refuses where the work would leave a federation without one of its indispensable administrators. */
export async function keepingAdministrators<Result>(
  trx: Trx,
  scope: Scope,
  today: Day,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await countIndispensable(trx, scope.federationId, today);
  const result = await work();
  for (const after of await countIndispensable(trx, scope.federationId, today)) {
    const had = before.find(({ role }) => role === after.role);
    const lost = (after.live === 0 && had?.live) || (after.lasting === 0 && had?.lasting);
    if (lost) throw accessRefusals.lastAdministrator(roleName(scope, after.role));
  }
  return result;
}

async function changing<Result>(
  house: House,
  scope: Scope,
  grantId: string,
  work: (trx: Trx, grant: GrantRow, now: Date) => Promise<Result>,
): Promise<Result> {
  const now = house.now();
  const today = dayOf(now, scope.zone);
  return inTransaction(house.db, async (trx) => {
    await lockGrants(trx, scope.federationId);
    const grant = await findGrant(trx, scope.federationId, grantId);
    if (!grant || !may(scope, 'grants.manage', grant.path)) throw accessRefusals.noSuchGrant();
    const state = stateOf(grant, today);
    if (state === 'revoked' || state === 'ended') throw accessRefusals.grantOver();
    return keepingAdministrators(trx, scope, today, () => work(trx, grant, now));
  });
}

async function getGrantRow(trx: Trx, federationId: string, id: string): Promise<GrantRow> {
  const grant = await findGrant(trx, federationId, id);
  if (!grant) throw accessRefusals.noSuchGrant();
  return grant;
}

function viewOf(row: GrantRow, today: Day): GrantView {
  const { id, role, fromOn, toOn, reason, grantedAt } = row;
  return {
    id,
    account: { id: row.accountId, name: row.accountName, kind: row.accountKind },
    role,
    unit: { id: row.unitId, name: row.unitName },
    fromOn,
    toOn,
    reason,
    grantedAt,
    state: stateOf(row, today),
  };
}

function roleName(scope: Scope, role: Role) {
  return { role: pick(roles[role].words, scope.lang) };
}

function isOwn(scope: Scope, accountId: string): boolean {
  return scope.actor.kind === 'account' && scope.actor.id === accountId;
}

interface Noted {
  id: string;
  accountId: string;
  unitId: string;
  role: Role;
  fromOn: Day;
  toOn: Day | null;
  reason?: string | null | undefined;
}

async function note(house: House, scope: Scope, trx: Trx, action: string, grant: Noted): Promise<void> {
  const { id, accountId, unitId, role, fromOn, toOn, reason } = grant;
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: house.now(),
    actor: actorOf(scope),
    action,
    unitId,
    subject: { kind: 'account', id: accountId },
    detail: { grantId: id, role, fromOn, toOn, ...(reason ? { reason } : {}) },
    requestId: scope.requestId,
  });
}
