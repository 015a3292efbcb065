import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { newId } from '../ids.ts';
import { refusals } from './errors.ts';
import { contentTypeOf, isKey } from './keys.ts';
import type { FileStore } from './store.ts';

/** Files being written, inside the store so that the last step is a rename on one volume. */
const ARRIVING = 'arriving';

/** A store in a folder of this machine, made when the first file comes. Several processes may share it. */
export function openDiskStore(folder: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    put: async (key, content) => {
      const target = join(folder, checked(key));
      const arriving = `${ARRIVING}/${newId()}`;
      await disk.put(arriving, content);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(folder, arriving), target);
    },
    get: async (key) => {
      const bytes = await found(disk.getBytes(checked(key)));
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
    getStream: async (key) => {
      await found(disk.getMetaData(checked(key)));
      return disk.getStream(key);
    },
    facts: async (key) => {
      const { contentLength, etag, lastModified } = await found(disk.getMetaData(checked(key)));
      return { bytes: contentLength, contentType: contentTypeOf(key), etag, lastModified };
    },
    exists: async (key) => disk.exists(checked(key)),
    delete: async (key) => disk.delete(checked(key)),
    findSignedUrl: async (key) => {
      checked(key);
      return undefined;
    },
  };
}

function checked(key: string): string {
  if (!isKey(key)) throw new Error(`'${key}' is no key of a stored file`);
  return key;
}

/** flydrive wraps what the file system said: absence is for the reader to know, the rest is a defect. */
async function found<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if ('code' in cause && cause.code === 'ENOENT') throw refusals.missing();
    }
    throw error;
  }
}
