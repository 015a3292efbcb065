import { refusals } from '../errors.ts';
import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

/** What a number format makes of a number: a date, a code padded with zeros to a width, or nothing special. */
export type NumberFormat = { kind: 'plain' } | { kind: 'date' } | { kind: 'padded'; width: number };

const PLAIN: NumberFormat = { kind: 'plain' };
const DATE: NumberFormat = { kind: 'date' };

/** ECMA-376 part 1, 18.8.30: date formats that files name by number only, those of Chinese Excel (27–36, 50–58) included. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Excel's own limits are 65,490 styles and 255 characters of a format. */
const MAX_STYLES = 100_000;
const MAX_CODE_CHARACTERS = 255;

/** The format of each cell style, by the index that cells carry. */
export async function readNumberFormats(archive: Archive, part: string | undefined): Promise<NumberFormat[]> {
  if (!part || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  await readXml(archive.read(part), {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && numFmtId && formatCode !== undefined)
        codes.set(Number(numFmtId), formatCode.slice(0, MAX_CODE_CHARACTERS));
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) formats.push(formatOf(Number(numFmtId ?? 0), codes));
      if (codes.size > MAX_STYLES || formats.length > MAX_STYLES) throw refusals.damaged();
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

function formatOf(id: number, codes: Map<number, string>): NumberFormat {
  const code = codes.get(id);
  if (code !== undefined) return parseFormatCode(code);
  return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to) ? DATE : PLAIN;
}

/**
 * Whether a format code shows a date: any of y, m, d, h, s outside quotes, escapes and brackets, or elapsed time.
 * `00000` shows leading zeros that the number itself no longer has.
 */
export function parseFormatCode(code: string): NumberFormat {
  const first = code.split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(first)) return DATE;
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', width: bare.length };
  return /[ymdhs]/i.test(bare.replace(/general/i, '')) ? DATE : PLAIN;
}
