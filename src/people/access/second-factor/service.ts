import { toString as toQr } from 'qrcode';
import { writeAudit } from '../../../platform/audit/write.ts';
import type { House } from '../../../platform/house.ts';
import { giveBackHits } from '../../../platform/http/limits.ts';
import { accessRefusals } from '../errors.ts';
import { cookieNames, headersFor, ISSUER, identityOf } from '../identity/service.ts';
import { bearingOf } from '../mint/service.ts';
import { findWeakness } from '../passwords/rules.ts';
import { type Actor, actorOf, administratorRoles, type Scope } from '../rules.ts';
import { signInLimits } from '../settings/rules.ts';
import { getFederation } from '../settings/service.ts';
import { isFirstUse } from '../sign-in/password/service.ts';
import { refusedOr, refuseLocked, setCookies } from '../sign-in/service.ts';
import { clearMustChange, findOwnAccount, hasLiveRole } from './queries.ts';

export interface TotpEnrolment {
  /** For an authenticator on the same device. */
  uri: string;
  /** To be typed where the picture cannot be read. */
  secret: string;
  /** The same as a picture, SVG. */
  qr: string;
  /** Each lets in once when the authenticator is lost. Shown this one time. */
  recoveryCodes: string[];
}

/**
 * Begins to set up a second factor; it counts from `confirmTotp` on.
 * @throws access.current-password-wrong, access.totp-already, access.locked
 */
export async function enrolTotp(
  house: House,
  scope: Scope,
  { password }: { password: string },
): Promise<TotpEnrolment> {
  const own = await getOwn(house, scope);
  if (own.twoFactorEnabled) throw accessRefusals.totpAlready();
  const made = await confirming(house, scope, (headers) =>
    identityOf(house).api.enableTwoFactor({ body: { password }, headers }),
  );
  const { secret, uri } = labelled(made.totpURI, own.username ?? own.name);
  const qr = await toQr(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  return { uri, secret, qr, recoveryCodes: made.backupCodes };
}

/**
 * The first code of the authenticator proves that it was set up; from now on signing in asks for one.
 * @throws access.wrong-totp, access.totp-already, access.locked
 */
export async function confirmTotp(house: House, scope: Scope, { code }: { code: string }): Promise<void> {
  const own = await getOwn(house, scope);
  if (own.twoFactorEnabled) throw accessRefusals.totpAlready();
  const claims = [{ limit: signInLimits.totpAccount, by: own.userId }];
  await refuseLocked(house, claims);
  const digits = code.replace(/\s/g, '');
  const confirmed =
    /^\d{6}$/.test(digits) && (await isFirstUse(house, own.userId, digits))
      ? await identityOf(house)
          .api.verifyTOTP({ body: { code: digits }, headers: ownHeaders(house, scope), returnHeaders: true })
          .catch(refusedOr(undefined))
      : undefined;
  if (!confirmed) throw accessRefusals.wrongTotp();
  await giveBackHits(house.db, claims, house.now());
  setCookies(scope, confirmed.headers);
  await note(house, scope, 'access.enrol-totp');
}

/**
 * Turns the second factor off, unless the federation requires it of one's roles.
 * @throws access.current-password-wrong, access.totp-needed, access.locked
 */
export async function disableTotp(house: House, scope: Scope, { password }: { password: string }): Promise<void> {
  const own = await getOwn(house, scope);
  const { access } = await getFederation(house, scope.federationId);
  const facts = { federationId: scope.federationId, accountId: own.id, roles: administratorRoles };
  if (access.administratorsNeedTotp && (await hasLiveRole(house.db, facts))) throw accessRefusals.totpNeeded();
  const disabled = await confirming(house, scope, (headers) =>
    identityOf(house).api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
  );
  setCookies(scope, disabled.headers);
  await note(house, scope, 'access.disable-totp');
}

/**
 * Changes the own password. All other sessions of the account end.
 * @throws access.current-password-wrong, access.weak-password, access.locked
 */
export async function changePassword(
  house: House,
  scope: Scope,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const own = await getOwn(house, scope);
  refuseWeak(newPassword, { username: own.username ?? '', before: currentPassword });
  const changed = await confirming(house, scope, (headers) =>
    identityOf(house).api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    }),
  );
  setCookies(scope, changed.headers);
  await clearMustChange(house.db, { federationId: scope.federationId, accountId: own.id });
  await note(house, scope, 'access.change-password');
}

/** @throws access.weak-password */
export function refuseWeak(password: string, { username, before }: { username: string; before?: string }): void {
  const weakness =
    password === before
      ? (['新密码不能与现在的相同。', 'the new one must differ from the current one.'] as const)
      : findWeakness(password, { username });
  if (!weakness) return;
  const [zh, en] = weakness;
  throw accessRefusals.weakPassword({ zh, en }, [{ path: 'newPassword', words: weakness }]);
}

/** Runs what asks for the current password, with a limit on wrong ones. */
async function confirming<Result>(house: House, scope: Scope, work: (headers: Headers) => Promise<Result>) {
  const { id } = getAccountActor(scope);
  const claims = [{ limit: signInLimits.confirm, by: id }];
  await refuseLocked(house, claims);
  const result = await work(ownHeaders(house, scope)).catch(refusedOr(undefined));
  if (result === undefined) {
    throw accessRefusals.currentPasswordWrong({}, [{ path: 'currentPassword', words: ['密码不对', 'Wrong password'] }]);
  }
  await giveBackHits(house.db, claims, house.now());
  return result;
}

function ownHeaders(house: House, scope: Scope): Headers {
  const { session, passing } = cookieNames(house);
  return headersFor(bearingOf(scope).incoming, [session, passing]);
}

async function getOwn(house: House, scope: Scope) {
  const { id } = getAccountActor(scope);
  const own = await findOwnAccount(house.db, { federationId: scope.federationId, accountId: id });
  if (own?.kind !== 'officer') throw accessRefusals.signInFirst();
  return own;
}

function getAccountActor(scope: Scope): Extract<Actor, { kind: 'account' }> {
  if (scope.actor.kind !== 'account') throw accessRefusals.signInFirst();
  return scope.actor;
}

/** better-auth labels the secret with its made-up e-mail; people should see their user name. */
function labelled(totpUri: string, account: string): { uri: string; secret: string } {
  const { searchParams } = new URL(totpUri);
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(account)}`;
  return { uri: `otpauth://totp/${label}?${searchParams}`, secret: searchParams.get('secret') ?? '' };
}

async function note(house: House, scope: Scope, action: string): Promise<void> {
  const actor = actorOf(scope);
  await writeAudit(house.db, {
    federationId: scope.federationId,
    at: house.now(),
    actor,
    action,
    ...(actor.id ? { subject: { kind: 'account', id: actor.id } } : {}),
    requestId: scope.requestId,
  });
}
