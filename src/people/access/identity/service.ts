import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/ids.ts';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '../passwords/rules.ts';
import { SESSION_SECONDS } from '../settings/rules.ts';
import { useCode } from './queries.ts';

/** Names the application in authenticators. */
export const ISSUER = 'Unionhall';
/** Our own header: the address that the server found out, which no client can set because we build these headers. */
export const ADDRESS_HEADER = 'x-unionhall-address';
const COOKIE_PREFIX = 'unionhall';

type IdentityHouse = Pick<House, 'db' | 'keys' | 'vault' | 'url' | 'log' | 'now'>;

function createIdentity(house: IdentityHouse) {
  return betterAuth({
    appName: ISSUER,
    baseURL: house.url,
    secret: secretOf(house),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Only the level: the library's messages may quote what was typed.
    logger: { level: 'warn', log: (level) => house.log[level]({ from: 'better-auth' }, 'sign-in') },
    database: { db: house.db, type: 'postgres', transaction: true },
    user: { modelName: 'authUsers' },
    account: { modelName: 'authAccounts' },
    verification: { modelName: 'authVerifications' },
    session: {
      modelName: 'authSessions',
      expiresIn: SESSION_SECONDS,
      // Idle and absolute time-outs are ours (settings/rules.ts), read with every request.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_CHARACTERS,
      maxPasswordLength: PASSWORD_MAX_CHARACTERS,
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isHttps(house),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 60,
        usernameValidator: () => true,
        usernameNormalization: normalizeUsername,
      }),
      phoneNumber({
        // Asked for by nobody: sign-in/service.ts sends codes, since only hashes of phones come in here.
        sendOTP: () => Promise.reject(new Error('Codes are sent by sign-in/service.ts.')),
        verifyOTP: ({ phoneNumber: phoneHash, code }) =>
          useCode(house.db, { phoneHash, codeHash: hashOfCode(house, phoneHash, code), now: house.now() }),
        signUpOnVerification: {
          getTempEmail: (phoneHash) => `${phoneHash}@phone.invalid`,
          getTempName: () => 'worker',
        },
      }),
      twoFactor({ issuer: ISSUER, twoFactorTable: 'authTwoFactors', twoFactorCookieMaxAge: 300 }),
    ],
  });
}

export type Identity = ReturnType<typeof createIdentity>;

const identities = new WeakMap<object, Identity>();

/** better-auth over this house's database. It is called by our services only, never mounted. */
export function identityOf(house: IdentityHouse): Identity {
  let identity = identities.get(house);
  if (!identity) {
    identity = createIdentity(house);
    identities.set(house, identity);
  }
  return identity;
}

/** What the database keeps of a one-time code. */
export function hashOfCode(house: Pick<House, 'vault'>, phoneHash: string, code: string): Buffer {
  return house.vault.hash(`${phoneHash}:${code}`, 'sign-in-code');
}

/** What came with a request and matters for signing in. */
export interface Incoming {
  headers: Headers;
  /** From `clientIp`, never from a header. */
  ip: string;
}

/**
 * The headers that better-auth is shown: our address of the client, and of its cookies only those named. A second factor
 * must not meet the session of somebody else who signed in with the same browser.
 */
export function headersFor({ headers, ip }: Incoming, cookies: readonly string[]): Headers {
  const kept = readCookies(headers).filter(([name]) => cookies.includes(name));
  const shown = new Headers({ [ADDRESS_HEADER]: ip });
  const agent = headers.get('user-agent');
  if (agent) shown.set('user-agent', agent.slice(0, 300));
  if (kept.length > 0) shown.set('cookie', kept.map(([name, value]) => `${name}=${value}`).join('; '));
  return shown;
}

export function cookieNames(house: Pick<House, 'url'>) {
  const prefix = `${isHttps(house) ? '__Secure-' : ''}${COOKIE_PREFIX}`;
  return {
    session: `${prefix}.session_token`,
    /** Says that the session ends with the browser. */
    passing: `${prefix}.dont_remember`,
    secondFactor: `${prefix}.two_factor`,
    /** Ours: devices that have signed in before. */
    device: `${prefix}.device`,
  };
}

/** The token of the session that the cookie carries, where our signature on it is right. */
export function findSessionToken(house: Pick<House, 'url' | 'keys'>, headers: Headers): string | undefined {
  return findSigned(house, findCookie(headers, cookieNames(house).session));
}

/** The name of the sign-in that waits for its second factor. */
export function findPendingSignIn(house: Pick<House, 'url' | 'keys'>, headers: Headers): string | undefined {
  return findSigned(house, findCookie(headers, cookieNames(house).secondFactor));
}

export function findCookie(headers: Headers, name: string): string | undefined {
  const cookies = headers.get('cookie');
  if (!cookies?.includes(name)) return undefined;
  for (const pair of cookies.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** So many cookies are remembered as ours, about 12 MB of them: whoever comes back has theirs checked once. */
const MOST_CHECKED = 50_000;

/**
 * What a cookie says, where our signature on it is right. That it is right says nothing about the session, which is looked
 * up with every request.
 */
function findSigned(house: Pick<House, 'keys'>, cookie: string | undefined): string | undefined {
  if (!cookie) return undefined;
  const { key, checked } = signingOf(house);
  const known = checked.get(cookie);
  if (known !== undefined) return known;
  const value = readSigned(key, cookie);
  if (value === undefined) return undefined;
  if (checked.size >= MOST_CHECKED) checked.clear();
  checked.set(cookie, value);
  return value;
}

/** better-auth signs as `value.base64(HMAC-SHA-256(secret, value))`, percent-encoded. */
function readSigned(key: KeyObject, cookie: string): string | undefined {
  const signed = decodeCookie(cookie);
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return undefined;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const right = createHmac('sha256', key).update(value).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined;
}

function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

function readCookies(headers: Headers): [name: string, value: string][] {
  return (headers.get('cookie') ?? '').split(';').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]];
  });
}

export function isHttps(house: Pick<House, 'url'>): boolean {
  return house.url.startsWith('https://');
}

function secretOf(house: Pick<House, 'keys'>): string {
  return house.keys.signing.toString('base64');
}

const signings = new WeakMap<Buffer, { key: KeyObject; checked: Map<string, string> }>();

/** The secret as a key object, made once, and the cookies that were found to be signed with it. */
function signingOf(house: Pick<House, 'keys'>) {
  let signing = signings.get(house.keys.signing);
  if (!signing) {
    signing = { key: createSecretKey(Buffer.from(secretOf(house))), checked: new Map() };
    signings.set(house.keys.signing, signing);
  }
  return signing;
}

/** A user name as it is stored and compared: no case, no full-width forms, no spaces around. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
