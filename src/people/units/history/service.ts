import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Scope } from '../../access/rules.ts';
import type { PlannedChange } from '../contract.ts';
import type { Tenant } from '../queries.ts';
import { demandOn, getUnit } from '../service.ts';
import { listUnitChanges } from './queries.ts';

/** Everything that happened to a unit and is planned for it, the newest first. @throws units.not-found, access.not-allowed */
export async function listUnitHistory(db: Db, scope: Scope, unitId: string): Promise<PlannedChange[]> {
  demandOn(scope, 'units.read', await getUnit(db, scope, unitId));
  return listUnitChanges(db, scope, unitId);
}

export interface UnitAsOf {
  unitId: string;
  parentId: string | null;
  /** The path as it was on that day. */
  path: UnitPath;
}

/**
 * The tree as it was organised on a day, from the spans of leadership: units that existed then, superiors first.
 * For figures "as organised then".
 */
export async function unitsAsOf(db: Db | Trx, { federationId }: Tenant, day: Day): Promise<UnitAsOf[]> {
  const { rows } = await sql<UnitAsOf>`
    with recursive standing as (
      select span.unit_id, span.parent_id
        from unit_parents span
        join units unit on unit.federation_id = span.federation_id and unit.id = span.unit_id
       where span.federation_id = ${federationId}
         and span.from_on <= ${day}::date and (span.to_on is null or span.to_on > ${day}::date)
         and (unit.to_on is null or unit.to_on > ${day}::date)
    ), tree as (
      select unit_id, parent_id, text2ltree(replace(unit_id::text, '-', '')) as path from standing where parent_id is null
      union all
      select standing.unit_id, standing.parent_id, tree.path || replace(standing.unit_id::text, '-', '')
        from tree join standing on standing.parent_id = tree.unit_id
    )
    select unit_id, parent_id, path::text as path from tree order by nlevel(path), path`.execute(db);
  return rows;
}
