import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { Row } from './contract.ts';

const ROWS_PER_STATEMENT = 2500;

/**
 * Writes many rows of one table, some thousand per statement; the next are made ready while the database takes these.
 * Every row has the same columns as the first; bytes are Buffers, `jsonb` columns take objects as they are.
 */
export async function insertRows(trx: Trx, table: keyof Tables & string, rows: Iterable<Row>): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const columns = Object.keys(chunk[0] ?? {});
    const names = columns.map(snakeCase);
    const told = JSON.stringify(
      chunk.map((row) => Object.fromEntries(columns.map((column, index) => [names[index], plain(row[column])]))),
    );
    await writing;
    const list = sql.join(columns.map((column) => sql.ref(column)));
    writing = sql`
      insert into ${sql.table(table)} (${list})
      select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${told}::jsonb)`.execute(trx);
    // Whatever it throws is thrown where it is awaited; until then nobody is to call it unhandled.
    writing.catch(() => undefined);
    await nextTurn();
  }
  await writing;
}

function* chunksOf<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Lets the statement out before the next rows are made. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Bytes as PostgreSQL reads them from text. */
function plain(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
