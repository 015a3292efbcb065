import { foldCode } from '../../kernel/codes/characters.ts';

/** As GB 32100-2015 has it: 31 characters without I, O, S, V and Z, which are misread; prime, so that one check finds every slip. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LOOKALIKES: Record<string, string> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };

/** 31⁷, some 27 thousand million: nobody finds a certificate by trying numbers. */
export const RANDOM_CHARACTERS = 7;
export const ALPHABET_SIZE = ALPHABET.length;
const SERIAL_DIGITS = 6;
const SHAPE = new RegExp(`^(\\d{4})(\\d{${SERIAL_DIGITS},9})([${ALPHABET}]{${RANDOM_CHARACTERS}})([${ALPHABET}])$`);

/**
 * The number of a certificate: `2026-000123-7KQ4-M9WX` is year, serial, seven random characters and a check character.
 * @param random seven numbers below `ALPHABET_SIZE`
 */
export function certificateNumber(year: number, serial: number, random: readonly number[]): string {
  const body = `${year}${String(serial).padStart(SERIAL_DIGITS, '0')}${random.map((each) => ALPHABET.charAt(each)).join('')}`;
  return inGroups(`${body}${checkCharacter(body)}`);
}

/** What a typed number reads as. `misread`: it cannot be right, by its own check character, wherever it was typed. */
export type ReadNumber = { number: string } | { misread: true };

/** Reads a number as people type it: without dashes, in lower case, full width, an O for a 0. */
export function readNumber(text: string): ReadNumber {
  const code = foldCode(text).replace(/[IOSVZ]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (!SHAPE.test(code) || checkCharacter(code.slice(0, -1)) !== code.at(-1)) return { misread: true };
  return { number: inGroups(code) };
}

/** Σ value × 3^place mod 31, counted from the end: finds every single wrong character and every swap of two. */
function checkCharacter(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of [...body].reverse()) {
    weight = (weight * 3) % ALPHABET_SIZE;
    sum += ALPHABET.indexOf(character) * weight;
  }
  return ALPHABET.charAt((ALPHABET_SIZE - (sum % ALPHABET_SIZE)) % ALPHABET_SIZE);
}

/** In groups that people read out: the last eight in two fours. */
function inGroups(code: string): string {
  const serialEnd = code.length - RANDOM_CHARACTERS - 1;
  return [
    code.slice(0, 4),
    code.slice(4, serialEnd),
    code.slice(serialEnd, serialEnd + 4),
    code.slice(serialEnd + 4),
  ].join('-');
}

/** Words that a certificate's text may hold, each replaced by what it stands for. */
export const placeholders = ['姓名', '活动', '作品', '奖项', '单位'] as const;
export type Placeholder = (typeof placeholders)[number];

/**
 * The text of a certificate with `{姓名}` and the like filled in. Marks right around a placeholder go where it is empty,
 * and marks inside it step down to single ones (GB/T 15834-2011: quotes within quotes).
 */
export function fillWords(template: string, values: Record<Placeholder, string>): string {
  return template.replace(
    /(《|“)\{([^{}]*)\}(?:》|”)|\{([^{}]*)\}/gu,
    (whole, mark: '《' | '“' | undefined, marked: string | undefined, bare: string | undefined) => {
      const value = values[(marked ?? bare) as Placeholder];
      if (value === undefined || !mark) return value ?? whole;
      if (value === '') return '';
      return mark === '《'
        ? `《${value.replace(/《/g, '〈').replace(/》/g, '〉')}》`
        : `“${value.replace(/“/g, '‘').replace(/”/g, '’')}”`;
    },
  );
}

/** Names in a template that stand for nothing. */
export function unknownPlaceholders(template: string): string[] {
  const known: readonly string[] = placeholders;
  return [...template.matchAll(/\{([^{}]*)\}/gu)].flatMap(([, name = '']) => (known.includes(name) ? [] : [name]));
}
