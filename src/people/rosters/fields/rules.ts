import { foldWidth } from '../../../kernel/codes/characters.ts';
import type { Bilingual } from '../../../kernel/words.ts';

/** One thing that a row can say. */
export interface RosterField {
  words: Bilingual;
  required: boolean;
  /** Headings under which the column goes, in the order in which they are believed. Folded by `foldHeading`. */
  headings: readonly string[];
  /** How to fill it in, for the template. */
  hint: Bilingual;
  /** Offered in the template as a drop-down list. */
  choices?: readonly string[];
}

/** All that rows of a sheet can say, by the key of the field. */
export type FieldTable = Readonly<Record<string, RosterField>>;

/** A heading as it is compared: half width, lower case, without spaces, marks and notes in brackets. */
export function foldHeading(heading: string): string {
  return foldWidth(heading)
    .toLowerCase()
    .replace(/[(（【[{].*?[)）】\]}]/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
