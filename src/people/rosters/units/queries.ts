import { sql } from 'kysely';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';
import type { StandingUnit } from './plan/rules.ts';

const columns = sql`unit.id, unit.parent_id, parent.name as parent_name, unit.path::text as path, unit.kind, unit.status,
                    unit.name, unit.short_name, unit.former_names, unit.uscc, unit.region_code, unit.address, unit.phone,
                    unit.valid_until, unit.from_on`;
const source = sql`units unit left join units parent
                     on parent.federation_id = unit.federation_id and parent.id = unit.parent_id`;

/** Every unit at or below a path, gone ones included. */
export async function listUnitsBelow(db: Db | Trx, { federationId }: Tenant, top: UnitPath): Promise<StandingUnit[]> {
  const { rows } = await sql<StandingUnit>`
    select ${columns} from ${source}
     where unit.federation_id = ${federationId} and unit.path <@ ${top}::ltree`.execute(db);
  return rows;
}

/** Active units that have one of these codes. */
export async function listUnitsCoded(
  db: Db | Trx,
  { federationId }: Tenant,
  codes: readonly string[],
): Promise<StandingUnit[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<StandingUnit>`
    select ${columns} from ${source}
     where unit.federation_id = ${federationId} and unit.uscc = any(${[...codes]}) and unit.status = 'active'`.execute(
    db,
  );
  return rows;
}

/** These units, whatever has become of them. */
export async function listUnitsById(
  db: Db | Trx,
  { federationId }: Tenant,
  ids: readonly string[],
): Promise<StandingUnit[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<StandingUnit>`
    select ${columns} from ${source}
     where unit.federation_id = ${federationId} and unit.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Active units of these names directly below these superiors. */
export async function listUnitsNamed(
  db: Db | Trx,
  { federationId }: Tenant,
  { parentIds, names }: { parentIds: readonly string[]; names: readonly string[] },
): Promise<StandingUnit[]> {
  const { rows } = await sql<StandingUnit>`
    select ${columns} from ${source}
     where unit.federation_id = ${federationId} and unit.parent_id = any(${[...parentIds]}::uuid[])
       and unit.name = any(${[...names]}) and unit.status = 'active'`.execute(db);
  return rows;
}
