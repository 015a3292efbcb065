import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Keys } from '../../src/platform/crypto/keys.ts';
import { type Db, inTransaction, type Trx } from '../../src/platform/db/connect.ts';
import { newId } from '../../src/platform/ids.ts';

/** People who are signed in, with their unions. */
export interface People {
  federationId: string;
  topId: string;
  unitIds: string[];
  /** One of `unitIds` each, in turn. */
  people: { personId: string; accountId: string; unitId: string; cookie: string }[];
}

const UNIONS = 60;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A federation with sixty unions and so many members, each signed in on a phone of their own. */
export async function plantPeople(db: Db, { keys, count }: { keys: Keys; count: number }): Promise<People> {
  const federationId = newId();
  const topId = newId();
  const unitIds = Array.from({ length: UNIONS }, newId);
  const people = Array.from({ length: count }, (_, at) => {
    const token = randomBytes(24).toString('base64url');
    return {
      ...{ personId: newId(), accountId: newId(), userId: newId(), sessionId: newId(), membershipId: newId(), token },
      unitId: unitIds[at % UNIONS] ?? topId,
      name: `职工${at}`,
      codeRef: Array.from(randomBytes(12), (byte) => ALPHABET[byte % 32]).join(''),
      phoneHash: randomBytes(32).toString('hex'),
    };
  });
  await inTransaction(db, async (trx) => {
    await sql`insert into federations (id, name, short_name, created_at) values (${federationId}, '市总工会', '市总', now())`.execute(
      trx,
    );
    const units = [
      { id: topId, path: pathOf(topId), parent: null, kind: 'territorial', name: '市总工会' },
      ...unitIds.map((id, at) => ({
        id,
        path: `${pathOf(topId)}.${pathOf(id)}`,
        parent: topId,
        kind: 'primary',
        name: `第${at + 1}工会`,
      })),
    ];
    await sql`
      insert into units (federation_id, id, parent_id, path, kind, name, short_name, pinyin, initials, from_on, created_at)
      select ${federationId}, id, parent, path::ltree, kind, name, name, 'gonghui', 'gh', '2020-01-01', now()
        from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as told (id uuid, parent uuid, path text, kind text, name text)`.execute(
      trx,
    );
    await plantRows(trx, federationId, people);
  });
  await sql`analyze`.execute(db);
  return {
    ...{ federationId, topId, unitIds },
    people: people.map(({ personId, accountId, unitId, token }) => ({
      ...{ personId, accountId, unitId },
      cookie: `unionhall.session_token=${encodeURIComponent(`${token}.${sign(keys, token)}`)}`,
    })),
  };
}

function sign(keys: Keys, token: string): string {
  return createHmac('sha256', keys.signing.toString('base64')).update(token).digest('base64');
}

async function plantRows(trx: Trx, federationId: string, people: readonly object[]): Promise<void> {
  const table = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as one (
    "personId" uuid, "accountId" uuid, "userId" uuid, "sessionId" uuid, "membershipId" uuid, "unitId" uuid,
    "token" text, "name" text, "codeRef" text, "phoneHash" text)`;
  await sql`
    insert into persons (federation_id, id, name, pinyin, initials, phone_hash, code_ref, code_secret, created_at, updated_at)
    select ${federationId}, "personId", "name", 'zhigong', 'zg', decode("phoneHash", 'hex'), "codeRef", '\\x00', now(), now() from ${table}`.execute(
    trx,
  );
  await sql`
    insert into memberships (federation_id, id, person_id, unit_id, state, from_on, created_at)
    select ${federationId}, "membershipId", "personId", "unitId", 'active', '2020-01-01', now() from ${table}`.execute(
    trx,
  );
  await sql`
    insert into auth_users (id, name, email, phone_number, created_at, updated_at)
    select "userId", 'worker', "phoneHash" || '@phone.invalid', "phoneHash", now(), now() from ${table}`.execute(trx);
  await sql`
    insert into accounts (federation_id, id, user_id, person_id, kind, name, phone_hash, created_at)
    select ${federationId}, "accountId", "userId", "personId", 'worker', "name", decode("phoneHash", 'hex'), now() from ${table}`.execute(
    trx,
  );
  await sql`
    insert into auth_sessions (id, user_id, token, created_at, updated_at, expires_at, last_seen_at)
    select "sessionId", "userId", "token", now(), now(), now() + interval '1 day', now() from ${table}`.execute(trx);
}

const pathOf = (id: string): string => id.replaceAll('-', '');

/** Places of one stage: some kept for each union, the rest for whoever comes first. */
export interface Places {
  seats: number;
  perUnion: number;
}

/** A published programme with places (`enrolment`) and a show (`sessions`) that takes whoever got one. */
export async function plantProgramme(db: Db, { federationId, topId, unitIds }: People, { seats, perUnion }: Places) {
  const [programmeId, stageId, nextId] = [newId(), newId(), newId()];
  const settings = { seats, quotas: unitIds.map((unitId) => ({ unitId, places: perUnion })) };
  await inTransaction(db, async (trx) => {
    await sql`
      insert into programmes (federation_id, id, unit_id, template, title, state, woodcut, created_at, updated_at, published_at)
      values (${federationId}, ${programmeId}, ${topId}, 'performance', '专场演出', 'published', 'stage', now(), now(), now())`.execute(
      trx,
    );
    await sql`
      insert into stages (federation_id, id, programme_id, kind, key, position, title, title_en, settings)
      values (${federationId}, ${stageId}, ${programmeId}, 'enrolment', 'tickets', 1, '领票', 'Tickets', ${JSON.stringify(settings)}::jsonb)`.execute(
      trx,
    );
    await sql`
      insert into stages (federation_id, id, programme_id, kind, key, position, title, title_en, settings, takes_from)
      values (${federationId}, ${nextId}, ${programmeId}, 'sessions', 'show', 2, '演出', 'Show', '{}', ${stageId})`.execute(
      trx,
    );
    await sql`insert into enrolment_books (federation_id, stage_id, seats) values (${federationId}, ${stageId}, ${seats})`.execute(
      trx,
    );
    if (perUnion > 0)
      await sql`
        insert into enrolment_quotas (federation_id, stage_id, unit_id, places)
        select ${federationId}, ${stageId}, unit_id, ${perUnion} from unnest(${unitIds}::uuid[]) as unit_id`.execute(
        trx,
      );
  });
  return { programmeId, stageId, nextId };
}
