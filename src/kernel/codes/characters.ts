/**
 * Full-width ASCII (０-９, Ａ-Ｚ, ＋, －, …) and the ideographic space as their half-width forms.
 * Chinese input methods produce them in the middle of numbers.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Marks that show nothing and come along with pasted text: zero-width spaces and joiners, soft hyphen, BOM. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** The text without invisible marks. Bidirectional controls stay, so that a caller can refuse them. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Directional marks and overrides: they travel with numbers copied from a phone's contacts, and reorder names. */
const DIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A number's characters at half width, without anything invisible. */
export function foldNumber(text: string): string {
  return dropInvisible(foldWidth(text)).replace(DIRECTIONAL, '');
}

/** A code as people type it (spaces, dashes, full-width, lower case) as bare upper-case letters and digits. */
export function foldCode(text: string): string {
  return foldNumber(text)
    .replace(/[\s\-‐-―−._·']/g, '')
    .toUpperCase();
}

/** Whether a spreadsheet has turned a long number into text such as 1.10105E+17, which has lost its last digits. */
export function isScientific(text: string): boolean {
  return /^\d(\.\d+)?E\+\d{2,3}$/i.test(foldWidth(text).trim());
}

/** Whether `year-month-day` is a day of the Gregorian calendar; `month` counts from 1. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
