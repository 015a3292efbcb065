import type { Bilingual } from '../words.ts';

/** What a parser of typed or pasted text answers: the value in its one normal form, or what is wrong and what to do. */
export type Parsed<Value, Problem extends string> =
  | { ok: true; value: Value }
  | { ok: false; problem: Problem; words: Bilingual; expected?: string };

/** A refused value. `expected` is what stands at the wrong place in a right one, where that is known. */
export function wrong<Problem extends string>(problem: Problem, words: Bilingual, expected?: string) {
  return expected === undefined
    ? { ok: false as const, problem, words }
    : { ok: false as const, problem, words, expected };
}

/** For codes that a spreadsheet has rounded: the same advice wherever it happens. */
export const scientificWords: Bilingual = [
  '号码被电子表格改成了科学计数，末几位已经丢失。请把这一列设为文本格式，重新填写号码。',
  'The spreadsheet turned the number into scientific notation and its last digits are lost. Set the column to text and type the number again.',
];
