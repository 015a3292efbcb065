import type { Readable } from 'node:stream';

/** What is known of a stored file without reading it. */
export interface FileFacts {
  bytes: number;
  contentType: string;
  etag: string;
  lastModified: Date;
}

/**
 * Where uploaded and made files lie. Keys as `isKey` of ./keys.ts has them; any other is a defect and throws.
 * Reading what is not there refuses with `file.missing`.
 */
export interface FileStore {
  /** Whole or not at all: who reads the key never sees half a file. */
  put: (key: string, content: Uint8Array, contentType: string) => Promise<void>;
  get: (key: string) => Promise<Buffer>;
  /** For large files. Destroy the stream if the reader goes away. */
  getStream: (key: string) => Promise<Readable>;
  facts: (key: string) => Promise<FileFacts>;
  exists: (key: string) => Promise<boolean>;
  /** Deleting what is not there is no error. */
  delete: (key: string) => Promise<void>;
  /** An address that gives the file by itself for some seconds; undefined where the store has none, as a disk. */
  findSignedUrl: (key: string, seconds: number) => Promise<string | undefined>;
}
