import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { firstLine, isErrno } from './causes.ts';
import { databaseRefusals } from './errors.ts';

const OLDEST_VERSION = 15_00_00;
const CONNECT_TIMEOUT_MS = 5000;
const STARTING_TRIES = 60;
const needed = ['ltree', 'pg_trgm', 'btree_gist'] as const;

/** What a server says of itself. */
export interface ServerFacts {
  version: string;
  versionNumber: number;
  encoding: string;
  isStandby: boolean;
  extensions: string[];
  mayCreate: boolean;
}

/**
 * Proves that a PostgreSQL server can carry Unionhall, before anything is written there.
 * @throws database.unreachable, signInRefused, noSuchDatabase, tooOld, wrongEncoding, standby, extensionsMissing, mayNotCreate
 */
export async function checkServer(url: string): Promise<void> {
  const client = await connectTo(url);
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version,
              current_setting('server_version_num')::int as "versionNumber",
              current_setting('server_encoding') as encoding,
              pg_is_in_recovery() as "isStandby",
              array(select name::text from pg_available_extensions) as extensions,
              has_database_privilege(current_database(), 'create')
                and coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`,
    );
    const [facts] = rows;
    if (facts)
      judgeServer(facts, { server: addressOf(client), user: client.user ?? '', database: client.database ?? '' });
  } finally {
    await client.end();
  }
}

/** @throws what checkServer throws once it is connected */
export function judgeServer(facts: ServerFacts, at: { server: string; user: string; database: string }): void {
  if (facts.versionNumber < OLDEST_VERSION) throw databaseRefusals.tooOld({ ...at, found: facts.version });
  if (facts.encoding !== 'UTF8') throw databaseRefusals.wrongEncoding({ ...at, found: facts.encoding });
  if (facts.isStandby) throw databaseRefusals.standby(at);
  const missing = needed.filter((name) => !facts.extensions.includes(name));
  if (missing.length > 0) throw databaseRefusals.extensionsMissing({ ...at, extensions: missing.join(', ') });
  if (!facts.mayCreate) throw databaseRefusals.mayNotCreate(at);
}

/** Waits for a server that says it is starting; anything else is refused at once. */
async function connectTo(url: string): Promise<pg.Client> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'unionhall',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end();
      if (!isErrno(error, '57P03') || tries === STARTING_TRIES) throw refusalFor(error, client);
      await sleep(500);
    }
  }
}

function refusalFor(error: unknown, client: pg.Client): Error {
  const at = {
    server: addressOf(client),
    user: client.user ?? '',
    database: client.database ?? '',
    reason: firstLine(error),
  };
  if (!(error instanceof Error)) return databaseRefusals.unreachable(at);
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('28') || /password|SASL|SCRAM/i.test(error.message)) return databaseRefusals.signInRefused(at);
  if (code === '3D000') return databaseRefusals.noSuchDatabase(at);
  if (error instanceof AggregateError)
    return databaseRefusals.unreachable({ ...at, reason: firstLine(error.errors[0]) });
  return databaseRefusals.unreachable(at);
}

/** Host and port, never the password. */
function addressOf({ host, port }: pg.Client): string {
  return `${host}:${port}`;
}
