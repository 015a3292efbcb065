/**
 * Masks for the server's answers (domain.md §10): what a list shows of a person whose data nobody has asked to see.
 * Every mask works on any text and on user-perceived characters, so rare Han and accents are never cut in half.
 */

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Keeps `head` and `tail` characters; of texts too short to hide at least as much as a third, it keeps less. */
function keepEnds(text: string, keep: { head: number; tail: number }): string {
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const short = characters.length - keep.head - keep.tail < characters.length / 3;
  const head = short ? Math.floor(characters.length / 6) : keep.head;
  const tail = short ? Math.floor(characters.length / 4) : keep.tail;
  const hidden = characters.length - head - tail;
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(head + hidden)].join('');
}

/** `138****5678`; a number with country code keeps its ends alike, `+85*****4567`. */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+86(?=1\d{10}$)/, '');
  return keepEnds(national, { head: 3, tail: 4 });
}

/** `110***********002X`: of 18 characters the first 3 and last 4; other documents show their last 3, `E*****678`. */
export function maskDocument(number: string): string {
  return keepEnds(number, number.length === 18 ? { head: 3, tail: 4 } : { head: 1, tail: 3 });
}

/** `张*`, `张*明`, `欧**娜`: first and last character, the second of two hidden; a single one is hidden whole. */
export function maskName(name: string): string {
  const characters = Array.from(graphemes.segment(name), ({ segment }) => segment);
  if (characters.length <= 1) return '*'.repeat(characters.length);
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** `***************1234`: the last 4 digits of a bank account. */
export function maskBankAccount(number: string): string {
  return keepEnds(number, { head: 0, tail: 4 });
}
