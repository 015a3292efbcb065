import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
/** A running transaction. Query functions take it first. */
export type Trx = Transaction<Tables>;

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;

const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === DATE) return (value: string) => value;
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opens a pool on a PostgreSQL database. Names are snake_case in SQL and camelCase here; `int8` and `numeric`
 * arrive as numbers, `date` as `YYYY-MM-DD`.
 */
export function connect(url: string, { connections = 16 }: { connections?: number } = {}): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: 'unionhall' });
  // An idle connection that the server ends (a restart) is replaced by the pool at the next query.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Runs `work` in one transaction; a deadlock is tried again, at most three times in all. */
export async function inTransaction<Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === 3 || !isPgError(error, DEADLOCK, SERIALIZATION_FAILURE)) throw error;
    }
  }
}

/** `true` for an error of PostgreSQL with one of these SQLSTATEs. */
export function isPgError(
  error: unknown,
  ...sqlStates: string[]
): error is Error & { code: string; constraint?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && sqlStates.includes(error.code);
}

/** Whether the database answers; throws where it does not. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
