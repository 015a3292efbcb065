import { sql } from 'kysely';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';
import type { Place } from './rules.ts';

const columns = sql`unit.id, unit.name, unit.short_name, unit.former_names, unit.uscc, unit.kind, unit.status,
                    unit.path::text as path, successor.name as successor`;

/** Every unit at or below a path, gone ones included, as rows of a sheet may name it. */
export async function listPlaces(db: Db | Trx, { federationId }: Tenant, top: UnitPath): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select ${columns}
      from units unit
      left join units successor on successor.federation_id = unit.federation_id and successor.id = unit.merged_into
     where unit.federation_id = ${federationId} and unit.path <@ ${top}::ltree`.execute(db);
  return rows;
}

/** Units as they are now, held so that none is closed or moved while rows go into it. */
export async function holdPlaces(
  trx: Trx,
  { federationId }: Tenant,
  ids: readonly string[],
): Promise<Map<string, Place>> {
  const { rows } = await sql<Place>`
    select ${columns}
      from units unit
      left join units successor on successor.federation_id = unit.federation_id and successor.id = unit.merged_into
     where unit.federation_id = ${federationId} and unit.id = any(${[...ids]}::uuid[])
     order by unit.id
       for share of unit`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}
