import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type DatabaseStep, type EmbeddedDatabase, startEmbedded } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder = '';
const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'unionhall-embedded-')), 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of running.splice(0)) await database.stop();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function start(steps: DatabaseStep[] = [], onLost?: (error: Error) => void): Promise<EmbeddedDatabase> {
  const onStep = (step: DatabaseStep) => steps.push(step);
  const database = await startEmbedded({ dataFolder: folder, isDurable: false, onStep, onLost });
  running.push(database);
  return database;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** A server of its own process: it says `up` or its refusal, and stops on SIGTERM. */
function startChild({ uid, dataFolder = folder }: { uid?: number; dataFolder?: string } = {}): ChildProcess {
  const source = `
    import { startEmbedded } from ${JSON.stringify(new URL('embedded.ts', import.meta.url))};
    try {
      const database = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, isDurable: false });
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

async function firstWord(child: ChildProcess): Promise<string> {
  const [said] = await once(child.stdout ?? child, 'data');
  return String(said).trim();
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

describe('life', () => {
  test('data outlives a stop; the folder is closed to others', async () => {
    const steps: DatabaseStep[] = [];
    const first = await start(steps);
    await query(first.url, 'create table kept (word text)');
    await query(first.url, `insert into kept values ('还在')`);
    await first.stop();
    const second = await start(steps);

    expect(await query(second.url, 'select word from kept')).toEqual([{ word: '还在' }]);
    expect(steps).toEqual(['creating', 'starting', 'starting']);
    expect((await stat(folder)).mode & 0o007).toBe(0);
    expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  test('the server works as a role without superuser rights, in UTF-8 and UTC', async () => {
    const { url } = await start();
    await query(url, 'create extension pg_trgm');

    expect(
      await query(
        url,
        `select usename as role, usesuper as "isSuper", current_setting('server_encoding') as encoding,
                current_setting('timezone') as zone, upper('é工') as letters, show_trgm('工会')::text <> '{}' as trigrams
           from pg_user where usename = current_user`,
      ),
    ).toEqual([{ role: 'unionhall', isSuper: false, encoding: 'UTF8', zone: 'UTC', letters: 'É工', trigrams: true }]);
  });

  test('the log names no data', async () => {
    const { url } = await start();
    await query(url, 'create table people (phone text primary key)');
    await query(url, `insert into people values ('13800000000')`);

    await expect(query(url, `insert into people values ('13800000000')`)).rejects.toThrow(/duplicate key/);
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('13800000000');
  });

  test('stopping with open transactions is quick, and by force quicker', async () => {
    const database = await start();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    const stopping = database.stop();
    await database.stop({ force: true });
    await stopping;

    await expect(query(database.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('a folder has one server', () => {
  test('a second server is refused and told who holds it', async () => {
    await start();

    await expect(start()).rejects.toMatchObject({ code: 'database.folderInUse', params: { folder, pid: process.pid } });
  });

  test('of two that start at once, one wins', async () => {
    const words = await Promise.all([startChild(), startChild()].map(firstWord));

    expect(words.sort()).toEqual(['database.folderInUse', 'up']);
    const winner = children.find((child) => child.exitCode === null);
    if (winner) await end(winner, 'SIGTERM');
  });

  test('what a killed server left running is taken over', async () => {
    const child = startChild();
    expect(await firstWord(child)).toBe('up');
    const pid = await postmasterPid();
    await end(child, 'SIGKILL');
    const steps: DatabaseStep[] = [];
    const database = await start(steps);

    expect(steps).toEqual(['adopting']);
    expect(await postmasterPid()).toBe(pid);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    await expect(postmasterPid()).rejects.toThrow(/ENOENT/);
  });

  test('a lock file from before a power cut is no hindrance, even when its pid lives again', async () => {
    const first = await start();
    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.stop();
    const { uid, gid } = await stat(join(folder, 'postgres'));
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    children.push(other);
    await writeFile(pidFile, [other.pid, ...lines.slice(1)].join('\n'));
    const database = await start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a crashed session costs the lock only for a moment', async () => {
    const onLost = vi.fn();
    const database = await start([], onLost);
    const [row] = await query(
      database.adminUrl,
      `select pid from pg_stat_activity where application_name ~ '^unionhall '`,
    );
    process.kill((row as { pid: number }).pid, 'SIGKILL');
    await sleep(2000);

    await expect(start()).rejects.toMatchObject({ code: 'database.folderInUse' });
    expect(onLost).not.toHaveBeenCalled();
  });

  test('a PostgreSQL that dies is told', async () => {
    const onLost = vi.fn();
    await start([], onLost);
    process.kill(await postmasterPid(), 'SIGKILL');
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), 5000);

    expect(onLost.mock.calls[0]?.[0]).toMatchObject({ code: 'database.lost' });
  });
});

describe('a folder that will not do is refused in one line', () => {
  test('a file in its place', async () => {
    await writeFile(folder, '');

    await expect(start()).rejects.toMatchObject({ code: 'database.folderNotWritable' });
  });

  test('a cluster of another major version', async () => {
    await (await start()).stop();
    await writeFile(join(folder, 'postgres', 'PG_VERSION'), '15\n');

    await expect(start()).rejects.toMatchObject({
      code: 'database.otherMajor',
      params: { folder, found: '15', expected: '18' },
    });
  });

  test('a cluster without its password', async () => {
    await (await start()).stop();
    await rm(join(folder, 'postgres-password'));

    await expect(start()).rejects.toMatchObject({ code: 'database.passwordMissing' });
  });

  test('a broken cluster, with what PostgreSQL says', async () => {
    await (await start()).stop();
    await rm(join(folder, 'postgres', 'global', 'pg_control'));

    await expect(start()).rejects.toMatchObject({ code: 'database.failed' });
    await expect(start()).rejects.toThrow(/could not find the database system/);
  });
});

describe.runIf(isRoot)('root', () => {
  test('runs the database in a folder that only root may enter', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o700);
    const database = await start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(folder, 'postgres'))).uid).not.toBe(0);
  });

  test('takes back a cluster that was restored as root', async () => {
    await (await start()).stop();
    await chown(join(folder, 'postgres'), 0, 0);
    const database = await start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('runs an ordinary user’s cluster as that user, who may go on with it', async () => {
    await mkdir(folder, { recursive: true });
    await chown(folder, NOBODY, NOBODY);
    await chmod(join(folder, '..'), 0o755);
    const theirs = startChild({ uid: NOBODY });
    expect(await firstWord(theirs)).toBe('up');
    await end(theirs, 'SIGTERM');
    await (await start()).stop();
    const again = startChild({ uid: NOBODY });

    expect(await firstWord(again)).toBe('up');
    await end(again, 'SIGTERM');
  });
});

describe.runIf(isRoot)('an ordinary user', () => {
  test('is told of a folder that cannot be written', async () => {
    await mkdir(folder, { recursive: true });
    await chmod(join(folder, '..'), 0o755);

    expect(await firstWord(startChild({ uid: NOBODY }))).toBe('database.folderNotWritable');
  });

  test('is told of a cluster that belongs to another', async () => {
    await (await start()).stop();
    await chmod(join(folder, '..'), 0o755);
    await chmod(folder, 0o777);

    expect(await firstWord(startChild({ uid: NOBODY }))).toBe('database.folderOfAnotherUser');
  });
});
