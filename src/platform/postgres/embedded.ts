import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Refusal } from '../../kernel/refusal.ts';
import { type Account, findAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { reasonOf, tellsOfFullDisk } from './causes.ts';
import { createCluster, layoutOf, openCluster, prepareDataFolder } from './cluster.ts';
import { databaseRefusals } from './errors.ts';
import { claim, urlOf } from './ownership.ts';
import { launch, stopPostmaster } from './postmaster.ts';

export interface EmbeddedDatabase {
  /** The application's database, as a role that owns it and is no superuser. */
  url: string;
  /** The maintenance database as superuser: for tests and tools, never for the server. */
  adminUrl: string;
  /** Stops PostgreSQL and waits. Close every pool first. Called again with `force`, it ends PostgreSQL at once. */
  stop: (options?: { force?: boolean }) => Promise<void>;
}

/** What a start tells of itself while it works. */
export type DatabaseStep = 'creating' | 'starting' | 'recovering' | 'adopting';

export interface EmbeddedOptions {
  /** Absolute path. */
  dataFolder: string;
  onStep?: (step: DatabaseStep) => void;
  /** PostgreSQL died under the server and did not come back. */
  onLost?: (error: Error) => void;
  /** `false` gives up durability for speed: only for data that a test throws away. */
  isDurable?: boolean;
}

const DATABASE = 'unionhall';
const LAUNCHES = 6;
const RESTART_MS = 500;

/**
 * Starts the embedded PostgreSQL of a data folder, or takes over the one that a killed server left running. The cluster
 * lies in `<data>/postgres`, its password in `<data>/postgres-password`, its log in `<data>/postgres.log`. It listens on a
 * free port of 127.0.0.1.
 * @throws database.* refusals
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataFolder, onStep = () => undefined, onLost = () => undefined, isDurable = true } = options;
  const { clusterFolder, logFile } = layoutOf(dataFolder);
  const binaries = await findBinaries();
  const isNewFolder = await prepareDataFolder(dataFolder);
  const account = await findAccount({ dataFolder, isNewFolder, binaries });

  let password = await openCluster(dataFolder, account);
  if (password === undefined) {
    onStep('creating');
    await createCluster({ dataFolder, account, isDurable });
    password = (await openCluster(dataFolder, account)) ?? '';
  }

  let owned = await settle({ ...options, account, password, onStep, isDurable });
  const { pid, port } = owned.postmaster;
  await prepareDatabase(owned.session, password).catch(async (error: Error) => {
    await stopPostmaster({ clusterFolder, pid });
    throw tellsOfFullDisk(error.message) ? databaseRefusals.noSpace({ folder: dataFolder }) : error;
  });
  let stopping: Promise<void> | undefined;
  let isForced = false;

  const keep = async (): Promise<void> => {
    for (;;) {
      await new Promise((resolve) => owned.session.once('end', resolve));
      // A backend that crashed takes every session with it; PostgreSQL is back a moment later.
      await sleep(RESTART_MS);
      if (stopping !== undefined) return;
      const again = await claim({ dataFolder, password });
      if (!again) throw databaseRefusals.lost({ logFile });
      owned = again;
    }
  };
  keep().catch(onLost);

  return {
    url: urlOf({ user: DATABASE, password, port, database: DATABASE }),
    adminUrl: urlOf({ user: 'postgres', password, port, database: 'postgres' }),
    stop({ force = false } = {}) {
      isForced ||= force;
      stopping ??= stopPostmaster({ clusterFolder, pid, isForced: () => isForced });
      return stopping;
    },
  };
}

/** Starts PostgreSQL unless it runs, and claims it. */
async function settle({
  dataFolder,
  account,
  password,
  onStep,
  isDurable,
}: Required<Pick<EmbeddedOptions, 'dataFolder' | 'onStep' | 'isDurable'>> & { account: Account; password: string }) {
  const { clusterFolder, logFile } = layoutOf(dataFolder);
  for (let launches = 0; launches < LAUNCHES; launches++) {
    const claimed = await claim({ dataFolder, password });
    if (claimed && launches === 0) onStep('adopting');
    if (claimed) return claimed;
    onStep('starting');
    const onRecovering = () => onStep('recovering');
    const said = await launch({ clusterFolder, logFile, account, isDurable, onRecovering });
    if (said === undefined) continue;
    if (!mayPass(said)) throw reasonFor(said, { dataFolder, logFile });
    await sleep(RESTART_MS);
  }
  throw databaseRefusals.lost({ logFile });
}

/** The server's own database, and a role without superuser rights that owns it. */
async function prepareDatabase(session: pg.Client, password: string): Promise<void> {
  const { rows } = await session.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rows.length > 0) return;
  const { rows: roles } = await session.query('select 1 from pg_roles where rolname = $1', [DATABASE]);
  if (roles.length === 0) {
    await session.query(`create role ${DATABASE} login password ${session.escapeLiteral(password)}`);
  }
  await session.query(`create database ${DATABASE} owner ${DATABASE}`);
}

/** Another start was faster, took the port, or has not quite gone yet. */
function mayPass(said: string): boolean {
  return /could not bind|lock file .* already exists|pre-existing shared memory/i.test(said);
}

function reasonFor(said: string, { dataFolder, logFile }: { dataFolder: string; logFile: string }): Refusal {
  if (tellsOfFullDisk(said)) return databaseRefusals.noSpace({ folder: dataFolder });
  return databaseRefusals.failed({ reason: reasonOf(said), logFile });
}
