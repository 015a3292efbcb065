import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '../src/platform/db/connect.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the test PostgreSQL; its path is the maintenance database. */
    databaseAdminUrl: string;
  }
}

export const TEMPLATE_DATABASE = 'template_unionhall';

export interface TestDatabase {
  url: string;
  db: Db;
  pool: pg.Pool;
}

/**
 * A database of its own for one test file, cloned from the migrated template and dropped after the file. Call it at the
 * top of the file, outside `test`.
 */
export async function testDatabase(options: { connections?: number } = {}): Promise<TestDatabase> {
  const { drop, ...database } = await cloneDatabase(options);
  afterAll(drop);
  return database;
}

/** A clone of the migrated template, for whoever drops it. */
export async function cloneDatabase({
  connections = 8,
}: {
  connections?: number;
} = {}): Promise<TestDatabase & { drop: () => Promise<void> }> {
  const adminUrl = inject('databaseAdminUrl');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await runAsAdmin(
    adminUrl,
    `create database ${name} template ${TEMPLATE_DATABASE} owner unionhall strategy file_copy`,
  );
  const url = withDatabase(adminUrl, name);
  const { db, pool } = connect(url, { connections });
  const drop = async () => {
    await db.destroy();
    await waitUntilLeft(adminUrl, name);
    await runAsAdmin(adminUrl, `drop database ${name} with (force)`);
  };
  return { url, db, pool, drop };
}

/** The same server, another database; as the role that the server itself uses. */
export function withDatabase(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.username = 'unionhall';
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on the maintenance database. */
export async function runAsAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const LEAVING_MS = 3000;

/** A pool's sockets close a moment after it says that it has ended; dropping their database earlier would break them. */
async function waitUntilLeft(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const until = Date.now() + LEAVING_MS;
    while (Date.now() < until) {
      const { rows } = await client.query<{ count: string }>(
        'select count(*) from pg_stat_activity where datname = $1',
        [name],
      );
      if (rows[0]?.count === '0') return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await client.end();
  }
}
