import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { MembershipState } from '../rules.ts';

interface Own {
  federationId: string;
  personId: string;
}

export function findOwn(db: Db | Trx, { federationId, personId }: Own) {
  return db
    .selectFrom('persons')
    .select([
      'id',
      'name',
      'sex',
      'bornOn',
      'phoneCipher',
      'phoneHash',
      'phoneMasked',
      'documentKind',
      'documentCipher',
      'documentHash',
      'documentMasked',
      'workerKinds',
      'honours',
      'createdAt',
      'updatedAt',
    ])
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirst();
}

export function listOwnMemberships(db: Db | Trx, { federationId, personId }: Own) {
  return db
    .selectFrom('memberships')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'memberships.federationId').onRef('units.id', '=', 'memberships.unitId'),
    )
    .select([
      'memberships.id',
      'units.name as unitName',
      'memberships.state',
      'memberships.fromOn',
      'memberships.toOn',
      'memberships.post',
    ])
    .$narrowType<{ state: MembershipState }>()
    .where('memberships.federationId', '=', federationId)
    .where('memberships.personId', '=', personId)
    .orderBy('memberships.fromOn', 'desc')
    .orderBy('memberships.id', 'desc')
    .execute();
}

/** When the person last corrected the own name; undefined where never. */
export async function findLastOwnRename(db: Db | Trx, { federationId, personId }: Own): Promise<Date | undefined> {
  const row = await db
    .selectFrom('auditEntries')
    .select('at')
    .where('federationId', '=', federationId)
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', personId)
    .where('action', '=', 'members.correct-own')
    .where(sql<boolean>`detail -> 'fields' ? 'name'`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Looked-up hashes, ciphertexts and keys: of no use to the person, and of much to a thief. */
const WITHHELD_TYPE = 'bytea';
const WITHHELD = ['federation_id', 'code_ref', 'words', 'pinyin', 'initials'];

/**
 * Every row of every table that names the person, whichever slice keeps it: tables say so by a `person_id`, or by being
 * `persons` itself. A stage that is added tomorrow is in the export without a word here.
 */
export async function listHoldings(db: Db | Trx, { federationId, personId }: Own): Promise<Record<string, Json[]>> {
  const { rows: columns } = await sql<{ table: string; key: string; withheld: string[] }>`
    select c.table_name as table,
           case when c.table_name = 'persons' then 'id' else 'person_id' end as key,
           array_agg(c.column_name::text) filter (
             where c.udt_name = ${WITHHELD_TYPE} or c.column_name = any(${WITHHELD}::text[])) as withheld
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
     group by c.table_name
    having bool_or(c.column_name = 'federation_id')
       and (c.table_name = 'persons' or bool_or(c.column_name = 'person_id'))
     order by c.table_name`.execute(db);
  const holdings: Record<string, Json[]> = {};
  for (const { table, key, withheld } of columns) {
    const { rows } = await sql<{ row: Json }>`
      select to_jsonb(held) - ${withheld ?? []}::text[] as row
        from ${sql.table(table)} held
       where held.federation_id = ${federationId} and held.${sql.ref(key)} = ${personId}`.execute(db.withoutPlugins());
    if (rows.length > 0) holdings[table] = rows.map(({ row }) => row);
  }
  return holdings;
}
