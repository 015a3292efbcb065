/** Letters and digits that nobody takes for another on a printed card: no 0 O 1 I L, no 5 S, 2 Z, 8 B, U V. */
export const CLAIM_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';
/** 23 characters to the tenth power are 45 random bits: with 20 tries in ten minutes nobody guesses one. */
export const CLAIM_LENGTH = 10;
const GROUP = 5;

/** A code from random bytes; bytes beyond the last whole multiple of the alphabet are passed over, so that none is likelier. */
export function codeFrom(bytes: Uint8Array): string {
  const below = 256 - (256 % CLAIM_ALPHABET.length);
  const drawn = [...bytes].filter((byte) => byte < below).slice(0, CLAIM_LENGTH);
  if (drawn.length < CLAIM_LENGTH) throw new RangeError('too few random bytes for a claim code');
  return drawn.map((byte) => CLAIM_ALPHABET.charAt(byte % CLAIM_ALPHABET.length)).join('');
}

/** As it is printed: `A3C4D-E6F7G`. */
export function sayCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code;
}

/** However it was typed: spaces, dashes, case and full-width letters say nothing. Empty for what cannot be a code. */
export function readCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/gu, '');
  const isCode = plain.length === CLAIM_LENGTH && [...plain].every((letter) => CLAIM_ALPHABET.includes(letter));
  return isCode ? plain : '';
}
