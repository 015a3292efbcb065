/** Characters of a shingle: Chinese has no blanks to cut words at, and five characters rarely agree by chance. */
const SHINGLE = 5;
/** Shingles of a window; from each the least hash is kept. */
const WINDOW = 8;
/** A common stretch of this many letters is always found, a shorter one is no noise worth a look (winnowing: t = w + k − 1). */
export const LEAST_PASSAGE = WINDOW + SHINGLE - 1;
/** Places in the other text that one stretch is compared with: a text of one repeated character must not stop the house. */
const PLACES_TRIED = 32;
/** Share of the shorter text from which two texts are shown to officers. */
export const TEXT_SHOWN = 0.15;

/** A text as it is compared: letters and digits only, in one width and case, each with its place in what was written. */
export interface Letters {
  letters: string[];
  /** UTF-16 positions in the text, where each letter begins and ends. */
  from: number[];
  to: number[];
}

/** Leaves out punctuation and blanks and folds width and case, so that re-punctuating hides nothing. */
export function lettersOf(text: string): Letters {
  const found: Letters = { letters: [], from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const letter of character.normalize('NFKC').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(letter)) continue;
      found.letters.push(letter);
      found.from.push(at);
      found.to.push(end);
    }
    at = end;
  }
  return found;
}

/**
 * Fingerprints of a text by winnowing (S. Schleimer, D. Wilkerson, A. Aiken, Winnowing: Local Algorithms for Document
 * Fingerprinting, SIGMOD 2003): of each window of shingles the least hash. Texts that share `LEAST_PASSAGE` letters in a
 * row share a fingerprint.
 * @returns 32-bit hashes, ascending, each once
 */
export function fingerprintsOf(text: string): number[] {
  const { letters } = lettersOf(text);
  const hashes: number[] = [];
  for (let at = 0; at + SHINGLE <= letters.length; at++) hashes.push(hashOf(letters, at));
  const kept = new Set<number>();
  for (let at = 0; at < Math.max(1, hashes.length - WINDOW + 1); at++) {
    const window = hashes.slice(at, at + WINDOW);
    if (window.length > 0) kept.add(Math.min(...window));
  }
  return [...kept].sort((a, b) => a - b);
}

/** FNV-1a of one shingle, 32 bits. */
function hashOf(letters: readonly string[], at: number): number {
  let hash = 0x811c9dc5;
  for (let offset = 0; offset < SHINGLE; offset++) {
    hash = Math.imul(hash ^ (letters[at + offset]?.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** Share of the smaller set of fingerprints that the other has too: 0 to 1. Both ascending. */
export function overlapOf(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const smaller = Math.min(one.length, other.length);
  if (smaller === 0) return 0;
  let [shared, a, b] = [0, 0, 0];
  while (a < one.length && b < other.length) {
    const [left, right] = [one[a] ?? 0, other[b] ?? 0];
    if (left === right) shared++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return shared / smaller;
}

/** A stretch that stands in both texts, by UTF-16 positions in each. */
export interface Passage {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** Stretches of `text` of at least `LEAST_PASSAGE` letters that stand in `other` too, in their order, none overlapping. */
export function passagesOf(text: string, other: string): Passage[] {
  const [one, two] = [lettersOf(text), lettersOf(other)];
  return runsOf(one.letters, two.letters).map(({ at, otherAt, length }) => ({
    from: one.from[at] ?? 0,
    to: one.to[at + length - 1] ?? 0,
    otherFrom: two.from[otherAt] ?? 0,
    otherTo: two.to[otherAt + length - 1] ?? 0,
  }));
}

/** How alike two texts are: the larger share of either that stands in the other. The same both ways; 1 for a copy. */
export function similarityOf(text: string, other: string): number {
  const [one, two] = [lettersOf(text).letters, lettersOf(other).letters];
  return Math.max(coveredShare(one, two), coveredShare(two, one));
}

function coveredShare(letters: readonly string[], others: readonly string[]): number {
  if (letters.length === 0) return 0;
  return runsOf(letters, others).reduce((sum, run) => sum + run.length, 0) / letters.length;
}

interface Run {
  at: number;
  otherAt: number;
  length: number;
}

function runsOf(letters: readonly string[], others: readonly string[]): Run[] {
  const places = new Map<string, number[]>();
  for (let at = 0; at + LEAST_PASSAGE <= others.length; at++) {
    const start = others.slice(at, at + LEAST_PASSAGE).join('');
    const known = places.get(start);
    if (!known) places.set(start, [at]);
    else if (known.length < PLACES_TRIED) known.push(at);
  }
  const runs: Run[] = [];
  for (let at = 0; at + LEAST_PASSAGE <= letters.length; ) {
    const starts = places.get(letters.slice(at, at + LEAST_PASSAGE).join('')) ?? [];
    let best: Run | undefined;
    for (const otherAt of starts) {
      const length = commonLength(letters, at, others, otherAt);
      if (!best || length > best.length) best = { at, otherAt, length };
    }
    if (best) runs.push(best);
    at += best?.length ?? 1;
  }
  return runs;
}

function commonLength(letters: readonly string[], at: number, others: readonly string[], otherAt: number): number {
  let length = 0;
  while (
    at + length < letters.length &&
    otherAt + length < others.length &&
    letters[at + length] === others[otherAt + length]
  )
    length++;
  return length;
}
