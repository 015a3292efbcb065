import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { firstLine, isErrno, reasonOf, tellsOfFullDisk } from './causes.ts';
import { databaseRefusals } from './errors.ts';
import { isAlive } from './postmaster.ts';

const run = promisify(execFile);

/** Where things lie in a data folder. */
export function layoutOf(dataFolder: string) {
  return {
    clusterFolder: join(dataFolder, 'postgres'),
    passwordFile: join(dataFolder, 'postgres-password'),
    logFile: join(dataFolder, 'postgres.log'),
  };
}

/**
 * Makes the data folder if need be, closed to others, and proves that it takes a file.
 * @returns whether the folder is new.
 * @throws database.folderNotWritable, database.noSpace
 */
export async function prepareDataFolder(dataFolder: string): Promise<boolean> {
  try {
    const isNew = (await mkdir(dataFolder, { recursive: true })) !== undefined;
    if (isNew) await chmod(dataFolder, 0o700);
    const probe = join(dataFolder, `.writable-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe);
    return isNew;
  } catch (error) {
    if (isErrno(error, 'ENOSPC', 'EDQUOT')) throw databaseRefusals.noSpace({ folder: dataFolder });
    const reason = isErrno(error, 'EEXIST', 'ENOTDIR') ? 'ENOTDIR' : (error as NodeJS.ErrnoException).code;
    throw databaseRefusals.folderNotWritable({ folder: dataFolder, reason: reason ?? firstLine(error) });
  }
}

/**
 * The superuser's password of the cluster, made with the cluster. `undefined` while there is no cluster yet.
 * @throws database.passwordMissing, database.folderOfAnotherUser, database.otherMajor
 */
export async function openCluster(dataFolder: string, account: Account): Promise<string | undefined> {
  const { clusterFolder, passwordFile } = layoutOf(dataFolder);
  const expected = account.binaries.version.split('.')[0] ?? '';
  try {
    const found = (await readFile(join(clusterFolder, 'PG_VERSION'), 'utf8')).trim();
    if (found !== expected) throw databaseRefusals.otherMajor({ folder: dataFolder, found, expected });
    await takeOver(clusterFolder, account);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    if (isErrno(error, 'EACCES', 'EPERM')) throw databaseRefusals.folderOfAnotherUser({ folder: dataFolder });
    throw error;
  }
  try {
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) throw databaseRefusals.passwordMissing({ file: passwordFile });
    if (isErrno(error, 'EACCES', 'EPERM')) throw databaseRefusals.folderOfAnotherUser({ folder: dataFolder });
    throw error;
  }
}

/** A cluster that root restored from a copy belongs to root, which PostgreSQL refuses: it is given to its user. */
async function takeOver(clusterFolder: string, { owner }: Account): Promise<void> {
  if (owner && (await stat(clusterFolder)).uid !== owner.uid) {
    await run('chown', ['-R', `${owner.uid}:${owner.gid}`, clusterFolder]);
    await chmod(clusterFolder, 0o700);
  }
}

/**
 * Makes the cluster under a passing name and puts it in place in one step, so an interrupted start leaves nothing half
 * done and two starts at once end with one cluster.
 * @throws database.noSpace, database.failed
 */
export async function createCluster({
  dataFolder,
  account,
  isDurable,
}: {
  dataFolder: string;
  account: Account;
  isDurable: boolean;
}): Promise<void> {
  const { clusterFolder, passwordFile, logFile } = layoutOf(dataFolder);
  await removeLeftovers(dataFolder);
  await createPassword(passwordFile, account);
  const half = `${clusterFolder}.${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (account.owner) await chown(half, account.owner.uid, account.owner.gid);
  try {
    await initdb({ folder: half, passwordFile, account, isDurable });
    await rename(half, clusterFolder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (isErrno(error, 'ENOTEMPTY', 'EEXIST')) return;
    if (isErrno(error, 'ENOSPC') || tellsOfFullDisk(said(error)))
      throw databaseRefusals.noSpace({ folder: dataFolder });
    throw databaseRefusals.failed({ reason: reasonOf(said(error)), logFile });
  }
}

async function initdb({
  folder,
  passwordFile,
  account,
  isDurable,
}: {
  folder: string;
  passwordFile: string;
  account: Account;
  isDurable: boolean;
}) {
  // The C library's locale decides which characters pg_trgm takes for letters: `C` would lose Chinese.
  for (const [index, locale] of locales.entries()) {
    const { command, args, ...user } = account.commandFor(account.binaries.initdb, [
      `--pgdata=${folder}`,
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--lc-messages=C',
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--no-instructions',
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    try {
      await run(command, args, { ...user, cwd: '/' });
      return;
    } catch (error) {
      const isLast = index === locales.length - 1;
      if (isLast || !/invalid locale/i.test(said(error))) throw error;
    }
  }
}

const locales = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

/** Written whole under a passing name and linked into place: whoever comes first decides the password. */
async function createPassword(passwordFile: string, { owner }: Account): Promise<void> {
  const passing = `${passwordFile}.${process.pid}`;
  await writeFile(passing, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (owner) await chown(passing, owner.uid, owner.gid);
  try {
    await link(passing, passwordFile);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(passing);
  }
}

/** What a killed start left under its passing name. */
async function removeLeftovers(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const pid = /^postgres(?:-password)?\.(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

function said(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? `${error.stderr}` : firstLine(error);
}
