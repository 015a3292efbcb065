import { refusals } from './errors.ts';

/** What people upload instead of a sheet, by the first 16 bytes in hex. */
const SIGNATURES: [RegExp, keyof typeof refusals][] = [
  [/^255044462d/, 'pdf'], // %PDF-
  [/^89504e470d0a1a0a/, 'picture'], // PNG
  [/^ffd8ff/, 'picture'], // JPEG
  [/^47494638(37|39)61/, 'picture'], // GIF87a, GIF89a
  [/^52494646.{8}57454250/, 'picture'], // WebP
  [/^424d.{8}00000000/, 'picture'], // BMP
  [/^(49492a00|4d4d002a)/, 'picture'], // TIFF
  [/^000000..66747970/, 'picture'], // HEIC, AVIF and other ftyp boxes
  [/^526172211a07/, 'packed'], // RAR
  [/^377abcaf271c/, 'packed'], // 7z
  [/^1f8b08/, 'packed'], // gzip
  [/^7b5c727466/, 'document'], // {\rtf
  [/^09(00|02|04|08)/, 'oldBinary'], // BIFF 2 to 5 without a container
];

const ZIP = /^504b(0304|0506)/;
const OLE = /^d0cf11e0a1b11ae1/;
const UTF_16_MARK = /^(fffe|feff)/;
/** [MS-OFFCRYPTO] 2.3.4: an encrypted workbook is an OLE file with a stream of this name in its directory. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const HEAD_BYTES = 4096;

/**
 * Whether the bytes are a zip archive (which may be a workbook) or text (which may be csv).
 * @throws Refusal that names what else it is
 */
export function fileKind(bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0) throw refusals.empty();
  const signature = bytes.toString('hex', 0, 16);
  if (ZIP.test(signature)) return 'zip';
  if (OLE.test(signature)) throw bytes.includes(ENCRYPTED_PACKAGE) ? refusals.encrypted() : refusals.oldBinary();
  for (const [pattern, refusal] of SIGNATURES) {
    if (pattern.test(signature)) throw refusals[refusal]();
  }
  if (UTF_16_MARK.test(signature)) return 'text';
  const head = bytes.subarray(0, HEAD_BYTES);
  refuseMarkup(head.toString('utf8').replace('\ufeff', '').trimStart().toLowerCase());
  if (head.some(isBinary)) throw refusals.unknownKind();
  return 'text';
}

function refuseMarkup(start: string) {
  if (start.startsWith('mime-version:')) throw refusals.html();
  if (!start.startsWith('<')) return;
  if (/<!doctype html|<(html|head|meta|body|table|style)\b/.test(start)) throw refusals.html();
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) throw refusals.xmlSpreadsheet();
}

/** Control bytes that no text editor writes: all but tab, line feed, vertical tab, form feed, return, ^Z and escape. */
function isBinary(byte: number): boolean {
  return byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte);
}
