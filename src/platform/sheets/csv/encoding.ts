import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import { refusals } from '../errors.ts';
import type { Sheet } from '../sheet.ts';

export type Encoding = NonNullable<Sheet['encoding']>;

const PIECE_BYTES = 256 * 1024;
/** Text in GB18030 read as UTF-8 is nearly all replacement characters; damaged UTF-8 has a few. */
const DAMAGED_UTF_8_SHARE = 0.1;

/**
 * The encoding of a text file: by its mark, else UTF-8 where it is that, else GB18030 where it is that.
 * @throws Refusal `sheet.encoding` for anything else, UTF-8 with broken places included: as GB18030 it would turn to gibberish
 */
export async function detectEncoding(bytes: Buffer): Promise<Encoding> {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  if (isDamagedUtf8(bytes)) throw refusals.encoding();
  for await (const _ of decodePieces(bytes, 'gb18030'));
  return 'gb18030';
}

/**
 * The text in pieces, without its mark; other work gets its turn between them.
 * @throws Refusal `sheet.encoding` at the first byte that does not fit
 */
export async function* decodePieces(bytes: Buffer, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const last = at + PIECE_BYTES >= bytes.length;
    yield decodePiece(decoder, { bytes: bytes.subarray(at, at + PIECE_BYTES), last });
    await setImmediate();
  }
}

function decodePiece(decoder: TextDecoder, piece: { bytes: Buffer; last: boolean }): string {
  try {
    return decoder.decode(piece.bytes, { stream: !piece.last });
  } catch (error) {
    if (error instanceof TypeError) throw refusals.encoding();
    throw error;
  }
}

function isDamagedUtf8(bytes: Buffer): boolean {
  let broken = 0;
  let foreign = 0;
  for (const character of bytes.toString('utf8', 0, PIECE_BYTES)) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') foreign += 1;
  }
  const isCutShort = [1, 2, 3].some((tail) => isUtf8(bytes.subarray(0, -tail)));
  return foreign > 0 && (isCutShort || broken / (broken + foreign) < DAMAGED_UTF_8_SHARE);
}
