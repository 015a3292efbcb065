import { timingSafeEqual } from 'node:crypto';
import { dayOf, defaultZone } from '../../../kernel/dates.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import { isLang, type Lang, langOfTags } from '../../../kernel/words.ts';
import type { House } from '../../../platform/house.ts';
import { accessRefusals } from '../errors.ts';
import { findCookie, findSessionToken, type Incoming } from '../identity/service.ts';
import {
  type Ability,
  type Actor,
  abilities,
  abilityNames,
  administratorRoles,
  type Grant,
  mayAnywhere,
  type Pending,
  phoneRoles,
  type Role,
  roles,
  type Scope,
} from '../rules.ts';
import { type AccessSettings, hasEnded, SEEN_EVERY_SECONDS } from '../settings/rules.ts';
import { type Federation, findFederation, getFederation } from '../settings/service.ts';
import { findKey, type GrantRow, noteKeyUsed, readTops, type SessionRow } from './queries.ts';
import { findSession, noteUse, seenAtOf } from './sessions/service.ts';

type MintHouse = Pick<House, 'db' | 'keys' | 'vault' | 'url' | 'now'>;

export interface IncomingRequest extends Incoming {
  requestId: string;
  /** Of `?lang=`, where the page or route has one. */
  lang?: string | null | undefined;
}

/** Who signed in, beside what the scope says: for signing out, second factors and the list of sessions. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  kind: 'officer' | 'worker';
}

interface Bearing {
  incoming: Incoming;
  signedIn: SignedIn | undefined;
  federation: Federation | undefined;
  cookies: string[];
}

/** What came with the request behind a scope lies within it, for this file alone: it never goes where the scope is copied. */
class Minted {
  readonly #bearing: Bearing | undefined;

  constructor(given: object, bearing: Bearing | undefined) {
    Object.assign(this, given);
    this.#bearing = bearing;
    Object.freeze(this);
  }

  static findBearing(scope: object): Bearing | undefined {
    return #bearing in scope ? scope.#bearing : undefined;
  }
}

/** No federation is there yet: a visitor's scope in a house that waits for its first administrator. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/**
 * The scope of a request: of its API key where it has one, else of its session, else of a visitor.
 * @throws access.bad-key
 */
export async function scopeOfRequest(house: MintHouse, incoming: IncomingRequest): Promise<Scope> {
  const { headers, requestId } = incoming;
  const federation = await findFederation(house, headers.get('host'));
  const common = { lang: langOf(incoming), zone: federation?.zone ?? defaultZone, requestId };
  if (!federation) {
    return mintScope({ federationId: NOWHERE, actor: { kind: 'visitor' }, grants: [], ...common }, { incoming });
  }
  const bearer = findBearer(headers);
  const found =
    bearer === undefined ? await ofSession(house, federation, incoming) : await ofKey(house, federation, bearer);
  const { actor, grants, pending, signedIn } = found;
  return mintScope(
    { federationId: federation.id, actor, grants, ...(pending ? { pending } : {}), ...common },
    { incoming, federation, signedIn },
  );
}

/** Nobody, in the same federation: for work that goes on after the request that began it, and keeps nothing of it. */
export function nobodyOf({ federationId, lang, zone }: Scope): Scope {
  return mintScope({ federationId, actor: { kind: 'visitor' }, grants: [], lang, zone, requestId: 'later' });
}

/** What the system lets somebody do, such as a worker of the demo who hands a work in: they have no roles. @throws RangeError */
export function actingFor(system: Scope, actor: Extract<Actor, { kind: 'account' }>): Scope {
  if (system.actor.kind !== 'system') throw new RangeError('only the system lets others act');
  const { federationId, lang, zone, requestId } = system;
  return mintScope({ federationId, actor, grants: [], lang, zone, requestId });
}

