import { isAPIError } from 'better-auth/api';
import { writeAudit } from '../../../platform/audit/write.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { limitKeyOf } from '../../../platform/http/client-ip.ts';
import { type Claim, findWaits } from '../../../platform/http/limits.ts';
import { accessRefusals } from '../errors.ts';
import { cookieNames, findSessionToken, headersFor, identityOf } from '../identity/service.ts';
import { bearingOf } from '../mint/service.ts';
import type { Scope } from '../rules.ts';
import { signInLimits } from '../settings/rules.ts';
import type { Federation } from '../settings/service.ts';
import { type AccountRow, dropSession } from './queries.ts';

/** What a sign-in came to. With `second-factor` nobody is signed in yet. */
export interface SignInOutcome {
  outcome: 'signed-in' | 'second-factor';
  /** A worker on no roster yet, to be asked for a name once. */
  needsName: boolean;
}

export type Method = 'code' | 'password' | 'totp' | 'recovery-code';

/** Ends this session. */
export async function signOut(house: House, scope: Scope): Promise<void> {
  const { incoming, signedIn } = bearingOf(scope);
  const left = await identityOf(house).api.signOut({
    headers: headersFor(incoming, Object.values(cookieNames(house))),
    returnHeaders: true,
  });
  setCookies(scope, left.headers);
  if (!signedIn || scope.actor.kind !== 'account') return;
  await writeAudit(house.db, {
    federationId: scope.federationId,
    at: house.now(),
    actor: { kind: 'account', id: scope.actor.id, name: scope.actor.name },
    action: 'access.sign-out',
    requestId: scope.requestId,
  });
}

/** The new session stands; the one that this browser had before ends, and the trail says who came in. */
export async function arrive(
  house: House,
  scope: Scope,
  trx: Trx,
  { account, token, method }: { account: AccountRow; token: string; method: Method },
): Promise<void> {
  const { incoming } = bearingOf(scope);
  const before = findSessionToken(house, incoming.headers);
  if (before !== undefined && before !== token) await dropSession(trx, before);
  if (account.disabledAt) await dropSession(trx, token);
  await writeAudit(trx, {
    federationId: scope.federationId,
    at: house.now(),
    actor: { kind: 'account', id: account.id, name: account.name },
    action: account.disabledAt ? 'access.fail-sign-in' : 'access.sign-in',
    subject: { kind: 'account', id: account.id },
    // Where a sign-in came from is what an auditor looks for first (GB/T 22239-2019, 8.1.4.3).
    detail: { method, from: incoming.ip },
    requestId: scope.requestId,
  });
}

/** A sign-in that failed, for the trail: of whom if it is known, never what was typed. */
export async function writeFailure(
  house: House,
  scope: Scope,
  { account, method }: { account: AccountRow | undefined; method: Method },
): Promise<void> {
  await writeAudit(house.db, {
    federationId: scope.federationId,
    at: house.now(),
    actor: { kind: 'visitor', name: '访客 visitor' },
    action: 'access.fail-sign-in',
    // People type passwords into the wrong field.
    ...(account ? { subject: { kind: 'account', id: account.id } } : {}),
    detail: { method, from: bearingOf(scope).incoming.ip },
    requestId: scope.requestId,
  });
}

/** @throws access.not-set-up */
export function enter(scope: Scope) {
  const { incoming, federation } = bearingOf(scope);
  if (!federation) throw accessRefusals.notSetUp();
  return { incoming, federation };
}

/** Failures from an address, over all accounts and phones. */
export function failuresOf(federation: Federation, ip: string): Claim {
  const hits = federation.access.failuresPerAddress;
  return { limit: { ...signInLimits.failuresAddress, hits }, by: limitKeyOf(ip) };
}

/** Takes one attempt from each claim. @throws access.locked */
export async function refuseLocked(house: Pick<House, 'db' | 'now'>, claims: readonly Claim[]): Promise<void> {
  const waits = await findWaits(house.db, claims, house.now());
  if (waits.length > 0) throw accessRefusals.locked({ minutes: Math.ceil(Math.max(...waits) / 60) });
}

/** Puts cookies out for the answer to this request. */
export function setCookies(scope: Scope, headers: Headers, ...more: string[]): void {
  bearingOf(scope).cookies.push(...headers.getSetCookie(), ...more);
}

/** better-auth refuses by throwing; what breaks inside it is thrown on. */
export function refusedOr<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isAPIError(error) && error.statusCode < 500) return value;
    throw error;
  };
}
