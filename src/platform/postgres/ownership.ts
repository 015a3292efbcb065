import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { layoutOf } from './cluster.ts';
import { databaseRefusals } from './errors.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';

/**
 * The session whose advisory lock says that a server lives on this data folder. PostgreSQL gives the lock up the moment
 * the server dies, however it dies, so no file can be left behind to lie.
 */
export interface Ownership {
  session: pg.Client;
  postmaster: Postmaster;
}

const OWNER_LOCK = 7_350_042;
const CANNOT_CONNECT_NOW = '57P03';
const INVALID_PASSWORD = '28P01';
const TOO_MANY_CONNECTIONS = '53300';
const POLL_MS = 50;
/** A server that was killed or is just stopping gives way within this. */
const GRACE_MS = 2000;
/** A PostgreSQL that says it is ready and answers nobody lives in another network, such as a container's. */
const SILENCE_MS = 30_000;

/** The address of a database of the embedded PostgreSQL. */
export function urlOf({
  user,
  password,
  port,
  database,
}: {
  user: string;
  password: string;
  port: number;
  database: string;
}) {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/**
 * Claims a running PostgreSQL for this server.
 * @returns undefined when it went away meanwhile: look again.
 * @throws database.folderInUse, database.passwordMissing
 */
export async function claim({
  dataFolder,
  password,
}: {
  dataFolder: string;
  password: string;
}): Promise<Ownership | undefined> {
  const { clusterFolder, passwordFile } = layoutOf(dataFolder);
  let refusedMs = 0;
  let silentMs = 0;
  for (;;) {
    const postmaster = await findPostmaster(clusterFolder);
    if (!postmaster) return undefined;
    const session = await connectOrWait({ ...postmaster, password, passwordFile });
    if (session) {
      const { rows } = await session.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
        OWNER_LOCK,
      ]);
      if (rows[0]?.locked) return { session, postmaster };
      const pid = await holderOf(session);
      await session.end();
      if (refusedMs >= GRACE_MS) throw databaseRefusals.folderInUse({ folder: dataFolder, pid: pid ?? '?' });
      refusedMs += POLL_MS;
    } else if (postmaster.isReady) {
      silentMs += POLL_MS;
      if (silentMs >= SILENCE_MS) throw databaseRefusals.folderInUse({ folder: dataFolder, pid: postmaster.pid });
    }
    await sleep(POLL_MS);
  }
}

/** `undefined` while it starts, stops or recovers. */
async function connectOrWait({
  port,
  password,
  passwordFile,
}: Postmaster & { password: string; passwordFile: string }): Promise<pg.Client | undefined> {
  const session = new pg.Client({
    connectionString: urlOf({ user: 'postgres', password, port, database: 'postgres' }),
    application_name: `unionhall ${process.pid}`,
    keepAlive: true,
  });
  // A broken connection is also told by `end`; without a listener it would end the process.
  session.on('error', () => undefined);
  try {
    await session.connect();
    return session;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (
      code === CANNOT_CONNECT_NOW ||
      code === TOO_MANY_CONNECTIONS ||
      code === 'ECONNREFUSED' ||
      code === 'ECONNRESET'
    ) {
      return undefined;
    }
    if (code === INVALID_PASSWORD) throw databaseRefusals.passwordMissing({ file: passwordFile });
    throw error;
  }
}

async function holderOf(session: pg.Client): Promise<number | undefined> {
  const { rows } = await session.query<{ name: string }>(
    `select application_name as name
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [OWNER_LOCK],
  );
  const pid = Number(rows[0]?.name.split(' ').at(-1));
  return Number.isInteger(pid) ? pid : undefined;
}
