import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { SEEN_EVERY_SECONDS } from '../settings/rules.ts';

export interface GrantRow {
  role: string;
  unitId: string;
  path: string;
}

export interface SessionRow {
  token: string;
  sessionId: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  lastSeenAt: Date | null;
  accountId: string;
  kind: 'officer' | 'worker';
  name: string;
  personId: string | null;
  mustChangePassword: boolean;
  twoFactorEnabled: boolean;
  grants: GrantRow[];
}

/**
 * Everything signed-in requests stand on, in one round trip: session, account, person, and the roles that hold today.
 * A worker is whoever has the phone by the roster now: what the roster learns or corrects holds at once.
 */
export async function listSessions(
  db: Db,
  { federationId, tokens, today }: { federationId: string; tokens: readonly string[]; today: Day },
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select
      session.token,
      session.id as session_id,
      session.user_id,
      session.created_at,
      session.expires_at,
      session.last_seen_at,
      account.id as account_id,
      account.kind,
      coalesce(holder.name, tied.name, account.name) as name,
      coalesce(holder.id, tied.id) as person_id,
      account.must_change_password,
      case when account.kind = 'officer' then (
        select auth_user.two_factor_enabled from auth_users auth_user where auth_user.id = session.user_id
      ) else false end as two_factor_enabled,
      coalesce(
        (
          select json_agg(json_build_object('role', held.role, 'unitId', held.unit_id, 'path', unit.path::text))
          from role_grants held
          join units unit on unit.federation_id = held.federation_id and unit.id = held.unit_id
          where held.federation_id = account.federation_id
            and held.account_id = account.id
            and held.revoked_at is null
            and held.from_on <= ${today}
            and (held.to_on is null or held.to_on >= ${today})
            and unit.status = 'active'
        ),
        '[]'
      ) as grants
    from auth_sessions session
    join accounts account on account.federation_id = ${federationId} and account.user_id = session.user_id
    left join persons holder
      on holder.federation_id = account.federation_id
      and holder.phone_hash = account.phone_hash
    left join persons tied
      on tied.federation_id = account.federation_id
      and tied.id = case when account.phone_hash is null then account.person_id end
    where session.token = any(${[...tokens]}::text[])
      and account.disabled_at is null
  `.execute(db);
  return rows;
}

/** Notes that sessions were used, at most once a minute each. */
export async function noteSeen(
  db: Db,
  { sessionIds, now }: { sessionIds: readonly string[]; now: Date },
): Promise<void> {
  await sql`
    update auth_sessions set last_seen_at = ${now}
     where id = any(${[...sessionIds]}::uuid[])
       and (last_seen_at is null or last_seen_at <= ${beforeNow(now)})`.execute(db);
}

export interface KeyRow {
  id: string;
  name: string;
  allows: string[];
  hash: Buffer;
  lastUsedAt: Date | null;
  unitId: string;
  path: string;
}

/** The live key with this prefix, its unit with it. */
export async function findKey(
  db: Db,
  { federationId, prefix, today }: { federationId: string; prefix: string; today: Day },
): Promise<KeyRow | undefined> {
  return db
    .selectFrom('apiKeys')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'apiKeys.federationId').onRef('units.id', '=', 'apiKeys.unitId'),
    )
    .select(['apiKeys.id', 'apiKeys.name', 'apiKeys.allows', 'apiKeys.hash', 'apiKeys.lastUsedAt', 'apiKeys.unitId'])
    .select('units.path')
    .where('apiKeys.federationId', '=', federationId)
    .where('apiKeys.prefix', '=', prefix)
    .where('apiKeys.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('apiKeys.expiresOn', 'is', null), eb('apiKeys.expiresOn', '>=', today)]))
    .where('units.status', '=', 'active')
    .executeTakeFirst();
}

/** Notes that a key was used, at most once a minute. */
export async function noteKeyUsed(
  db: Db,
  { federationId, keyId, now }: { federationId: string; keyId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('apiKeys')
    .set({ lastUsedAt: now })
    .where('federationId', '=', federationId)
    .where('id', '=', keyId)
    .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<=', beforeNow(now))]))
    .execute();
}

/** The units at the top of the tree. */
export function readTops(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('units')
    .select(['id', 'path', 'name'])
    .where('federationId', '=', federationId)
    .where('parentId', 'is', null)
    .where('status', '=', 'active')
    .orderBy('createdAt')
    .execute();
}

function beforeNow(now: Date): Date {
  return new Date(now.getTime() - SEEN_EVERY_SECONDS * 1000);
}
