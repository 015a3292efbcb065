import type { Bilingual } from '../words.ts';
import { foldCode, isScientific } from './characters.ts';
import { type Parsed, scientificWords, wrong } from './parsed.ts';

/** GB 32100-2015, table 1: 31 characters, their index is their value; I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LOOKALIKES: Record<string, string> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };
/** GB 32100-2015: weight of place i is 3^i mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** GB 11714-1997: weights of the eight places of an organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export interface Uscc {
  /** 18 upper-case characters. */
  code: string;
  /** GB/T 2260 code of the registering authority, six digits. Never checked against a table: regions get abolished. */
  regionCode: string;
  /** Organisation code (GB 11714), nine characters. */
  organisationCode: string;
  /** By registration department 8: class 1 is a primary union, 9 another union body; other codes say nothing about unions. */
  union: 'primary' | 'other' | undefined;
  /** Oddities that do not refuse the code. */
  warnings: { problem: 'organisationCode'; words: Bilingual; expected: string }[];
}

export type UsccProblem = 'empty' | 'scientific' | 'shape' | 'letter' | 'checkDigit';

/** The check character for the first 17 characters (GB 32100-2015, 5.3). Any of the 31 characters may come out. */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(first17.charAt(place)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The check character for the first 8 characters of an organisation code (GB 11714-1997): digits, or X for ten. */
export function organisationCheckCharacter(first8: string): string {
  const valueAt = (character: string) => Number.parseInt(character, 36);
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, place) => total + weight * valueAt(first8.charAt(place)), 0);
  return ['0', 'X', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11] ?? '';
}

/**
 * Reads a unified social credit code (GB 32100-2015) as typed: spaces, dashes, full width and lower case are folded.
 * A wrong check character inside the organisation code (GB 11714) is a warning: codes of early registrations carry it.
 */
export function parseUscc(text: string): Parsed<Uscc, UsccProblem> {
  if (isScientific(text)) return wrong('scientific', scientificWords);
  const code = foldCode(text);
  if (code === '') return wrong('empty', ['请填写统一社会信用代码。', 'Enter the unified social credit code.']);
  if (code.length !== 18 || /[^0-9A-Z]/.test(code)) {
    return wrong('shape', [
      `统一社会信用代码是 18 位数字和大写字母，这里是 ${[...code].length} 位，请对照登记证书核对。`,
      `A unified social credit code has 18 digits and letters; this has ${[...code].length}. Compare it with the certificate.`,
    ]);
  }
  const place = [...code].findIndex((character) => !ALPHABET.includes(character));
  if (place >= 0) {
    const letter = code.charAt(place);
    const meant = LOOKALIKES[letter] ?? '';
    return wrong(
      'letter',
      [
        `第 ${place + 1} 位是字母“${letter}”，代码里不会出现 I、O、S、V、Z，可能是“${meant}”之误，请核对。`,
        `Character ${place + 1} is the letter “${letter}”; these codes never contain I, O, S, V or Z. It is probably “${meant}”; please compare.`,
      ],
      meant,
    );
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    return wrong('shape', [
      '第 3 至 8 位是登记地区划代码，应当全是数字，请对照登记证书核对。',
      'Characters 3 to 8 are the region code and must be digits. Compare them with the certificate.',
    ]);
  }
  const expected = usccCheckCharacter(code.slice(0, 17));
  if (code.charAt(17) !== expected) {
    return wrong(
      'checkDigit',
      [
        `校验位不符：按前 17 位计算，最后一位应是“${expected}”，现为“${code.charAt(17)}”。多半有一位抄错，请逐位核对。`,
        `The check character does not fit: the first 17 call for “${expected}”, not “${code.charAt(17)}”. One character is probably miscopied; compare each.`,
      ],
      expected,
    );
  }
  const prefix = code.slice(0, 2);
  return {
    ok: true,
    value: {
      code,
      regionCode: code.slice(2, 8),
      organisationCode: code.slice(8, 17),
      union: prefix === '81' ? 'primary' : prefix === '89' ? 'other' : undefined,
      warnings: organisationWarnings(code.slice(8, 17)),
    },
  };
}

function organisationWarnings(organisationCode: string): Uscc['warnings'] {
  const expected = organisationCheckCharacter(organisationCode);
  const found = organisationCode.charAt(8);
  if (found === expected) return [];
  return [
    {
      problem: 'organisationCode',
      expected,
      words: [
        `主体标识码（第 9 至 17 位）的校验位一般应是“${expected}”，现为“${found}”。代码可以使用，建议核对。`,
        `The organisation code (characters 9 to 17) would normally end in “${expected}”, not “${found}”. The code is accepted; please compare it.`,
      ],
    },
  ];
}

/**
 * A well-formed code for demo data and tests, in the `MC……` series: `81110105MC0000012B` is sequence 1 in 110105.
 * @param input.sequence 0 to 999,999
 * @throws RangeError where region or sequence cannot be written in their places
 */
export function syntheticUscc(input: { regionCode: string; sequence: number; union?: 'primary' | 'other' }): string {
  const { regionCode, sequence, union = 'primary' } = input;
  if (!/^\d{6}$/.test(regionCode)) throw new RangeError(`region code of six digits expected, got ${regionCode}`);
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 999_999) {
    throw new RangeError(`sequence from 0 to 999999 expected, got ${sequence}`);
  }
  const organisation = `MC${String(sequence).padStart(6, '0')}`;
  const first17 = `${union === 'primary' ? '81' : '89'}${regionCode}${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}
