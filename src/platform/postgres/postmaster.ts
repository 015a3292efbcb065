import { spawn } from 'node:child_process';
import { chown, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { isErrno } from './causes.ts';
import { LOG_LIMIT_BYTES, settingsFor } from './settings.ts';

/** A PostgreSQL that runs on a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  port: number;
  isReady: boolean;
}

const POLL_MS = 20;

/** The PostgreSQL that runs on this cluster now; a `postmaster.pid` left by a power cut counts as none. */
export async function findPostmaster(clusterFolder: string): Promise<Postmaster | undefined> {
  const lines = (await readPidFile(clusterFolder))?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid) || !(await worksIn(pid, clusterFolder))) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/** `true` while a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (isErrno(error, 'EPERM')) return true;
    if (isErrno(error, 'ESRCH')) return false;
    throw error;
  }
}

/** PostgreSQL works inside its cluster; by that another program that got an old id is told apart (where there is /proc). */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(folder)]);
    return there.ino === here.ino && there.dev === here.dev;
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return false;
    if (isErrno(error, 'EACCES', 'EPERM')) return isOurs(pid);
    throw error;
  }
}

function isOurs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (isErrno(error, 'EPERM', 'ESRCH')) return false;
    throw error;
  }
}

function readPidFile(clusterFolder: string): Promise<string | undefined> {
  return readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/**
 * Starts PostgreSQL on a cluster, in a session of its own so that Ctrl-C reaches it through us only, and waits until it
 * accepts connections or ends.
 * @returns undefined when it runs; otherwise what it said last.
 */
export async function launch({
  clusterFolder,
  logFile,
  account,
  isDurable,
  onRecovering,
}: {
  clusterFolder: string;
  logFile: string;
  account: Account;
  isDurable: boolean;
  onRecovering: () => void;
}): Promise<string | undefined> {
  await disownStalePid(clusterFolder);
  const log = await openLog(logFile, account.owner);
  const logStart = (await log.stat()).size;
  const { command, args, ...user } = account.commandFor(account.binaries.postgres, [
    '-D',
    clusterFolder,
    ...settingsFor({ port: await freePort(), isDurable }),
  ]);
  const child = spawn(command, args, { ...user, cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd] });
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = `exit ${code ?? signal}`));
  child.unref();
  await log.close();

  for (let waitedMs = 0; ended === undefined; waitedMs += POLL_MS) {
    const running = await findPostmaster(clusterFolder);
    if (running?.pid === child.pid && running?.isReady) return undefined;
    if (waitedMs === 3000) onRecovering();
    await sleep(POLL_MS);
  }
  const said = (await readFile(logFile)).subarray(logStart).toString();
  return said.trim() === '' ? ended : said;
}

/**
 * Stops PostgreSQL and waits until it is gone: open transactions are rolled back, everything committed is on disk.
 * Past `patienceMs`, or as soon as `isForced` says so, it is ended at once; the next start then recovers.
 */
export async function stopPostmaster({
  clusterFolder,
  pid,
  patienceMs = 60_000,
  isForced = () => false,
}: {
  clusterFolder: string;
  pid: number;
  patienceMs?: number;
  isForced?: () => boolean;
}): Promise<void> {
  let asked: NodeJS.Signals | undefined;
  for (let waitedMs = 0; (await findPostmaster(clusterFolder))?.pid === pid; waitedMs += POLL_MS) {
    const ask = waitedMs >= patienceMs || isForced() ? 'SIGQUIT' : 'SIGINT';
    if (asked !== ask) process.kill(pid, ask);
    asked = ask;
    await sleep(POLL_MS);
  }
  // The file goes just before the process does. One that nobody reaps stays, so the wait has an end.
  for (let waitedMs = 0; isAlive(pid) && waitedMs < 1000; waitedMs += POLL_MS) await sleep(POLL_MS);
}

/**
 * PostgreSQL refuses to start when the id in an old `postmaster.pid` belongs to any process of its user, which after a
 * restart it may by chance. It makes an exception for its own parent, so the parent's id is put there; its check
 * for memory still in use stays in force.
 */
async function disownStalePid(clusterFolder: string): Promise<void> {
  const content = await readPidFile(clusterFolder);
  if (content === undefined || !isAlive(Number(content.split('\n')[0]))) return;
  if (await findPostmaster(clusterFolder)) return;
  await writeFile(join(clusterFolder, 'postmaster.pid'), content.replace(/^\d+/, String(process.pid)));
}

async function openLog(logFile: string, owner: Account['owner']) {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  const log = await open(logFile, 'a', 0o600);
  if (owner) await chown(logFile, owner.uid, owner.gid);
  return log;
}

/** A port of 127.0.0.1 that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
