/** The languages of every surface; zh comes first. */
export const langs = ['zh', 'en'] as const;
export type Lang = (typeof langs)[number];

/** One text in both languages, side by side: `[zh, en]`. A missing translation does not compile. */
export type Bilingual<Text = string> = readonly [zh: Text, en: Text];

type Entry = string | ((...args: never[]) => string);
type Words = Record<string, Bilingual<Entry>>;
/** What `say` returns: the same keys, each with its entry in one language. */
export type Said<W extends Words> = { readonly [Key in keyof W]: W[Key][0] };

/** Declares a slice's words. Functions take the same arguments in both languages. */
export function defineWords<const W extends { [Key in keyof W]: Bilingual<Entry> }>(words: W): W {
  return words;
}

const said = new WeakMap<object, Map<Lang, object>>();

/** All words of a slice in one language. */
export function say<W extends Words>(words: W, lang: Lang): Said<W> {
  let perLang = said.get(words);
  if (!perLang) {
    perLang = new Map();
    said.set(words, perLang);
  }
  let picked = perLang.get(lang);
  if (!picked) {
    const at = lang === 'zh' ? 0 : 1;
    picked = Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[at]]));
    perLang.set(lang, picked);
  }
  return picked as Said<W>;
}

/** One bilingual text in one language. */
export function pick<Text>(pair: Bilingual<Text>, lang: Lang): Text {
  return lang === 'zh' ? pair[0] : pair[1];
}

/** An English count with its noun: `1 photo`, `2 photos`; `many` where an `s` does not do it. Chinese needs none. */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}

/** Names one after another, as each language joins them. */
export const listed = (names: readonly string[]): Bilingual => [names.join('、'), names.join(', ')];

/** A text with a note in brackets, full-width or half-width as the language has them; alone where there is no note. */
export function noted(text: string, note: string | number, lang: Lang): string {
  return note === '' ? text : pick([`${text}（${note}）`, `${text} (${note})`], lang);
}

/** `true` for a language this house speaks. */
export function isLang(value: unknown): value is Lang {
  return value === 'zh' || value === 'en';
}

/** The first of a reader's languages that this house speaks, the most wanted first (BCP 47); Chinese where none is. */
export function langOfTags(tags: readonly string[]): Lang {
  return tags.map((tag) => tag.toLowerCase().split('-')[0]).find(isLang) ?? 'zh';
}
