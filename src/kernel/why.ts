import type { Bilingual } from './words.ts';

/** One line of "why I may, or may not": a condition, whether it holds, in the worker's terms. */
export interface Why {
  ok: boolean;
  words: Bilingual;
}
