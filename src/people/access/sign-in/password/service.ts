import { inTransaction } from '../../../../platform/db/connect.ts';
import type { House } from '../../../../platform/house.ts';
import { limitKeyOf } from '../../../../platform/http/client-ip.ts';
import { type Claim, findWaits, forgetHits, giveBackHits } from '../../../../platform/http/limits.ts';
import { accessRefusals } from '../../errors.ts';
import { findKnownDevice, rememberDevice } from '../../identity/device/service.ts';
import { cookieNames, findPendingSignIn, headersFor, identityOf, normalizeUsername } from '../../identity/service.ts';
import type { Scope } from '../../rules.ts';
import { signInLimits } from '../../settings/rules.ts';
import { dropSession, findAccountOfUser, findOfficer } from '../queries.ts';
import {
  arrive,
  enter,
  failuresOf,
  type Method,
  refusedOr,
  refuseLocked,
  type SignInOutcome,
  setCookies,
  writeFailure,
} from '../service.ts';

/**
 * Signs an officer in by user name and password; with a second factor, `completeSignIn` follows.
 * Unknown, wrong, worker's, other federation's and disabled: one answer, after the same work.
 * @throws access.wrong-password, access.locked
 */
export async function signInWithPassword(
  house: House,
  scope: Scope,
  given: { username: string; password: string },
): Promise<SignInOutcome> {
  const { incoming, federation } = enter(scope);
  const username = normalizeUsername(given.username);
  const key = house.vault.hash(username, 'username').toString('hex');
  const device = findKnownDevice(house, incoming.headers, key);
  const address = failuresOf(federation, incoming.ip);
  const locks: Claim[] = device
    ? [{ limit: signInLimits.lock, by: `${key}:${device}` }]
    : [
        { limit: signInLimits.lock, by: `${key}:${limitKeyOf(incoming.ip)}` },
        { limit: signInLimits.lockAccount, by: key },
      ];
  await refuseLocked(house, [address, ...locks]);
  const officer = await findOfficer(house.db, { federationId: federation.id, username });
  const signedIn = await identityOf(house)
    .api.signInUsername({
      body: { username, password: given.password, rememberMe: false },
      headers: headersFor(incoming, []),
      returnHeaders: true,
    })
    .catch(refusedOr(undefined));
  const isWelcome = officer?.kind === 'officer' && officer.disabledAt === null;
  if (!signedIn || !isWelcome) {
    const token = signedIn?.response && 'token' in signedIn.response ? signedIn.response.token : undefined;
    if (token) await dropSession(house.db, token);
    await writeFailure(house, scope, { account: officer, method: 'password' });
    throw accessRefusals.wrongPassword();
  }
  const now = house.now();
  await giveBackHits(house.db, [address, ...locks.slice(1)], now);
  await forgetHits(house.db, locks.slice(0, 1));
  const remembered = rememberDevice(house, incoming.headers, key, officer.id);
  const { response, headers } = signedIn;
  if ('twoFactorRedirect' in response) {
    setCookies(scope, headers, remembered);
    return { outcome: 'second-factor', needsName: false };
  }
  const { token } = response;
  await inTransaction(house.db, (trx) => arrive(house, scope, trx, { account: officer, token, method: 'password' }));
  setCookies(scope, headers, remembered);
  return { outcome: 'signed-in', needsName: false };
}

/**
 * The second factor of a sign-in: six digits of the authenticator, or a recovery code.
 * @throws access.sign-in-again, access.wrong-totp, access.locked
 */
export async function completeSignIn(house: House, scope: Scope, given: { code: string }): Promise<SignInOutcome> {
  const { incoming, federation } = enter(scope);
  const identity = identityOf(house);
  const pending = findPendingSignIn(house, incoming.headers);
  const { internalAdapter } = await identity.$context;
  const waiting = pending ? await internalAdapter.findVerificationValue(pending) : null;
  if (!pending || !waiting || waiting.expiresAt <= house.now()) throw accessRefusals.signInAgain();
  const userId = waiting.value;
  const now = house.now();
  const ofSignIn = { limit: signInLimits.totpSignIn, by: pending };
  if ((await findWaits(house.db, [ofSignIn], now)).length > 0) {
    await internalAdapter.deleteVerificationByIdentifier(pending);
    throw accessRefusals.signInAgain();
  }
  const wider = [{ limit: signInLimits.totpAccount, by: userId }, failuresOf(federation, incoming.ip)];
  await refuseLocked(house, wider);

  const code = given.code.replace(/\s/g, '');
  const method: Method = /^\d{6}$/.test(code) ? 'totp' : 'recovery-code';
  const cookies = cookieNames(house);
  const call = {
    body: { code },
    headers: headersFor(incoming, [cookies.secondFactor, cookies.passing]),
    returnHeaders: true as const,
  };
  const isFresh = method === 'recovery-code' || (await isFirstUse(house, userId, code));
  const signedIn = !isFresh
    ? undefined
    : method === 'totp'
      ? await identity.api.verifyTOTP(call).catch(refusedOr(undefined))
      : await identity.api.verifyBackupCode(call).catch(refusedOr(undefined));
  const account = await findAccountOfUser(house.db, { federationId: federation.id, userId });
  const token = signedIn?.response.token;
  if (!signedIn || !token || !account || account.kind !== 'officer' || account.disabledAt) {
    if (token) await dropSession(house.db, token);
    await writeFailure(house, scope, { account, method });
    throw accessRefusals.wrongTotp();
  }
  await giveBackHits(house.db, [ofSignIn, ...wider], now);
  await inTransaction(house.db, (trx) => arrive(house, scope, trx, { account, token, method }));
  setCookies(scope, signedIn.headers);
  return { outcome: 'signed-in', needsName: false };
}

/** `true` once for a TOTP code of a user: it holds for 90 s, and whoever saw it typed must not use it again. */
export async function isFirstUse(house: Pick<House, 'db' | 'vault' | 'now'>, userId: string, code: string) {
  const by = house.vault.hash(`${userId}:${code}`, 'totp-used').toString('hex');
  return (await findWaits(house.db, [{ limit: signInLimits.totpUsed, by }], house.now())).length === 0;
}