/** The scope of the system itself, for jobs: every ability, over the whole federation. */
export async function systemScope(
  house: Pick<House, 'db' | 'now'>,
  federationId: string,
  { name = '系统 system', lang = 'zh' }: { name?: string; lang?: Lang } = {},
): Promise<Scope> {
  const [federation, tops] = await Promise.all([getFederation(house, federationId), readTops(house.db, federationId)]);
  const grants = tops.map(({ id, path }): Grant => ({ role: 'system', unitId: id, path, allows: abilityNames }));
  return mintScope({
    federationId,
    actor: { kind: 'system', name },
    grants,
    lang,
    zone: federation.zone,
    requestId: 'system',
  });
}

/** The one place where a scope is made. */
export function mintScope(
  given: Omit<Scope, keyof { [Key in keyof Scope as Key extends symbol ? Key : never]: never }>,
  bearing?: { incoming: Incoming; federation?: Federation; signedIn?: SignedIn | undefined },
): Scope {
  const { incoming, federation, signedIn } = bearing ?? {};
  return new Minted(given, incoming && { incoming, federation, signedIn, cookies: [] }) as object as Scope;
}

/** What came with the request behind a scope. @throws Error for scopes of jobs */
export function bearingOf(scope: Scope): Bearing {
  const bearing = Minted.findBearing(scope);
  if (!bearing) throw new Error('This scope did not come with a request.');
  return bearing;
}

/** The network address behind a scope, for limits by address; empty for jobs. */
export function addressOf(scope: Scope): string {
  return Minted.findBearing(scope)?.incoming.ip ?? '';
}

/** The headers of the request behind a scope; nothing for jobs. */
export function headersOf(scope: Scope): Headers | undefined {
  return Minted.findBearing(scope)?.incoming.headers;
}

/** The `Set-Cookie` lines that services put out for the answer to this scope's request. */
export function cookiesOf(scope: Scope): readonly string[] {
  return Minted.findBearing(scope)?.cookies ?? [];
}

/**
 * Refuses a scope that may not call a route with this access at all; the service then checks where.
 * @param access `public`, `signed-in` or an ability
 * @throws access.*
 */
export function admit(scope: Scope, access: string): void {
  if (access === 'public') return;
  if (scope.actor.kind === 'visitor') throw accessRefusals.signInFirst();
  if (access === 'signed-in') return;
  if (scope.pending === 'password') throw accessRefusals.changePasswordFirst();
  if (scope.pending === 'totp') throw accessRefusals.enrolTotpFirst();
  if (!isAbility(access)) throw new Error(`A route asks for an access that does not exist: ${access}`);
  if (!mayAnywhere(scope, access)) {
    throw accessRefusals.notAllowedAnywhere({ ability: abilities[access][scope.lang === 'zh' ? 0 : 1] });
  }
}

/** Names the caller for idempotency keys. A visitor shares its answers with nobody, not even itself. */
export function callerKeyOf(scope: Scope): { federationId: string; actorKey: string } {
  const { actor, federationId, requestId } = scope;
  switch (actor.kind) {
    case 'account':
    case 'api-key':
      return { federationId, actorKey: `${actor.kind}:${actor.id}` };
    case 'system':
      return { federationId, actorKey: 'system' };
    case 'visitor':
      return { federationId, actorKey: `visitor:${requestId}` };
  }
}

interface Found {
  actor: Actor;
  grants: Grant[];
  pending?: Pending | undefined;
  signedIn?: SignedIn;
}

async function ofSession(house: MintHouse, federation: Federation, { headers }: Incoming): Promise<Found> {
  const visitor: Found = { actor: { kind: 'visitor' }, grants: [] };
  const token = findSessionToken(house, headers);
  if (token === undefined) return visitor;
  const now = house.now();
  const today = dayOf(now, federation.zone);
  const session = await findSession(house.db, { federationId: federation.id, today, token, now });
  if (!session) return visitor;
  const isOfficer = session.kind === 'officer';
  const seenAt = seenAtOf(session);
  const isAdministrator = session.grants.some(({ role }) => isRole(role) && administratorRoles.includes(role));
  if (hasEnded({ ...session, isOfficer, isAdministrator, seenAt }, federation.access, now)) return visitor;
  await noteUse(house.db, session, now);
  const pending = pendingOf(session, isAdministrator, federation.access);
  return {
    actor: { kind: 'account', id: session.accountId, name: session.name, personId: session.personId },
    grants: pending ? [] : session.grants.flatMap((row) => grantOf(row, isOfficer)),
    pending,
    signedIn: { sessionId: session.sessionId, userId: session.userId, kind: session.kind },
  };
}

