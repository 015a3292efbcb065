import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import { childPath, type UnitPath } from '../../../kernel/unit-path.ts';
import type { Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../queries.ts';
import { shortNameOf, type UnitKind } from '../rules.ts';
import { spellUnit } from '../spelling/service.ts';

/** A unit as bulk loading takes it: checked by whoever made it, superiors before their subordinates. */
export interface BulkUnit {
  id: string;
  parentId: string | null;
  kind: UnitKind;
  name: string;
  shortName?: string | undefined;
  uscc?: string | null | undefined;
  regionCode?: string | null | undefined;
  industryId?: string | null | undefined;
  address?: string | null | undefined;
  phone?: string | null | undefined;
  validUntil?: Day | null | undefined;
  fromOn: Day;
}

interface BulkUnits {
  rows: readonly BulkUnit[];
  actor: { id?: string | undefined; name: string };
  /** Of the first line of each history, beyond name and kind. */
  detail?: object;
  now: Date;
}

const ROWS_PER_STATEMENT = 5000;

/**
 * Writes many units with their first spans and the beginning of their histories, a few thousand per statement.
 * Nothing is checked but what the database holds: for imports that have judged their rows, and generated trees.
 * @returns the path of each unit by its id
 * @throws RangeError where a superior is neither there nor earlier in the rows
 */
export async function insertUnitsInBulk(
  trx: Trx,
  { federationId }: Tenant,
  { rows, actor, detail = {}, now }: BulkUnits,
): Promise<Map<string, UnitPath>> {
  const paths = await findOuterPaths(trx, { federationId }, rows);
  const made = rows.map((row) => {
    const parent = row.parentId === null ? null : paths.get(row.parentId);
    if (parent === undefined) throw new RangeError(`unit ${row.id} comes before its superior ${row.parentId}`);
    const path = childPath(parent, row.id);
    paths.set(row.id, path);
    return {
      id: row.id,
      parent_id: row.parentId,
      path,
      kind: row.kind,
      name: row.name,
      short_name: row.shortName ?? shortNameOf(row.name),
      ...spellUnit(row.name),
      uscc: row.uscc ?? null,
      region_code: row.regionCode ?? null,
      industry_id: row.industryId ?? null,
      address: row.address ?? null,
      phone: row.phone ?? null,
      valid_until: row.validUntil ?? null,
      from_on: row.fromOn,
      change_id: newId(),
    };
  });
  for (let at = 0; at < made.length; at += ROWS_PER_STATEMENT) {
    const chunk = JSON.stringify(made.slice(at, at + ROWS_PER_STATEMENT));
    await sql`
      with made as (
        select * from jsonb_to_recordset(${chunk}::jsonb) as made
          (id uuid, parent_id uuid, path text, kind text, name text, short_name text, pinyin text, initials text, uscc text,
           region_code text, industry_id uuid, address text, phone text, valid_until date, from_on date, change_id uuid)
      ), written as (
        insert into units (federation_id, id, parent_id, path, kind, name, short_name, pinyin, initials, uscc, region_code,
                           industry_id, address, phone, valid_until, from_on, created_at)
        select ${federationId}::uuid, id, parent_id, path::ltree, kind, name, short_name, pinyin, initials, uscc, region_code,
               industry_id, address, phone, valid_until, from_on, ${now}::timestamptz
          from made
      ), spans as (
        insert into unit_parents (federation_id, unit_id, from_on, parent_id)
        select ${federationId}::uuid, id, from_on, parent_id from made
      )
      insert into unit_changes (federation_id, id, unit_id, kind, effective_on, detail, recorded_by, actor_name, recorded_at,
                                applied_at)
      select ${federationId}::uuid, change_id, id, 'created', from_on,
             ${JSON.stringify(detail)}::jsonb || jsonb_build_object('name', name, 'kind', kind), ${actor.id ?? null}::uuid,
             ${actor.name}, ${now}::timestamptz, ${now}::timestamptz
        from made`.execute(trx);
  }
  return paths;
}

/** Paths of superiors that are in the database already. */
async function findOuterPaths(trx: Trx, { federationId }: Tenant, rows: readonly BulkUnit[]) {
  const inner = new Set(rows.map((row) => row.id));
  const outer = [...new Set(rows.flatMap(({ parentId }) => (parentId && !inner.has(parentId) ? [parentId] : [])))];
  if (outer.length === 0) return new Map<string, UnitPath>();
  const found = await trx
    .selectFrom('units')
    .select(['id', 'path'])
    .where('federationId', '=', federationId)
    .where('id', 'in', outer)
    .execute();
  return new Map<string, UnitPath>(found.map((unit) => [unit.id, unit.path]));
}
