import { dayOf, defaultZone } from '../../../kernel/dates.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { limitKeyOf } from '../../../platform/http/client-ip.ts';
import { takeHits } from '../../../platform/http/limits.ts';
import { newId, newSecret } from '../../../platform/ids.ts';
import { createTopUnit } from '../../units/making/service.ts';
import { addOfficer } from '../accounts/queries.ts';
import { accessRefusals } from '../errors.ts';
import { addGrant } from '../grants/queries.ts';
import { identityOf, normalizeUsername } from '../identity/service.ts';
import { readTops } from '../mint/queries.ts';
import { bearingOf } from '../mint/service.ts';
import { indispensableRoles, type Scope } from '../rules.ts';
import { refuseWeak } from '../second-factor/service.ts';
import { readFederations } from '../settings/queries.ts';
import { FIRST_LINK_SECONDS, signInLimits } from '../settings/rules.ts';
import { forgetFederations } from '../settings/service.ts';
import { addFederation, hasOfficers, isLinkLive, keepFirstLink, lockFirstLinks } from './queries.ts';

/** What `/first/<token>` asks for. */
export interface FirstQuestions {
  /** Asked for where there is none yet. */
  federation: { name: string } | null;
}

export interface FirstAnswers {
  token: string;
  name: string;
  username: string;
  password: string;
  /** Of the federation and its top unit, where there is none yet. */
  federationName?: string | undefined;
}

/**
 * A one-time link that makes the first administrator, while no officer has an account. Each start makes a new one; earlier ones
 * no longer work. Print it where only the operator reads.
 * @returns undefined once there is one
 */
export async function firstAdministratorLink(
  house: Pick<House, 'db' | 'vault' | 'now' | 'url'>,
): Promise<string | undefined> {
  const now = house.now();
  const token = newSecret(32).toString('base64url');
  const isNeeded = await inTransaction(house.db, async (trx) => {
    await lockFirstLinks(trx);
    if (await hasOfficers(trx)) return false;
    const expiresAt = new Date(now.getTime() + FIRST_LINK_SECONDS * 1000);
    await keepFirstLink(trx, { id: newId(), tokenHash: hashOf(house, token), createdAt: now, expiresAt });
    return true;
  });
  return isNeeded ? `${house.url}/first/${token}` : undefined;
}

/** What the page behind the link has to ask. @throws access.first-link-gone, request.too-many */
export async function askFirst(house: House, scope: Scope, { token }: { token: string }): Promise<FirstQuestions> {
  await takeGuess(house, scope);
  if ((await hasOfficers(house.db)) || !(await isLive(house, house.db, token))) throw accessRefusals.firstLinkGone();
  const [federation] = await readFederations(house.db);
  return { federation: federation ? { name: federation.name } : null };
}

/**
 * Makes the first administrator with the roles that can let others in, on the top unit; federation and top unit too where
 * there are none. The link is used up.
 * @throws access.first-link-gone, access.weak-password, access.federation-name-missing, request.too-many
 */
export async function makeFirstAdministrator(house: House, scope: Scope, answers: FirstAnswers): Promise<void> {
  await takeGuess(house, scope);
  const { token, name, password } = answers;
  const username = normalizeUsername(answers.username);
  refuseWeak(password, { username });
  const context = await identityOf(house).$context;
  const passwordHash = await context.password.hash(password);
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    await lockFirstLinks(trx);
    if ((await hasOfficers(trx)) || !(await isLive(house, trx, token))) throw accessRefusals.firstLinkGone();
    const { federationId, unitId, zone } = await settleFederation(trx, answers, now);
    const accountId = await addOfficer(trx, {
      federationId,
      username,
      name,
      unitId,
      passwordHash,
      mustChangePassword: false,
      now,
    });
    if (accountId === undefined) throw accessRefusals.usernameTaken({ username });
    const dates = { fromOn: dayOf(now, zone), toOn: null, reason: null, grantedBy: null, now };
    for (const role of indispensableRoles) {
      await addGrant(trx, { federationId, id: newId(), accountId, role, unitId, ...dates });
    }
    await keepFirstLink(trx, undefined);
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: { kind: 'account', id: accountId, name },
      action: 'access.set-up',
      unitId,
      subject: { kind: 'account', id: accountId },
      detail: { roles: indispensableRoles, from: bearingOf(scope).incoming.ip },
      requestId: scope.requestId,
    });
  });
  forgetFederations(house);
}

async function settleFederation(
  trx: Trx,
  { federationName, name: actorName }: FirstAnswers,
  now: Date,
): Promise<{ federationId: string; unitId: string; zone: string }> {
  const [found] = await readFederations(trx);
  const zone = found?.zone ?? defaultZone;
  const [top] = found ? await readTops(trx, found.id) : [];
  if (found && top) return { federationId: found.id, unitId: top.id, zone };
  const given = federationName?.trim() ?? '';
  const name = given === '' ? found?.name : given;
  if (!name)
    throw accessRefusals.federationNameMissing({}, [
      { path: 'federationName', words: ['请填写', 'Please fill this in'] },
    ]);
  const federationId = found?.id ?? newId();
  if (!found) await addFederation(trx, { id: federationId, name, zone, now });
  const unitId = await createTopUnit(trx, { federationId }, { name, fromOn: dayOf(now, zone), actorName, now });
  return { federationId, unitId, zone };
}

async function takeGuess(house: House, scope: Scope): Promise<void> {
  const by = limitKeyOf(bearingOf(scope).incoming.ip);
  await takeHits(house.db, [{ limit: signInLimits.first, by }], house.now());
}

function isLive(house: Pick<House, 'vault' | 'now'>, db: House['db'] | Trx, token: string): Promise<boolean> {
  return isLinkLive(db, { tokenHash: hashOf(house, token), now: house.now() });
}

function hashOf(house: Pick<House, 'vault'>, token: string): Buffer {
  return house.vault.hash(token, 'first-link');
}
