import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach } from 'vitest';
import { type DatabaseStep, type EmbeddedDatabase, startEmbedded } from '../src/platform/postgres/embedded.ts';
import { scratchFolder } from './scratch.ts';

export const isRoot = process.getuid?.() === 0;
/** Root may start a server as another user, where that user can read this checkout. */
export const canActAsAnother = isRoot && isOpen(import.meta.dirname) && isOpen(dirname(process.execPath));

function isOpen(folder: string): boolean {
  return (statSync(folder).mode & 0o005) === 0o005 && (folder === dirname(folder) || isOpen(dirname(folder)));
}

/** A data folder for each test of the embedded database, and servers on it that end with the test. */
export function embeddedDatabases() {
  const running: EmbeddedDatabase[] = [];
  const children: ChildProcess[] = [];
  const place = { folder: '', children, start, startChild, postmasterPid };

  beforeEach(async () => {
    place.folder = join(await scratchFolder('embedded'), 'data');
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const database of running.splice(0)) await database.stop();
    await rm(join(place.folder, '..'), { recursive: true, force: true });
  });

  /** Starts the database in this process. */
  async function start(steps: DatabaseStep[] = [], onLost?: (error: Error) => void): Promise<EmbeddedDatabase> {
    const onStep = (step: DatabaseStep) => steps.push(step);
    const database = await startEmbedded({ dataFolder: place.folder, isDurable: false, onStep, onLost });
    running.push(database);
    return database;
  }

  /** A server of its own process, as any user: it says `up` or its refusal's code, and stops on SIGTERM. */
  function startChild(uid?: number): ChildProcess {
    const embedded = new URL('../src/platform/postgres/embedded.ts', import.meta.url);
    const source = `
      import { startEmbedded } from ${JSON.stringify(embedded)};
      try {
        const database = await startEmbedded({ dataFolder: ${JSON.stringify(place.folder)}, isDurable: false });
        console.log('up');
        process.on('SIGTERM', () => database.stop().then(() => process.exit(0)));
        setInterval(() => undefined, 1000);
      } catch (error) {
        console.log(error.code ?? error.stack);
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    children.push(child);
    return child;
  }

  async function postmasterPid(): Promise<number> {
    return Number.parseInt(await readFile(join(place.folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  }

  return place;
}

/** What a child says first. */
export async function firstWord(child: ChildProcess): Promise<string> {
  const [said] = await once(child.stdout ?? child, 'data');
  return String(said).trim();
}

/** Ends a child and waits for it. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Rows of one query, on a connection of its own. */
export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
