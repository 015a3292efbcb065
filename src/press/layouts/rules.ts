/** Where a headline may break: between words, never before closing or after opening punctuation. */
const closing = /^[，。、；：！？）》〉」』】〕”’…—·,.;:!?)\]%％℃]+$/;
const opening = /^[（《〈「『【〔“‘([]+$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The phrases of a headline: people part them by a space or a line break, and lines end there first of all. */
export const headlinePhrases = (headline: string): string[][] =>
  tidySpaces(headline)
    .split(/[\n\u3000]+|(?<=[\p{Script=Han}！？”》）]) +(?=[\p{Script=Han}“《（])/u)
    .filter((phrase) => phrase.trim() !== '')
    .map(headlineWords);

/**
 * A headline in pieces between which a line may end. Chinese headlines break where the sense does
 * (GB/T 9704-2012, 7.3.1: 回行时词意完整), so a word is never torn.
 */
export function headlineWords(headline: string): string[] {
  const words: string[] = [];
  let held = '';
  for (const { segment } of segmenter.segment(headline)) {
    if (opening.test(segment)) held += segment;
    else if (words.length > 0 && held === '' && (closing.test(segment) || joins(words.at(-1) ?? '', segment))) {
      words[words.length - 1] += segment;
    } else {
      words.push(held + segment);
      held = '';
    }
  }
  return held ? [...words, held] : words;
}

/** A number and the measure word after it, a particle, the kind of a place: `51|名`, `先进|的`, `通州|区` stay whole. */
const joins = (before: string, after: string): boolean =>
  (/[\d一二三四五六七八九十百千万亿两余多第.]$/.test(before) &&
    /^([\d.%％]|\p{Script=Han}$|[余多]\p{Script=Han}?$)/u.test(after)) ||
  /^[的了和与等们者区县市省镇]$/.test(after);

const HAN = '[\\p{Script=Han}，。、；：！？（）《》“”]';
const betweenHanAndLatin = new RegExp(
  `(?<=${HAN})[ \\u2009\\u00a0]+(?=[\\w(])|(?<=[\\w)%])[ \\u2009\\u00a0]+(?=${HAN})`,
  'gu',
);

/**
 * Drops the spaces that people type between Han and Latin letters or digits: the page sets its own, a quarter
 * of a character wide. A full-width space (U+3000) stays: it is set on purpose.
 */
export const tidySpaces = (text: string): string => text.replace(/[\t\r]+/g, ' ').replace(betweenHanAndLatin, '');

/** The same for every text within a document. */
export function tidyAll<Value>(value: Value): Value;
export function tidyAll(value: unknown): unknown {
  if (typeof value === 'string') return tidySpaces(value);
  if (Array.isArray(value)) return value.map((inner) => tidyAll(inner));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidyAll(inner)]));
}
