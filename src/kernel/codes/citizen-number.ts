import type { Day } from '../dates.ts';
import { foldCode, isCalendarDay, isScientific } from './characters.ts';
import { type Parsed, scientificWords, wrong } from './parsed.ts';

/** GB 11643-1999 (ISO 7064 MOD 11-2): weight of place i is 2^(17-i) mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** The standard's own example was born in 1880; nobody in a register is older than this. */
const EARLIEST_YEAR = 1850;

/** Who carries the number: all three kinds of card share length, places and check (GB 11643-1999). */
export type CitizenNumberHolder = 'citizen' | 'hkMacaoTaiwan' | 'foreign';

export interface CitizenNumber {
  /** 18 characters, the last a digit or an upper-case X. */
  number: string;
  /**
   * `hkMacaoTaiwan`: residence cards of Hong Kong (810000), Macao (820000) and Taiwan (830000) residents, since 2018.
   * `foreign`: permanent-residence cards since 1 Dec 2023, first digit 9 (rules of the National Immigration Administration).
   */
  holder: CitizenNumberHolder;
  /** First six digits. Regions get abolished and numbers stay, so no table decides about them. */
  regionCode: string;
  birthDate: Day;
  /** GB/T 2261.1: an odd sequence is 1 (male), an even one 2 (female). */
  sex: '1' | '2';
}

export type CitizenNumberProblem =
  | 'empty'
  | 'scientific'
  | 'fifteenDigits'
  | 'shape'
  | 'birthDate'
  | 'future'
  | 'checkDigit';

/** The check character for the first 17 digits. */
export function citizenCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/**
 * Reads an 18-character citizen number (GB 11643-1999), residence-card or permanent-residence-card number as typed.
 * Spaces, dashes, full width and a lower-case x are folded.
 * @param options.today the day against which a birth date counts as future
 */
export function parseCitizenNumber(text: string, options: { today: Day }): Parsed<CitizenNumber, CitizenNumberProblem> {
  if (isScientific(text)) return wrong('scientific', scientificWords);
  const number = foldCode(text);
  if (number === '') return wrong('empty', ['请填写证件号码。', 'Enter the number of the document.']);
  if (/^\d{15}$/.test(number)) {
    return wrong('fifteenDigits', [
      '15 位旧号码已停用，请填写现在证件上的 18 位号码。',
      'Numbers of 15 digits are no longer in use. Enter the 18 characters on the present card.',
    ]);
  }
  if (!/^\d{17}[\dX]$/.test(number)) {
    return wrong('shape', [
      `号码应是 17 位数字加 1 位数字或 X，这里是 ${[...number].length} 位，请对照证件核对。`,
      `The number has 17 digits and then a digit or X; this has ${[...number].length} characters. Compare it with the card.`,
    ]);
  }
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const birthDate = `${year}-${month}-${day}`;
  if (Number(year) < EARLIEST_YEAR || !isCalendarDay(Number(year), Number(month), Number(day))) {
    return wrong('birthDate', [
      `第 7 至 14 位“${number.slice(6, 14)}”不是真实的出生日期，请对照证件核对。`,
      `Digits 7 to 14, “${number.slice(6, 14)}”, are no real date of birth. Compare them with the card.`,
    ]);
  }
  if (birthDate > options.today) {
    return wrong('future', [
      `出生日期 ${birthDate} 在今天之后，请对照证件核对。`,
      `The date of birth ${birthDate} lies in the future. Compare it with the card.`,
    ]);
  }
  const expected = citizenCheckCharacter(number);
  if (number.charAt(17) !== expected) {
    return wrong(
      'checkDigit',
      [
        '号码的校验位不符，多半有一位输错，请对照证件逐位核对。',
        'The check character does not fit; one digit is probably mistyped. Compare each with the card.',
      ],
      expected,
    );
  }
  const sex = Number(number.charAt(16)) % 2 === 1 ? '1' : '2';
  return { ok: true, value: { number, holder: holderOf(number), regionCode: number.slice(0, 6), birthDate, sex } };
}

function holderOf(number: string): CitizenNumberHolder {
  if (number.startsWith('9')) return 'foreign';
  return /^8[123]0000/.test(number) ? 'hkMacaoTaiwan' : 'citizen';
}

/**
 * A well-formed number for demo data and tests. Region 000000 is assigned to nobody, so no real person matches.
 * @param input.sequence 0 to 999; odd is male
 * @throws RangeError for a day that does not exist, or a sequence or region that does not fit its places
 */
export function syntheticCitizenNumber(input: { birthDate: Day; sequence: number; regionCode?: string }): string {
  const { birthDate, sequence, regionCode = '000000' } = input;
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || year < EARLIEST_YEAR || !isCalendarDay(year, month, day)) {
    throw new RangeError(`real day YYYY-MM-DD expected, got ${birthDate}`);
  }
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 999) {
    throw new RangeError(`sequence from 0 to 999 expected, got ${sequence}`);
  }
  if (!/^\d{6}$/.test(regionCode)) throw new RangeError(`region code of six digits expected, got ${regionCode}`);
  const first17 = `${regionCode}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + citizenCheckCharacter(first17);
}
