import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../src/platform/postgres/postmaster.ts';

const IN_MEMORY = '/dev/shm';
/** A PostgreSQL of the tests stays below a quarter of this. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * A folder for a PostgreSQL that a test throws away: in memory where there is room, else among the temporary files. A
 * clone of the template is a thousand small files, which a disk takes twenty times as long to make.
 * What a killed run left there goes first.
 */
export async function scratchFolder(name: string): Promise<string> {
  const place = (await hasRoom()) ? IN_MEMORY : tmpdir();
  for (const entry of await readdir(place)) {
    const [, owner] = /^unionhall-scratch-(\d+)-/.exec(entry) ?? [];
    if (owner && !isAlive(Number(owner))) await rm(join(place, entry), { recursive: true, force: true });
  }
  return mkdtemp(join(place, `unionhall-scratch-${process.pid}-${name}-`));
}

async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(IN_MEMORY);
    return Math.min(bavail * bsize, freemem()) > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
