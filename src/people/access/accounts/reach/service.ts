import { sql } from 'kysely';
import { dayOf } from '../../../../kernel/dates.ts';
import type { UnitPath } from '../../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../../platform/db/connect.ts';
import type { House } from '../../../../platform/house.ts';
import { withinTops } from '../../../units/reach/service.ts';
import { accessRefusals } from '../../errors.ts';
import { readStandingGrants } from '../../grants/queries.ts';
import { may, reachOf, type Scope } from '../../rules.ts';
import { settleWorker } from '../../sign-in/phone/service.ts';
import { findAccount, findPersonToGrant, type ManagedAccount } from '../queries.ts';

/**
 * The condition that an account is within the scope's reach for managing roles: its union lies there, or a role that it
 * holds does. From the top every account is.
 */
export function accountsWithin(scope: Pick<Scope, 'grants'>) {
  const tops = reachOf(scope, 'grants.manage');
  if (tops.some((path) => !path.includes('.'))) return sql<boolean>`true`;
  return sql<boolean>`(
    exists (
      select from units home
      where home.federation_id = accounts.federation_id
        and home.id = accounts.unit_id
        and ${withinTops(sql.ref('home.path'), tops)}
    )
    or exists (
      select from role_grants held
      join units unit on unit.federation_id = held.federation_id and unit.id = held.unit_id
      where held.federation_id = accounts.federation_id
        and held.account_id = accounts.id
        and held.revoked_at is null
        and ${withinTops(sql.ref('unit.path'), tops)}
    )
  )`;
}

/**
 * An account that the scope may disable, enable or reset: all that it holds lies within the scope's reach. Otherwise a
 * district could take over an account of the city by resetting its password.
 * @throws access.no-such-account, access.not-yourself, access.beyond-your-reach
 */
export async function getManagedAccount(
  house: Pick<House, 'now'>,
  db: Db | Trx,
  scope: Scope,
  accountId: string,
): Promise<ManagedAccount> {
  const account = await findAccount(db, scope.federationId, accountId).where(accountsWithin(scope)).executeTakeFirst();
  if (!account) throw accessRefusals.noSuchAccount();
  if (scope.actor.kind === 'account' && scope.actor.id === accountId) throw accessRefusals.notYourself();
  const { federationId } = scope;
  const today = dayOf(house.now(), scope.zone);
  const held = await readStandingGrants(db, { federationId, accountId, today });
  const paths = [...held.map((grant) => grant.path), ...(account.unitPath ? [account.unitPath as UnitPath] : [])];
  if (paths.length === 0 && !reachOf(scope, 'grants.manage').some((path) => !path.includes('.'))) {
    throw accessRefusals.noSuchAccount();
  }
  if (!paths.every((path) => may(scope, 'grants.manage', path))) {
    throw accessRefusals.beyondYourReach({ name: account.name });
  }
  return account;
}

/**
 * The account that a role goes to: named by itself, or by the person whose account it is or will be.
 * @throws access.no-such-account, access.no-such-person, access.person-without-phone
 */
export async function getAccountForGrant(
  house: Pick<House, 'vault' | 'now'>,
  trx: Trx,
  scope: Scope,
  { accountId, personId }: { accountId?: string | undefined; personId?: string | undefined },
): Promise<{ id: string; name: string; kind: string; disabledAt: Date | null }> {
  const { federationId } = scope;
  if (accountId !== undefined) {
    const account = await findAccount(trx, federationId, accountId).where(accountsWithin(scope)).executeTakeFirst();
    if (!account) throw accessRefusals.noSuchAccount();
    return account;
  }
  const person = personId === undefined ? undefined : await findPersonToGrant(trx, federationId, personId);
  const isWithin = person?.unitPath && may(scope, 'grants.manage', person.unitPath as UnitPath);
  if (!person || !isWithin) throw accessRefusals.noSuchPerson();
  if (!person.phoneHash || !person.phoneMasked) throw accessRefusals.personWithoutPhone({ name: person.name });
  return settleWorker(house, trx, { federationId, phone: { hash: person.phoneHash, masked: person.phoneMasked } });
}
