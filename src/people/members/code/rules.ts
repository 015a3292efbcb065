/** The code that a person shows at a door: it changes, so that a photograph of it is soon worthless. */
export const STEP_SECONDS = 30;
/** Steps before and after the scan that count: clocks of phones differ. */
export const TOLERATED_STEPS = 2;
/** A helper's phone without network may hand its scans in this late. */
export const LATEST_HOURS = 24;
const VERSION = 'U1';

/** Crockford's base 32: upper case and digits, so that a QR symbol takes the small alphanumeric form. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const STEP_CHARACTERS = 6;
/** 80 bits: beyond guessing while a code lives, and the symbol stays at version 2. */
const SIGNATURE_BYTES = 10;

/** The time step that a moment falls in. */
export function stepOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS);
}

/** The text that goes to be signed. */
export function messageOf({ ref, step }: { ref: string; step: number }): string {
  return `${VERSION}:${ref}:${step}`;
}

/**
 * The whole code as the QR symbol holds it, 36 characters: version, the person's short name in codes, step, truncated
 * signature. Without the key it says nothing of the person.
 */
export function writeCode({ ref, step, signature }: { ref: string; step: number; signature: Uint8Array }): string {
  return `${VERSION}${ref}${base32Number(step)}${base32(signature.slice(0, SIGNATURE_BYTES))}`;
}

export interface CodeParts {
  ref: string;
  step: number;
  /** Truncated. */
  signature: Uint8Array;
}

/** The parts of a scanned code, or nothing for what is none. Lower case is folded: some scanners type. */
export function findCodeParts(code: string): CodeParts | undefined {
  const match = /^U1([0-9A-HJKMNP-TV-Z]{12})([0-9A-HJKMNP-TV-Z]{6})([0-9A-HJKMNP-TV-Z]{16})$/.exec(
    code.trim().toUpperCase(),
  );
  if (!match) return undefined;
  const [, ref = '', step = '', signature = ''] = match;
  return {
    ref,
    step: [...step].reduce((sum, each) => sum * 32 + ALPHABET.indexOf(each), 0),
    signature: bytesOf(signature),
  };
}

export type ScanVerdict = 'fresh' | 'ahead' | 'late' | 'stale';

/**
 * Whether a code of this step could have been shown when it was scanned (`stale`: a picture of it, or a clock far off),
 * and whether the scan comes in early enough (`late`) and not from the future (`ahead`).
 */
export function judgeScan(step: number, { scannedAt, now }: { scannedAt: Date; now: Date }): ScanVerdict {
  const ageSeconds = (now.getTime() - scannedAt.getTime()) / 1000;
  if (ageSeconds > LATEST_HOURS * 3600) return 'late';
  if (ageSeconds < -TOLERATED_STEPS * STEP_SECONDS) return 'ahead';
  return Math.abs(step - stepOf(scannedAt)) <= TOLERATED_STEPS ? 'fresh' : 'stale';
}

function base32Number(value: number): string {
  let text = '';
  for (let rest = value; text.length < STEP_CHARACTERS; rest = Math.floor(rest / 32))
    text = ALPHABET.charAt(rest % 32) + text;
  return text;
}

/** Five bytes are eight characters. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = held * 256 + byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      const power = 2 ** bits;
      text += ALPHABET.charAt(Math.floor(held / power));
      held %= power;
    }
  }
  return text;
}

function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const character of text) {
    held = held * 32 + ALPHABET.indexOf(character);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    const power = 2 ** bits;
    bytes.push(Math.floor(held / power));
    held %= power;
  }
  return Uint8Array.from(bytes);
}
