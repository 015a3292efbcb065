import { randomBytes, randomFillSync, randomInt } from 'node:crypto';
import { v4, v5, v7 } from 'uuid';

/**
 * Drawn in one go: many small draws take longer than all the rest of making an id. Each byte is given out once, to be read
 * at once: it is drawn anew later.
 */
const drawn = Buffer.alloc(8192);
let given = drawn.length;

function draw(bytes: number): Buffer {
  if (bytes > drawn.length / 8) return randomBytes(bytes);
  if (given + bytes > drawn.length) {
    randomFillSync(drawn);
    given = 0;
  }
  given += bytes;
  return drawn.subarray(given - bytes, given);
}

/** Where the last id stood: its millisecond, and its number within it. */
const last = { msecs: 0, seq: 0 };

/** A new UUIDv7 (RFC 9562): ids sort by the time they were made, those of one millisecond in their order (method 1). */
export function newId(): string {
  const random = draw(16);
  const now = Date.now();
  if (now > last.msecs) {
    last.msecs = now;
    last.seq = random.readUInt32BE(6) & 0x7fffffff;
  } else {
    last.seq = (last.seq + 1) | 0;
    if (last.seq === 0) last.msecs++;
  }
  return textOf(v7({ random, msecs: last.msecs, seq: last.seq }, made));
}

const made = Buffer.alloc(16);
const text = Buffer.from('00000000-0000-0000-0000-000000000000');
const digits = Buffer.from('0123456789abcdef');

/** Written in one piece: put together from sixteen, as the library does it, ids were a good part of a busy minute's garbage. */
function textOf(id: Buffer): string {
  let to = 0;
  for (let at = 0; at < 16; at++) {
    const byte = id[at] ?? 0;
    if (at === 4 || at === 6 || at === 8 || at === 10) to++;
    text[to++] = digits[byte >> 4] ?? 0;
    text[to++] = digits[byte & 15] ?? 0;
  }
  return text.toString('latin1');
}

/** A new UUIDv4: an id that does not tell when it was made. */
export function randomId(): string {
  return v4();
}

/** The UUIDv5 of a name under another id: always the same, so that doing a thing again makes nothing twice. */
export function derivedId(under: string, name: string): string {
  return v5(name, under);
}

/** Random bytes for secrets and keys. */
export function newSecret(bytes = 20): Buffer {
  return Buffer.from(draw(bytes));
}

/** A whole number from 0 to below, evenly: for drawing lots. */
export function drawNumber(below: number): number {
  return randomInt(below);
}