function pendingOf(session: SessionRow, isAdministrator: boolean, settings: AccessSettings): Pending | undefined {
  if (session.kind === 'worker') return undefined;
  if (session.mustChangePassword) return 'password';
  return isAdministrator && settings.administratorsNeedTotp && !session.twoFactorEnabled ? 'totp' : undefined;
}

function grantOf({ role, unitId, path }: GrantRow, isOfficer: boolean): Grant[] {
  if (!isRole(role) || (!isOfficer && !phoneRoles.includes(role))) return [];
  return [{ role, unitId, path: path as UnitPath, allows: roles[role].allows }];
}

async function ofKey(house: MintHouse, federation: Federation, bearer: string): Promise<Found> {
  const [, prefix, secret] = /^uh_([a-z0-9]{10})_([\w-]{43})$/.exec(bearer) ?? [];
  if (!prefix || !secret) throw accessRefusals.badKey();
  const now = house.now();
  const today = dayOf(now, federation.zone);
  const key = await findKey(house.db, { federationId: federation.id, prefix, today });
  const given = hashOfKey(house, prefix, secret);
  if (!key || !timingSafeEqual(given, key.hash)) throw accessRefusals.badKey();
  const lastUsed = key.lastUsedAt?.getTime() ?? 0;
  if (now.getTime() - lastUsed >= SEEN_EVERY_SECONDS * 1000) {
    await noteKeyUsed(house.db, { federationId: federation.id, keyId: key.id, now });
  }
  const { id, name, unitId } = key;
  const grant: Grant = { role: 'api-key', unitId, path: key.path as UnitPath, allows: key.allows.filter(isAbility) };
  return { actor: { kind: 'api-key', id, name }, grants: [grant] };
}

/** The key of a request; an empty one counts, so that no request with `Bearer` is ever judged by its cookie. */
function findBearer(headers: Headers): string | undefined {
  const found = /^bearer(?:\s+(.*))?$/i.exec(headers.get('authorization')?.trim() ?? '');
  return found ? (found[1] ?? '') : undefined;
}

/** What the database keeps of an API key. */
export function hashOfKey(house: Pick<House, 'vault'>, prefix: string, secret: string): Buffer {
  return house.vault.hash(`${prefix}_${secret}`, 'api-key');
}

/** The language asked for in the address, else the one chosen before, else what the browser prefers; Chinese first. */
function langOf({ headers, lang }: IncomingRequest): Lang {
  if (isLang(lang)) return lang;
  const chosen = findCookie(headers, 'lang');
  if (isLang(chosen)) return chosen;
  return langOfPreferences(headers.get('accept-language') ?? '');
}

const MOST_PREFERENCES = 500;
const langsOfPreferences = new Map<string, Lang>();

/** Browsers of one language all say the same. */
function langOfPreferences(said: string): Lang {
  let lang = langsOfPreferences.get(said);
  if (lang === undefined) {
    lang = readPreferences(said);
    if (langsOfPreferences.size >= MOST_PREFERENCES) langsOfPreferences.clear();
    langsOfPreferences.set(said, lang);
  }
  return lang;
}

/** The most wanted of the languages that `accept-language` lists with their qualities (RFC 9110, 12.5.4). */
function readPreferences(said: string): Lang {
  const tags = said
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.find((each) => each.trim().startsWith('q='));
      return { tag, quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return langOfTags(tags.map(({ tag }) => tag));
}

function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name);
}

function isAbility(name: string): name is Ability {
  return Object.hasOwn(abilities, name);
}
