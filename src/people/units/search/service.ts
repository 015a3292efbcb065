import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { escapeLike } from '../../../platform/db/like.ts';
import { type Ability, may, reachOf, type Scope } from '../../access/rules.ts';
import type { FoundUnit } from '../contract.ts';
import { listBreadcrumbs } from '../queries.ts';
import { withinTops } from '../reach/service.ts';
import type { UnitKind, UnitStatus } from '../rules.ts';
import { getUnit } from '../service.ts';
import { matchesWords, searchTerms } from '../spelling/service.ts';

export interface UnitSearch {
  q: string;
  limit: number;
  /** Only units where the scope may use this ability. */
  reach?: Ability | undefined;
  /** Kinds joined by commas. */
  kind?: string | undefined;
  within?: string | undefined;
}

interface FoundRow {
  id: string;
  name: string;
  kind: UnitKind;
  status: UnitStatus;
  path: UnitPath;
  mergedId: string | null;
  mergedName: string | null;
  children: number;
  members: number;
  total: number;
}

/**
 * Units whose names (of now or before), pinyin, initials or code hold every word of the search. Exact names come first,
 * then beginnings of names, of initials, of pinyin, then the rest; active before gone, superior before subordinate.
 * Names are no secret within the federation; counts of members are, beyond the scope's reach.
 * @throws units.not-found for a `within` of elsewhere
 */
export async function searchUnits(
  db: Db,
  scope: Scope,
  { q, limit, reach, kind, within }: UnitSearch,
): Promise<{ items: FoundUnit[]; nextCursor: null; total: number }> {
  const words = sql.ref<string>('unit.words');
  const path = sql.ref<string>('unit.path');
  const conditions: RawBuilder<SqlBool>[] = [matchesWords(words, q)];
  if (reach) conditions.push(withinTops(path, reachOf(scope, reach)));
  if (within) conditions.push(withinTops(path, [(await getUnit(db, scope, within)).path]));
  if (kind) conditions.push(sql<SqlBool>`unit.kind = any(${kind.split(',')}::text[])`);
  const whole = q.trim().toLowerCase();
  const start = `${escapeLike(searchTerms(q)[0] ?? '')}%`;
  const { rows } = await sql<FoundRow>`
    with found as (
      select unit.id, unit.name, unit.kind, unit.status, unit.path, unit.merged_into, unit.pinyin,
             count(*) over () as total,
             unit.status <> 'active' as gone,
             case
               when lower(unit.name) = ${whole} or lower(unit.short_name) = ${whole} or lower(unit.uscc) = ${whole} then 0
               when lower(unit.name) like ${start} or lower(unit.short_name) like ${start} then 1
               when unit.initials like ${start} then 2
               when unit.pinyin like ${start} then 3
               else 4
             end as rank
        from units unit
       where unit.federation_id = ${scope.federationId} and ${sql.join(conditions, sql` and `)}
       order by gone, rank, nlevel(unit.path), length(unit.name), unit.pinyin, unit.id
       limit ${limit}
    )
    select found.id, found.name, found.kind, found.status, found.path::text as path, found.total,
           successor.id as merged_id, successor.name as merged_name,
           (select count(*) from units child
             where child.federation_id = ${scope.federationId} and child.parent_id = found.id and child.status = 'active') as children,
           (select count(*) from memberships membership
             where membership.federation_id = ${scope.federationId} and membership.unit_id = found.id
               and membership.state <> 'ended') as members
      from found
      left join units successor on successor.federation_id = ${scope.federationId} and successor.id = found.merged_into
     order by found.gone, found.rank, nlevel(found.path), length(found.name), found.pinyin, found.id`.execute(db);
  const trails = await listBreadcrumbs(
    db,
    scope,
    rows.map((row) => row.path),
  );
  const items = rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    status: row.status,
    children: row.children,
    members: may(scope, 'units.read', row.path) ? row.members : null,
    path: trails[index] ?? [],
    mergedInto: row.mergedId ? { id: row.mergedId, name: row.mergedName ?? '' } : null,
  }));
  return { items, nextCursor: null, total: rows[0]?.total ?? 0 };
}
