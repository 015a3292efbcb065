import { execFile } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, copyBinaries } from './binaries.ts';
import { firstLine } from './causes.ts';
import { databaseRefusals } from './errors.ts';

const run = promisify(execFile);

/** How to start a program of PostgreSQL so that it may enter its binaries and its data. */
export interface Account {
  /** Who owns the cluster, where that is not the user who runs this process. */
  owner: { uid: number; gid: number } | undefined;
  binaries: Binaries;
  /** The command line that runs `program` with `args` as that user. */
  commandFor: (program: string, args: readonly string[]) => CommandLine;
}

interface CommandLine {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

type Owner = { uid: number; gid: number };

/**
 * Chooses the account of the database. An ordinary user runs it directly. PostgreSQL refuses to run as root, so root
 * runs it as the owner of the cluster, or as the system user `postgres`, in the first of these ways that can reach
 * both binaries and data folder:
 * 1. plainly as that user;
 * 2. with the one capability of passing closed folders (`dac_read_search`; `dac_override` where a container grants only that);
 * 3. with the binaries copied into the data folder.
 * @throws database.noDatabaseUser, database.folderOutOfReach
 */
export async function findAccount({
  dataFolder,
  isNewFolder,
  binaries,
}: {
  dataFolder: string;
  isNewFolder: boolean;
  binaries: Binaries;
}): Promise<Account> {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, binaries, commandFor: (command, args) => ({ command, args: [...args] }) };
  }
  const owner = (await ownerOf(join(dataFolder, 'postgres'))) ?? (await systemUser());
  if (isNewFolder) {
    await chown(dataFolder, 0, owner.gid);
    await chmod(dataFolder, 0o710);
  }
  for (const commandFor of waysOf(owner)) {
    if (await canReach(commandFor, dataFolder, binaries)) return { owner, binaries, commandFor };
  }
  const [plainly] = waysOf(owner);
  if (plainly && (await canReach(plainly, dataFolder))) {
    const copy = await copyBinaries(binaries, dataFolder);
    if (await canReach(plainly, dataFolder, copy)) return { owner, binaries: copy, commandFor: plainly };
  }
  throw databaseRefusals.folderOutOfReach({ user: 'postgres', folder: dataFolder });
}

function waysOf({ uid, gid }: Owner): Account['commandFor'][] {
  const withCapability =
    (capability: string): Account['commandFor'] =>
    (program, args) => ({
      command: 'setpriv',
      args: [
        `--reuid=${uid}`,
        `--regid=${gid}`,
        '--clear-groups',
        `--inh-caps=-all,+${capability}`,
        `--ambient-caps=-all,+${capability}`,
        `--bounding-set=-all,+${capability}`,
        // PostgreSQL asks access(2) about its own program, which forgets capabilities on a change of user without this.
        '--securebits=+no_setuid_fixup',
        '--no-new-privs',
        program,
        ...args,
      ],
    });
  return [
    (command, args) => ({ command, args: [...args], uid, gid }),
    ...(process.platform === 'linux' ? [withCapability('dac_read_search'), withCapability('dac_override')] : []),
  ];
}

/** Tries it for real: enters the folder and runs the program. */
async function canReach(commandFor: Account['commandFor'], folder: string, binaries?: Binaries): Promise<boolean> {
  const script = binaries ? 'cd "$1" && test -r "$2" && test -x "$2" && "$2" --version' : 'cd "$1"';
  const { command, args, ...user } = commandFor('/bin/sh', ['-c', script, 'sh', folder, binaries?.postgres ?? '']);
  return run(command, args, { ...user, cwd: '/', timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

async function ownerOf(clusterFolder: string): Promise<Owner | undefined> {
  const found = await stat(clusterFolder).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/** The system user `postgres`, made when the system has none. */
async function systemUser(): Promise<Owner> {
  const known = await lookUp('postgres');
  if (known) return known;
  let reason = 'useradd, adduser';
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const) {
    const failure = await run(command, args).then(
      () => undefined,
      (error: Error) => error,
    );
    const made = await lookUp('postgres');
    if (made) return made;
    if (failure && !('code' in failure && failure.code === 'ENOENT')) reason = firstLine(failure);
  }
  throw databaseRefusals.noDatabaseUser({ reason });
}

async function lookUp(name: string): Promise<Owner | undefined> {
  const idOf = async (flag: string) => Number.parseInt((await run('id', [flag, name])).stdout, 10);
  return Promise.all([idOf('-u'), idOf('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => undefined,
  );
}
