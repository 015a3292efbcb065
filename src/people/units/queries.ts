import { type SelectQueryBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/dates.ts';
import type { UnitPath } from '../../kernel/unit-path.ts';
import { ancestorIds } from '../../kernel/unit-path.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Scope } from '../access/rules.ts';
import type { UnitKind, UnitStatus } from './rules.ts';

/** All that a query needs of a scope where reach is judged elsewhere. */
export type Tenant = Pick<Scope, 'federationId'>;

const unitColumns = [
  'units.id',
  'units.parentId',
  'units.path',
  'units.kind',
  'units.name',
  'units.shortName',
  'units.nameEn',
  'units.pinyin',
  'units.formerNames',
  'units.uscc',
  'units.regionCode',
  'units.industryId',
  'units.address',
  'units.phone',
  'units.validUntil',
  'units.status',
  'units.mergedInto',
  'units.fromOn',
  'units.toOn',
  'units.version',
] as const;

/** Units of a federation, whoever asks; the caller judges reach. */
export function selectUnits(db: Trx | Db, { federationId }: Tenant) {
  return db
    .selectFrom('units')
    .where('units.federationId', '=', federationId)
    .select(unitColumns)
    .$narrowType<{ kind: UnitKind; status: UnitStatus }>();
}
export type UnitRow = NonNullable<Awaited<ReturnType<typeof findUnit>>>;

export function findUnit(db: Trx | Db, tenant: Tenant, id: string) {
  return selectUnits(db, tenant).where('units.id', '=', id).executeTakeFirst();
}

/** The unit at the top of the federation; undefined before there is one. */
export function findTopUnit(db: Trx | Db, tenant: Tenant) {
  return selectUnits(db, tenant).where('units.parentId', 'is', null).where('status', '=', 'active').executeTakeFirst();
}

/**
 * Holds the shape of a federation's tree until the transaction ends: creating, moving, merging and closing take turns,
 * so that two moves cannot close a ring. Readers and joining members do not wait.
 */
export async function lockTree(trx: Trx, { federationId }: Tenant): Promise<void> {
  await trx.selectFrom('federations').select('id').where('id', '=', federationId).forNoKeyUpdate().executeTakeFirst();
}

/** One unit, locked: who lets members in holds it shared (`share`), who closes it alone (`update`). */
export function lockUnit(trx: Trx, tenant: Tenant, { id, how }: { id: string; how: 'share' | 'update' }) {
  const query = selectUnits(trx, tenant).where('units.id', '=', id);
  return (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst();
}

/** How many units it leads, and how many persons are members of it itself. */
export function withCounts<Row>(query: SelectQueryBuilder<Tables, 'units', Row>) {
  return query.select([
    sql<number>`(select count(*) from units child
                  where child.federation_id = units.federation_id and child.parent_id = units.id and child.status = 'active')`.as(
      'children',
    ),
    sql<number>`(select count(*) from memberships membership
                  where membership.federation_id = units.federation_id and membership.unit_id = units.id
                    and membership.state <> 'ended')`.as('members'),
  ]);
}

/** Live members of a unit and all below it. */
export async function countMembersBelow(db: Trx | Db, { federationId }: Tenant, path: UnitPath): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select count(*) as members
      from memberships
      join units on units.federation_id = memberships.federation_id and units.id = memberships.unit_id
     where memberships.federation_id = ${federationId} and memberships.state <> 'ended' and units.path <@ ${path}::ltree`.execute(
    db,
  );
  return rows[0]?.members ?? 0;
}

export interface UnitRef {
  id: string;
  name: string;
}

/** For each path, the units from the top down to the unit itself: one look-up for all. */
export async function listBreadcrumbs(
  db: Trx | Db,
  { federationId }: Tenant,
  paths: readonly UnitPath[],
): Promise<UnitRef[][]> {
  const ids = [...new Set(paths.flatMap(ancestorIds))];
  if (ids.length === 0) return [];
  const { rows } = await sql<UnitRef>`
    select id, name from units where federation_id = ${federationId} and id = any(${ids}::uuid[])`.execute(db);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return paths.map((path) => ancestorIds(path).map((id) => ({ id, name: names.get(id) ?? '' })));
}

/** The active unit that carries a code, other than the one given. */
export function findByUscc(db: Trx | Db, tenant: Tenant, { uscc, butNot }: { uscc: string; butNot?: string }) {
  return selectUnits(db, tenant)
    .where('units.uscc', '=', uscc)
    .where('units.status', '=', 'active')
    .$if(butNot !== undefined, (query) => query.where('units.id', '<>', butNot ?? ''))
    .executeTakeFirst();
}

/** An active unit with this name directly below a superior, other than the one given. */
export function findSibling(
  db: Trx | Db,
  tenant: Tenant,
  { parentId, name, butNot }: { parentId: string; name: string; butNot?: string },
) {
  return selectUnits(db, tenant)
    .where('units.parentId', '=', parentId)
    .where('units.name', '=', name)
    .where('units.status', '=', 'active')
    .$if(butNot !== undefined, (query) => query.where('units.id', '<>', butNot ?? ''))
    .executeTakeFirst();
}

export function listActiveChildren(db: Trx | Db, tenant: Tenant, parentId: string) {
  return selectUnits(db, tenant)
    .where('units.parentId', '=', parentId)
    .where('units.status', '=', 'active')
    .orderBy('units.id')
    .execute();
}

/** First day of the unit's present span. */
export async function getSpanStart(db: Trx | Db, { federationId }: Tenant, unitId: string): Promise<Day> {
  const span = await db
    .selectFrom('unitParents')
    .select('fromOn')
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId)
    .orderBy('fromOn', 'desc')
    .executeTakeFirstOrThrow();
  return span.fromOn;
}
