import type { Lang } from '../../kernel/words.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

const han = /\p{Script=Han}/u;
/** What may not begin a line, and what may not end one (GB/T 15834, JLREQ-like line-breaking classes). */
const noStart = /^[\p{Pe}\p{Pf}、，。．：；！？…—～·・」』》〉）〕】”’%％,.:;!?]/u;
const noEnd = /[\p{Ps}\p{Pi}「『《〈（〔【“‘]$/u;

/** Characters that lean on what follows: 来做, 把饭, 给他. */
const leaning = /^[来去把被让给在向为和与及或从到对请不]+$/u;

/**
 * A lone character (的, 唱, 法) belongs to the word before it, which the dictionary often cuts off;
 * a leaning one to the word after. A number keeps its measure: 11月26日, 51 名.
 */
function clings(segment: string, last: string): boolean {
  const lone = /^\p{Script=Han}$/u.test(segment) && !leaning.test(segment);
  if (lone && /(?:\p{Nd}|(?<!\p{Script=Han})\p{Script=Han}{1,4})$/u.test(last)) return true;
  if (leaning.test(last)) return true;
  if (/^\p{Nd}/u.test(segment) && /\p{Nd}[年月:.,–]$/u.test(last)) return true;
  return noStart.test(segment) || noEnd.test(last) || /^\s|\s$/.test(segment);
}

/**
 * Cuts a headline where a reader would breathe, so that a line never ends inside a Chinese word
 * (周 / 末). Used with `word-break: keep-all` and a break opportunity between the pieces.
 */
export function phrasesOf(text: string): readonly string[] {
  if (!han.test(text)) return [text];
  let phrases = cut.get(text);
  if (!phrases) {
    phrases = cutPhrases(text);
    if (cut.size >= MOST_CUT) cut.clear();
    cut.set(text, phrases);
  }
  return phrases;
}

/** Headlines come again and again, and the dictionary takes its time. */
const MOST_CUT = 2000;
const cut = new Map<string, readonly string[]>();

function cutPhrases(text: string): string[] {
  const phrases: string[] = [];
  for (const { segment } of words.segment(text)) {
    const last = phrases.at(-1);
    if (last !== undefined && clings(segment, last)) phrases[phrases.length - 1] = last + segment;
    else phrases.push(segment);
  }
  return phrases;
}

/** The `lang` attribute a text needs on a page in `lang`: Chinese names stay Chinese on an English page. */
export function langOf(text: string, lang: Lang): 'zh-CN' | undefined {
  return lang === 'en' && han.test(text) ? 'zh-CN' : undefined;
}
