import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDiskStore } from './disk.ts';
import { contentKey, contentTypeOf, isKey } from './keys.ts';

const hello = Buffer.from('你好，职工之家');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('a store on disk', () => {
  test('gives back what was put, whole and as a stream', async () => {
    const store = openDiskStore(join(folder, 'a'));
    const key = contentKey('fed-1', hello, 'text/plain');

    await store.put(key, hello, 'text/plain');

    expect(await store.get(key)).toEqual(hello);
    expect(await text(await store.getStream(key))).toEqual('你好，职工之家');
    expect(await store.exists(key)).toEqual(true);
    expect(await store.facts(key)).toEqual({
      bytes: hello.length,
      contentType: 'text/plain',
      etag: expect.any(String),
      lastModified: expect.any(Date),
    });
    expect(await store.findSignedUrl(key, 60)).toEqual(undefined);
  });

  test('leaves nothing half written behind', async () => {
    const store = openDiskStore(join(folder, 'b'));

    await Promise.all(Array.from({ length: 20 }, () => store.put('x/same.bin', hello, 'text/plain')));

    expect(await readdir(join(folder, 'b', 'arriving'))).toEqual([]);
    expect(await readFile(join(folder, 'b', 'x/same.bin'))).toEqual(hello);
  });

  test('refuses to read what is not there, and deletes it without complaint', async () => {
    const store = openDiskStore(join(folder, 'c'));

    await store.delete('gone/file.pdf');

    expect(await store.exists('gone/file.pdf')).toEqual(false);
    await expect(store.get('gone/file.pdf')).rejects.toMatchObject({ code: 'file.missing', status: 404 });
    await expect(store.getStream('gone/file.pdf')).rejects.toMatchObject({ code: 'file.missing' });
    await expect(store.facts('gone/file.pdf')).rejects.toMatchObject({ code: 'file.missing' });
  });

  test('never leaves its folder, whatever the key', async () => {
    const store = openDiskStore(join(folder, 'd'));
    await writeFile(join(folder, 'secret.txt'), 'secret');
    const keys = [
      '../secret.txt',
      'a/../../secret.txt',
      '/etc/passwd',
      'a//b',
      './a',
      'c:\\x',
      'a\0b',
      '.env',
      '%2e%2e/x',
      '',
    ];

    const answers = await Promise.allSettled(
      keys.flatMap((key) => [store.get(key), store.put(key, hello, 'text/plain')]),
    );

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'rejected'));
    expect(await readFile(join(folder, 'secret.txt'), 'utf8')).toEqual('secret');
  });
});

describe('keys', () => {
  test('are made from the content: the same file, the same key', () => {
    const key = contentKey('fed-1', hello, 'image/jpeg');

    expect(key).toMatch(/^fed-1\/[0-9a-f]{2}\/[0-9a-f]{62}\.jpg$/);
    expect(contentKey('fed-1', Buffer.from(hello), 'image/jpeg')).toEqual(key);
    expect(contentKey('fed-2', hello, 'image/jpeg')).not.toEqual(key);
    expect(contentTypeOf(key)).toEqual('image/jpeg');
    expect(contentTypeOf(contentKey('fed-1', hello, 'text/html'))).toEqual('application/octet-stream');
  });

  test('that are accepted stay below the folder once joined', () => {
    const parts = fc.array(fc.constantFrom('a', '..', '.', '/', '\\', '\0', 'b.jpg', '~', ':', ' ', '%2e'), {
      maxLength: 8,
    });

    fc.assert(
      fc.property(parts, (made) => {
        const key = made.join('');
        fc.pre(isKey(key));
        expect(join('/root', key)).toEqual(`/root/${key}`);
      }),
      { numRuns: 2000 },
    );
  });
});
