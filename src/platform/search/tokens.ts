import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | undefined;

/** Words of a Chinese or mixed text for full-text search, each once, lower-case; the dictionary loads on first use. */
export function searchTokens(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  const words = jieba.cutForSearch(text.toLowerCase(), true).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)];
}

/** A `tsquery` that matches all words of a search, the last as a prefix. */
export function searchQuery(text: string): string {
  const words = searchTokens(text).map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '')}'`);
  return words.map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}
