import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Row } from './contract.ts';

const ROWS_PER_STATEMENT = 4000;

/**
 * Writes many rows of one table, some thousand per statement. Every row has the same columns as the first; bytes are
 * Buffers, `jsonb` columns take objects as they are.
 */
export async function insertRows(trx: Trx, table: keyof Tables & string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map(snakeCase);
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const told = rows
      .slice(at, at + ROWS_PER_STATEMENT)
      .map((row) => Object.fromEntries(columns.map((column, index) => [names[index], plain(row[column])])));
    const list = sql.join(columns.map((column) => sql.ref(column)));
    await sql`
      insert into ${sql.table(table)} (${list})
      select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(told)}::jsonb)`.execute(
      trx,
    );
  }
}

/** Bytes as PostgreSQL reads them from text. */
function plain(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
