import { open } from 'node:fs/promises';

type Range = readonly [first: number, last: number];

/**
 * The code points a TrueType font can draw, from its `cmap` format 12 table (OpenType 1.9, 'cmap').
 * Reads a few hundred kilobytes, not the font. @throws when the file has no such table.
 */
export async function readCoverage(fontFile: string): Promise<readonly Range[]> {
  const file = await open(fontFile);
  try {
    const read = async (position: number, length: number): Promise<Buffer> =>
      (await file.read(Buffer.alloc(length), 0, length, position)).buffer;

    const directory = await read(0, 12);
    const tables = await read(12, directory.readUInt16BE(4) * 16);
    const entry = Array.from({ length: tables.length / 16 }, (_, index) => tables.subarray(index * 16)).find(
      (table) => table.toString('latin1', 0, 4) === 'cmap',
    );
    if (!entry) throw new Error(`${fontFile} has no cmap table`);

    const cmap = await read(entry.readUInt32BE(8), entry.readUInt32BE(12));
    const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
    const at = subtables.find((offset) => cmap.readUInt16BE(offset) === 12);
    if (at === undefined) throw new Error(`${fontFile} has no cmap of format 12`);

    return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => {
      const group = at + 16 + index * 12;
      return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)] as const;
    });
  } finally {
    await file.close();
  }
}

/** Whether a code point lies in one of the sorted ranges. */
export function covers(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}
