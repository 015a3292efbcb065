import { dropInvisible } from './characters.ts';
import { type Parsed, wrong } from './parsed.ts';

/** Wider than the 50 characters of household-register forms; stops pasted paragraphs, not people. */
export const MAX_PERSON_NAME_CHARACTERS = 100;

export type PersonNameProblem = 'empty' | 'tooLong' | 'control' | 'noLetter';

/** Dots that stand in names of several parts. The written standard is U+00B7 (GB/T 15834-2011, 4.14). */
const DOT_BETWEEN_HAN = /(?<=\p{Script=Han}) *[•・.．‧･∙⋅●·] *(?=\p{Script=Han})/gu;
/** Any white space but a line break: two lines in a cell are two people. */
const SPACES = /[^\S\n\r\u2028\u2029]+/g;
const HAN = /^(\p{Script=Han}[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?)+$/u;
const ONE_HAN = /^\p{Script=Han}[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?$/u;
/** Controls, line breaks, bidirectional overrides and isolates, halves of surrogate pairs, non-characters. */
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd\p{Noncharacter_Code_Point}]/u;
/**
 * Letters; characters of private use, which older Chinese systems use for rare names; and code points in the planes
 * of rare Han that this Unicode version does not know yet (GB 18030-2022 keeps growing).
 */
const LETTER = /[\p{L}\p{Co}\u{20000}-\u{3fffd}]/u;

/**
 * Reads a person's name: any script, any length from one character, rare Han included (domain.md C13).
 * The normal form is NFC, single spaces, no padding inside a Han name, and `·` between its parts.
 */
export function parsePersonName(text: string): Parsed<string, PersonNameProblem> {
  const spaced = dropInvisible(text).normalize('NFC').trim().replace(SPACES, ' ').replace(DOT_BETWEEN_HAN, '·');
  const name = closePadding(spaced);
  if (name === '') return wrong('empty', ['请填写姓名。', 'Enter the name.']);
  if (CONTROL.test(name)) {
    return wrong('control', [
      '姓名里有看不见的控制字符或乱码，请删去后手工重新输入。',
      'The name contains invisible control characters or broken text. Delete it and type it by hand.',
    ]);
  }
  const length = [...name].length;
  if (length > MAX_PERSON_NAME_CHARACTERS) {
    return wrong('tooLong', [
      `姓名最多 ${MAX_PERSON_NAME_CHARACTERS} 个字，这里有 ${length} 个，请只填一个人的姓名。`,
      `A name has at most ${MAX_PERSON_NAME_CHARACTERS} characters, this has ${length}. Enter the name of one person.`,
    ]);
  }
  if (!LETTER.test(name)) {
    return wrong('noLetter', [
      '姓名里没有文字，请填写证件上的姓名。',
      'The name has no letters. Enter it as on the document.',
    ]);
  }
  return { ok: true, value: name };
}

/** Officers pad short names to the width of longer ones (`张　三`, `张　小明`); `张三 李四` may be two people and stays. */
function closePadding(name: string): string {
  const parts = name.split(' ');
  const padded = parts.every((part) => HAN.test(part)) && parts.filter((part) => !ONE_HAN.test(part)).length <= 1;
  return padded ? parts.join('') : name;
}
