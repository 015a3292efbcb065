import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** Path within the archive. */
  name: string;
  open: () => Promise<Readable>;
  modified: Date;
}

/**
 * An archive that is made while it goes out: one file is read at a time, and none is held whole. Pictures are stored as
 * they are, since they do not shrink.
 */
export function zipOf(entries: readonly ZipEntry[]): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  for (const { name, open, modified } of entries) {
    zip.addReadStreamLazy(name, { compress: false, mtime: modified }, (give) => {
      open().then(
        (stream) => give(null, stream),
        (error: Error) => give(error, Readable.from([])),
      );
    });
  }
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  return Readable.toWeb(out) as ReadableStream<Uint8Array>;
}

/** A name that every system unpacks: no separators, no control characters, not too long (of UTF-8, in bytes). */
export function entryName(text: string, maxBytes = 120): string {
  const clean = text
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .]+|[ .]+$/g, '');
  let short = '';
  for (const character of clean) {
    if (Buffer.byteLength(short + character) > maxBytes) break;
    short += character;
  }
  return short || '_';
}
