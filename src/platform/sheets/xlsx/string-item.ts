import type { SheetLimits } from '../limits.ts';

/** `_x000B_` stands for one character. */
const LONGEST_ESCAPE = 7;

/**
 * Gathers the text of a string item (`si` or `is`): the runs of rich text, without phonetic readings (`rPh`).
 * It stops gathering once the text is surely beyond the limit; whoever takes it checks its length.
 */
export function createStringItem(limits: SheetLimits) {
  const enoughCharacters = limits.cellCharacters * LONGEST_ESCAPE;
  let gathered = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name: string) {
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text(text: string) {
      if (inText && gathered.length <= enoughCharacters) gathered += text;
    },
    close(name: string) {
      if (name === 'rPh') inPhonetic = false;
      if (name === 't') inText = false;
    },
    /** The text so far; the next item begins empty. */
    take(): string {
      const text = decodeEscapes(gathered);
      gathered = '';
      return text;
    },
  };
}

/** ECMA-376 part 1, 22.9.2.19 (ST_Xstring): characters that XML cannot hold are written as `_x000B_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
