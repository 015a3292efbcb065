import { setTimeout } from 'node:timers/promises';
import {
  CamelCasePlugin,
  Kysely,
  type KyselyPlugin,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  RawNode,
  SelectQueryNode,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { drawNumber } from '../ids.ts';
import { createNames, preparingClient } from './prepared.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
/** A running transaction. Query functions take it first. */
export type Trx = Transaction<Tables>;

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === DATE) return (value: string) => value;
    if (oid === TIMESTAMPTZ && format !== 'binary') return readMoment;
    return pg.types.getTypeParser(oid, format);
  },
};

const readAnyMoment = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** Moments come as UTC almost always, which the runtime reads itself; years before Christ and other zones take the long way. */
export function readMoment(text: string): Date {
  return text[4] === '-' && text.endsWith('+00')
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : readAnyMoment(text);
}

/** Lets the beginning of a transaction go out with its first statements: it fails only where they do, since nobody answers. */
class AtOnceDriver extends PostgresDriver {
  override async beginTransaction(...given: Parameters<PostgresDriver['beginTransaction']>): Promise<void> {
    void waitedForLater(super.beginTransaction(...given));
  }
}

class AtOnceDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new AtOnceDriver(this.#config);
  }
}

/**
 * Opens a pool on a PostgreSQL database. Names are snake_case in SQL and camelCase here; `int8` and `numeric`
 * arrive as numbers, `date` as `YYYY-MM-DD`.
 */
export function connect(url: string, { connections = 16 }: { connections?: number } = {}): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'unionhall',
    // Statements that are asked for together go out together, and are answered in their order.
    pipeline: true,
    Client: preparingClient(createNames()),
  });
  // An idle connection that the server ends (a restart) is replaced by the pool at the next query.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({
    dialect: new AtOnceDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

const readers = new WeakMap<Db, Trx>();

const selectsOnly: KyselyPlugin = {
  transformQuery({ node }) {
    if (!SelectQueryNode.is(node) && !RawNode.is(node)) throw new Error(`A page that is shown writes: ${node.kind}`);
    return node;
  },
  transformResult: async ({ result }) => result,
};

/**
 * For showing a page: what takes a transaction may look things up through it, and nothing may be written. Its statements
 * stand for themselves, as they do within a transaction that reads what is committed, and need no `begin` and `commit`.
 */
export function readerOf(db: Db): Trx {
  let reader = readers.get(db);
  if (!reader) {
    // The type differs only in what begins and ends a transaction, which queries never do.
    reader = db.withPlugin(selectsOnly) as Trx;
    readers.set(db, reader);
  }
  return reader;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const IN_FAILED_TRANSACTION = '25P02';

const waiting = new WeakMap<Trx, ((db: Db) => void)[]>();

/** Does something in this process once the running transaction has committed; nothing where it has not. */
export function afterCommit(trx: Trx, act: (db: Db) => void): void {
  const acts = waiting.get(trx);
  if (acts) acts.push(act);
  else waiting.set(trx, [act]);
}

const MOST_ATTEMPTS = 6;
const PAUSE_MS = 10;

/**
 * Runs `work` in one transaction; where another stood in its way (a deadlock, somebody who was faster) it is tried again, after
 * a short pause of a length of its own, so that those who hindered each other do not meet again.
 */
export async function inTransaction<Result>(db: Db, work: (trx: Trx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    let running: Trx | undefined;
    try {
      const result = await db.transaction().execute(async (trx) => {
        running = trx;
        await sendAtOnce(trx);
        return work(trx);
      });
      for (const act of (running && waiting.get(running)) ?? []) act(db);
      return result;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isPgError(error, DEADLOCK, SERIALIZATION_FAILURE)) throw error;
      if (attempt > 1) await setTimeout(drawNumber(PAUSE_MS * 2 ** attempt));
    }
  }
}

/**
 * Lets statements of a transaction that are asked for together go out together: on its own, Kysely sends each after the answer
 * to the one before, and everybody who waits for a lock waits for each way there and back. They run in the order in which
 * they were asked for; where one fails, those behind it fail as well.
 */
async function sendAtOnce(trx: Trx): Promise<void> {
  const executor = trx.getExecutor();
  await executor.provideConnection(async (connection) => {
    executor.provideConnection = (use) => use(connection);
  });
}

/**
 * Waits for statements that were asked for together, all of them whatever becomes of one: the transaction must not end while
 * some of it is still on its way.
 * @throws what failed first, not what failed because of it: once a statement has failed, PostgreSQL refuses those behind it
 */
export async function allOf<const Asked extends readonly Promise<unknown>[]>(
  asked: Asked,
): Promise<{ -readonly [At in keyof Asked]: Awaited<Asked[At]> }> {
  const settled = await Promise.allSettled(asked);
  const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw failures.find((error) => !isPgError(error, IN_FAILED_TRANSACTION)) ?? failures[0];
  return settled.map((one) => 'value' in one && one.value) as never;
}

/** Statements that somebody waits for later: what fails meanwhile is no failure that nobody looks at. */
export function waitedForLater<Result>(asked: Promise<Result>): Promise<Result> {
  asked.catch(() => undefined);
  return asked;
}

/** `true` for an error of PostgreSQL with one of these SQLSTATEs. */
export function isPgError(
  error: unknown,
  ...sqlStates: string[]
): error is Error & { code: string; constraint?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && sqlStates.includes(error.code);
}

/**
 * `true` where PostgreSQL could not take a value for what it is: a NUL character, half of a surrogate pair, a year or a
 * number beyond its types (class 22 of its SQLSTATEs). The caller sent it, nothing broke.
 */
export function isDataError(error: unknown): boolean {
  return isPgError(error, '22003', '22007', '22008', '22021', '22P02', '22P05');
}

/** Whether the database answers; throws where it does not. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}
