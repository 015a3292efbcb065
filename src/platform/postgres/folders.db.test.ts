import { chmod, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canActAsAnother, embeddedDatabases, end, firstWord, isRoot, query } from '../../../test/embedded.ts';

const NOBODY = 65_534;
const at = embeddedDatabases();

describe('a folder that will not do is refused in one line', () => {
  test('a file in its place', async () => {
    await writeFile(at.folder, '');

    await expect(at.start()).rejects.toMatchObject({ code: 'database.folderNotWritable' });
  });

  test('a cluster of another major version', async () => {
    await (await at.start()).stop();
    await writeFile(join(at.folder, 'postgres', 'PG_VERSION'), '15\n');

    await expect(at.start()).rejects.toMatchObject({
      code: 'database.otherMajor',
      params: { folder: at.folder, found: '15', expected: '18' },
    });
  });

  test('a cluster without its password', async () => {
    await (await at.start()).stop();
    await rm(join(at.folder, 'postgres-password'));

    await expect(at.start()).rejects.toMatchObject({ code: 'database.passwordMissing' });
  });

  test('a broken cluster, with what PostgreSQL says', async () => {
    await (await at.start()).stop();
    await rm(join(at.folder, 'postgres', 'global', 'pg_control'));

    await expect(at.start()).rejects.toMatchObject({ code: 'database.failed' });
    await expect(at.start()).rejects.toThrow(/could not find the database system/);
  });
});

describe.runIf(isRoot)('root', () => {
  test('runs the database in a folder that only root may enter', async () => {
    await mkdir(at.folder, { recursive: true });
    await chmod(at.folder, 0o700);
    const database = await at.start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(join(at.folder, 'postgres'))).uid).not.toBe(0);
  });

  test('takes back a cluster that was restored as root', async () => {
    await (await at.start()).stop();
    await chown(join(at.folder, 'postgres'), 0, 0);
    const database = await at.start();

    expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.runIf(canActAsAnother)('runs an ordinary user’s cluster as that user, who may go on with it', async () => {
    await mkdir(at.folder, { recursive: true });
    await chown(at.folder, NOBODY, NOBODY);
    await chmod(join(at.folder, '..'), 0o755);
    const theirs = at.startChild(NOBODY);
    expect(await firstWord(theirs)).toBe('up');
    await end(theirs, 'SIGTERM');
    await (await at.start()).stop();
    const again = at.startChild(NOBODY);

    expect(await firstWord(again)).toBe('up');
    await end(again, 'SIGTERM');
  });
});

describe.runIf(canActAsAnother)('an ordinary user', () => {
  test('is told of a folder that cannot be written', async () => {
    await mkdir(at.folder, { recursive: true });
    await chmod(join(at.folder, '..'), 0o755);

    expect(await firstWord(at.startChild(NOBODY))).toBe('database.folderNotWritable');
  });

  test('is told of a cluster that belongs to another', async () => {
    await (await at.start()).stop();
    await chmod(join(at.folder, '..'), 0o755);
    await chmod(at.folder, 0o777);

    expect(await firstWord(at.startChild(NOBODY))).toBe('database.folderOfAnotherUser');
  });
});
