import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { embeddedDatabases, end, firstWord, isRoot, query } from '../../../test/embedded.ts';
import type { DatabaseStep } from './embedded.ts';

const at = embeddedDatabases();

describe('life', () => {
  test('data outlives a stop; the folder is closed to others', async () => {
    const steps: DatabaseStep[] = [];
    const first = await at.start(steps);
    await query(first.url, 'create table kept (word text)');
    await query(first.url, `insert into kept values ('还在')`);
    await first.stop();
    const second = await at.start(steps);

    expect(await query(second.url, 'select word from kept')).toEqual([{ word: '还在' }]);
    expect(steps).toEqual(['creating', 'starting', 'starting']);
    expect((await stat(at.folder)).mode & 0o007).toBe(0);
    expect((await stat(join(at.folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
  });

  test('the server works as a role without superuser rights, in UTF-8 and UTC', async () => {
    const { url } = await at.start();
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
    const { url } = await at.start();
    await query(url, 'create table people (phone text primary key)');
    await query(url, `insert into people values ('13800000000')`);

    await expect(query(url, `insert into people values ('13800000000')`)).rejects.toThrow(/duplicate key/);
    expect(await readFile(join(at.folder, 'postgres.log'), 'utf8')).not.toContain('13800000000');
  });

  test('stopping with open transactions is quick, and by force quicker', async () => {
    const database = await at.start();
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
    await at.start();

    await expect(at.start()).rejects.toMatchObject({
      code: 'database.folderInUse',
      params: { folder: at.folder, pid: process.pid },
    });
  });

  test('of two that start at once, one wins', async () => {
    const words = await Promise.all([at.startChild(), at.startChild()].map(firstWord));

    expect(words.sort()).toEqual(['database.folderInUse', 'up']);
    const winner = at.children.find((child) => child.exitCode === null);
    if (winner) await end(winner, 'SIGTERM');
  });

  test('what a killed server left running is taken over', async () => {
    const child = at.startChild();
    expect(await firstWord(child)).toBe('up');
    const pid = await at.postmasterPid();
    await end(child, 'SIGKILL');
    const steps: DatabaseStep[] = [];
    const database = await at.start(steps);

    expect(steps).toEqual(['adopting']);
    expect(await at.postmasterPid()).toBe(pid);
    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await database.stop();
    await expect(at.postmasterPid()).rejects.toThrow(/ENOENT/);
  });

  test('a lock file from before a power cut is no hindrance, even when its pid lives again', async () => {
    const first = await at.start();
    const pidFile = join(at.folder, 'postgres', 'postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await first.stop();
    const { uid, gid } = await stat(join(at.folder, 'postgres'));
    const other = spawn('sleep', ['60'], isRoot ? { uid, gid } : {});
    at.children.push(other);
    await writeFile(pidFile, [other.pid, ...lines.slice(1)].join('\n'));
    const database = await at.start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a crashed session costs the lock only for a moment', async () => {
    const onLost = vi.fn();
    const database = await at.start([], onLost);
    const [row] = await query(
      database.adminUrl,
      `select pid from pg_stat_activity where application_name ~ '^unionhall '`,
    );
    process.kill((row as { pid: number }).pid, 'SIGKILL');
    await sleep(2000);

    await expect(at.start()).rejects.toMatchObject({ code: 'database.folderInUse' });
    expect(onLost).not.toHaveBeenCalled();
  });

  test('a PostgreSQL that dies is told', async () => {
    const onLost = vi.fn();
    await at.start([], onLost);
    process.kill(await at.postmasterPid(), 'SIGKILL');
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), 5000);

    expect(onLost.mock.calls[0]?.[0]).toMatchObject({ code: 'database.lost' });
  });
});
