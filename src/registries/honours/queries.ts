import { sql } from 'kysely';
import type { Scope } from '../../people/access/rules.ts';
import type { HonourLevel } from '../../people/members/audience/rules.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { DisplayUse, HonourKind, HonourState } from './register.ts';

/** All that a query needs of a scope where reach is judged elsewhere. */
export type Tenant = Pick<Scope, 'federationId'>;

/** Honours with their owning unit as it lies now; the caller judges reach. */
export function selectHonours(db: Db | Trx, { federationId }: Tenant) {
  return db
    .selectFrom('honours')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'honours.federationId').onRef('units.id', '=', 'honours.unitId'),
    )
    .where('honours.federationId', '=', federationId)
    .select([
      'honours.id',
      'honours.level',
      'honours.kind',
      'honours.title',
      'honours.year',
      'honours.conferredOn',
      'honours.conferringBody',
      'honours.basis',
      'honours.personId',
      'honours.holderUnitId',
      'honours.holderName',
      'honours.holderPost',
      'honours.pinyin',
      'honours.unitId',
      'honours.unitName',
      'honours.programmeId',
      'honours.deedsShort',
      'honours.deedsLong',
      'honours.portraitFileId',
      'honours.shownIn',
      'honours.state',
      'honours.revokedOn',
      'honours.revocation',
      'honours.updatedAt',
      'honours.version',
      'units.path as unitPath',
    ])
    .$narrowType<{ level: HonourLevel; kind: HonourKind; state: HonourState; shownIn: DisplayUse[] }>();
}
export type HonourRow = NonNullable<Awaited<ReturnType<typeof findHonour>>>;

export function findHonour(db: Db | Trx, tenant: Tenant, id: string) {
  return selectHonours(db, tenant).where('honours.id', '=', id).executeTakeFirst();
}

/** Locks an honour against other changes until the transaction ends. */
export async function lockHonour(trx: Trx, tenant: Tenant, id: string): Promise<HonourRow | undefined> {
  await trx
    .selectFrom('honours')
    .select('id')
    .where('federationId', '=', tenant.federationId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  return findHonour(trx, tenant, id);
}

/** Level and state of every honour of these persons. */
export function listLevels(trx: Trx, { federationId }: Tenant, personIds: readonly string[]) {
  return trx
    .selectFrom('honours')
    .select(['personId', 'level', 'state'])
    .where('federationId', '=', federationId)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
}

/** Honours that these sources have made already. */
export async function listOfSources(
  trx: Trx,
  { federationId }: Tenant,
  sources: readonly { kind: string; id: string }[],
): Promise<{ id: string; sourceKind: string; sourceId: string; holderKey: string }[]> {
  if (sources.length === 0) return [];
  const { rows } = await sql<{ id: string; sourceKind: string; sourceId: string; holderKey: string }>`
    select honour.id, honour.source_kind, honour.source_id,
           coalesce(honour.person_id::text, honour.holder_unit_id::text, honour.holder_name) as holder_key
      from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as source (kind text, id uuid)
      join honours honour on honour.federation_id = ${federationId}
                         and honour.source_kind = source.kind and honour.source_id = source.id`.execute(trx);
  return rows;
}

/** The condition that an honour may be shown for a use: `isShown` of the rules, in SQL. */
export function shownFor(use: DisplayUse) {
  return sql<boolean>`(honours.state = 'conferred' and (honours.kind = 'collective' or ${use} = any(honours.shown_in)))`;
}
