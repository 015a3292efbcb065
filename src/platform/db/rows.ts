import { type RawBuilder, sql } from 'kysely';

/**
 * Rows that rules made, as a table: they are searched, sorted and paged like stored ones.
 * @param columns the alias `one` and its columns with their types, such as ``sql`one (id uuid, name text)` ``
 */
export function tableOf<Row extends object>(rows: readonly Row[], columns: RawBuilder<unknown>) {
  return sql<Row>`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`.as<'one'>(columns);
}
