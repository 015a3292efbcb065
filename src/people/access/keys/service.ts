import { sql } from 'kysely';
import { type Day, dayOf } from '../../../kernel/dates.ts';
import type { ListQuery, Page } from '../../../kernel/lists.ts';
import { pick } from '../../../kernel/words.ts';
import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import { pageOf } from '../../../platform/db/paging.ts';
import type { House } from '../../../platform/house.ts';
import { newId, newSecret } from '../../../platform/ids.ts';
import { withinReach } from '../../units/reach/service.ts';
import { demandOn, getActiveUnit } from '../../units/service.ts';
import { accessRefusals } from '../errors.ts';
import { hashOfKey } from '../mint/service.ts';
import { type Ability, abilities, actorOf, may, neverByKey, type Scope } from '../rules.ts';
import { addKey, findKeyForChange, type KeyRow, markRevoked, selectKeys } from './queries.ts';

export interface KeyView {
  id: string;
  name: string;
  unit: { id: string; name: string };
  allows: Ability[];
  /** Begins the key; tells keys apart. */
  prefix: string;
  expiresOn: Day | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
  state: KeyState;
}

type KeyState = 'live' | 'expired' | 'revoked';

/**
 * Makes a key for another system, bound to a unit's subtree and to abilities that its maker holds there too.
 * @returns the whole key, this one time
 * @throws units.not-found, units.not-active, access.not-allowed, access.key-too-much, access.ends-before-it-begins
 */
export async function createKey(
  house: House,
  scope: Scope,
  given: { name: string; unitId: string; allows: Ability[]; expiresOn?: Day | null | undefined },
): Promise<KeyView & { key: string }> {
  const { federationId } = scope;
  const now = house.now();
  const today = dayOf(now, scope.zone);
  const { name, unitId, expiresOn = null } = given;
  const allows = [...new Set(given.allows)].sort();
  if (expiresOn !== null && expiresOn < today) throw accessRefusals.endsBeforeItBegins();
  const prefix = [...newSecret(10)].map((byte) => (byte % 36).toString(36)).join('');
  const secret = newSecret(32).toString('base64url');
  return inTransaction(house.db, async (trx) => {
    const unit = await getActiveUnit(trx, scope, unitId);
    demandOn(scope, 'keys.manage', unit);
    const tooMuch = allows.find((ability) => neverByKey.includes(ability) || !may(scope, ability, unit.path));
    if (tooMuch) throw accessRefusals.keyTooMuch({ unit: unit.name, ability: pick(abilities[tooMuch], scope.lang) });
    const id = newId();
    const hash = hashOfKey(house, prefix, secret);
    const createdBy = actorOf(scope).id ?? null;
    await addKey(trx, { federationId, id, unitId, name, allows, prefix, hash, expiresOn, createdBy, createdAt: now });
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: actorOf(scope),
      action: 'access.create-key',
      unitId,
      subject: { kind: 'api-key', id },
      detail: { prefix, allows, expiresOn },
      requestId: scope.requestId,
    });
    const row = await findKeyForChange(trx, federationId, id);
    if (!row) throw accessRefusals.noSuchKey();
    return { ...viewOf(row, today), key: `uh_${prefix}_${secret}` };
  });
}

/** Ends a key at once. @throws access.no-such-key */
export async function revokeKey(house: House, scope: Scope, { keyId }: { keyId: string }): Promise<void> {
  const { federationId } = scope;
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    const row = await findKeyForChange(trx, federationId, keyId);
    if (!row || !may(scope, 'keys.manage', row.path)) throw accessRefusals.noSuchKey();
    if (row.revokedAt) return;
    await markRevoked(trx, { federationId, keyId, revokedAt: now, revokedBy: actorOf(scope).id ?? null });
    await writeAudit(trx, {
      federationId,
      at: now,
      actor: actorOf(scope),
      action: 'access.revoke-key',
      unitId: row.unitId,
      subject: { kind: 'api-key', id: keyId },
      detail: { prefix: row.prefix },
      requestId: scope.requestId,
    });
  });
}

/** Keys of units within the scope's reach. */
export async function listKeys(
  house: Pick<House, 'db' | 'now'>,
  scope: Scope,
  query: ListQuery & { state: KeyState | 'all'; unitId?: string | undefined },
): Promise<Page<KeyView>> {
  const today = dayOf(house.now(), scope.zone);
  const { state, unitId, q } = query;
  let rows = selectKeys(house.db, scope.federationId).where(withinReach(scope, 'keys.manage', sql.ref('units.path')));
  if (unitId) rows = rows.where('apiKeys.unitId', '=', unitId);
  if (q) rows = rows.where('apiKeys.name', 'like', `%${q}%`);
  if (state === 'revoked') rows = rows.where('apiKeys.revokedAt', 'is not', null);
  else if (state !== 'all') rows = rows.where('apiKeys.revokedAt', 'is', null);
  if (state === 'expired') rows = rows.where('apiKeys.expiresOn', '<', today);
  if (state === 'live') {
    rows = rows.where((eb) => eb.or([eb('apiKeys.expiresOn', 'is', null), eb('apiKeys.expiresOn', '>=', today)]));
  }
  const page = await pageOf(rows, query, {
    sorts: {
      name: { by: sql.ref('api_keys.name'), of: (row) => row.name },
      createdAt: { by: sql.ref('api_keys.created_at'), of: (row) => row.createdAt },
      lastUsedAt: { by: sql.ref('api_keys.last_used_at'), of: (row) => row.lastUsedAt },
      expiresOn: { by: sql.ref('api_keys.expires_on'), of: (row) => row.expiresOn },
    },
    id: { by: sql.ref('api_keys.id'), of: (row) => row.id },
    defaultSort: '-createdAt',
  });
  return { ...page, items: page.items.map((row) => viewOf(row, today)) };
}

function viewOf(row: KeyRow, today: Day): KeyView {
  const { id, name, allows, prefix, expiresOn, lastUsedAt, createdAt, revokedAt } = row;
  const state = revokedAt ? 'revoked' : expiresOn !== null && expiresOn < today ? 'expired' : 'live';
  const unit = { id: row.unitId, name: row.unitName };
  return {
    id,
    name,
    unit,
    allows,
    prefix: `uh_${prefix}`,
    expiresOn,
    lastUsedAt,
    createdAt,
    createdBy: row.createdByName,
    state,
  };
}
