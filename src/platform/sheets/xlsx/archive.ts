import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { refusals } from '../errors.ts';
import { RATIO_MATTERS_FROM_BYTES, type SheetLimits } from '../limits.ts';
import { asRefusal } from './damage.ts';

const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 64 * 1024;

export interface Archive {
  /** Whether a part of this name exists; the names of parts ignore case (ECMA-376 part 2, 6.2.2.3). */
  has(name: string): boolean;
  /**
   * The unpacked bytes of a part, in pieces.
   * @throws Refusal where they contradict what the directory declares
   */
  read(name: string): AsyncGenerator<Buffer>;
}

/**
 * Opens a zip archive and checks its directory: number of entries, declared sizes, ratio, encryption.
 * Nothing is unpacked before, and nothing beyond what was declared is unpacked after.
 */
export async function openArchive(bytes: Buffer, limits: SheetLimits): Promise<Archive> {
  const entries = new Map<string, Entry>();
  const zip = await orDamaged(async () => {
    const opened = await fromBufferPromise(bytes);
    if (opened.entryCount > limits.entries) throw refusals.unpacksTooFar();
    let unpackedBytes = 0;
    for await (const entry of opened.eachEntry()) {
      if (entry.isEncrypted()) throw refusals.encrypted();
      unpackedBytes += entry.uncompressedSize;
      const ratioTooHigh = unpackedBytes > RATIO_MATTERS_FROM_BYTES && unpackedBytes > bytes.length * limits.ratio;
      if (unpackedBytes > limits.unpackedBytes || ratioTooHigh) throw refusals.unpacksTooFar();
      const name = entry.fileName.toLowerCase();
      if (!entries.has(name)) entries.set(name, entry);
    }
    return opened;
  });
  return {
    has: (name) => entries.has(name.toLowerCase()),
    read: (name) => unpack({ zip, bytes, entry: entries.get(name.toLowerCase()) }),
  };
}

async function* unpack(input: { zip: ZipFile; bytes: Buffer; entry: Entry | undefined }): AsyncGenerator<Buffer> {
  const { zip, bytes, entry } = input;
  if (!entry) throw refusals.damaged();
  const { fileDataStart } = await orDamaged(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  let unpackedBytes = 0;
  let checksum = 0;
  for await (const chunk of inflate(packed, entry.compressionMethod)) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > entry.uncompressedSize) throw refusals.unpacksTooFar();
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (unpackedBytes !== entry.uncompressedSize || checksum !== entry.crc32) throw refusals.damaged();
}

async function* inflate(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) yield packed.subarray(at, at + CHUNK_BYTES);
    return;
  }
  if (method !== DEFLATED) throw refusals.damaged();
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) yield chunk as Buffer;
  } catch (error) {
    throw asRefusal(error);
  }
}

async function orDamaged<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}
