import type { Day } from '../dates.ts';
import type { Bilingual } from '../words.ts';
import { foldCode, foldWidth, isScientific } from './characters.ts';
import { type CitizenNumberHolder, type CitizenNumberProblem, parseCitizenNumber } from './citizen-number.ts';
import { type Parsed, scientificWords, wrong } from './parsed.ts';

/** Documents that prove who somebody is. `aliases` are the other names that spreadsheets use. */
export const documentTypes = {
  citizenId: {
    words: ['居民身份证', 'Resident identity card'],
    aliases: ['身份证', '二代身份证', '公民身份号码', '居民户口簿', '户口簿', 'id card', 'identity card'],
  },
  hkMacaoTaiwanResidence: {
    words: ['港澳台居民居住证', 'Residence permit for Hong Kong, Macao and Taiwan residents'],
    aliases: ['居住证', '港澳居民居住证', '台湾居民居住证', 'residence permit'],
  },
  foreignPermanentResidence: {
    words: ['外国人永久居留身份证', 'Foreign permanent resident ID card'],
    aliases: ['外国人永久居留证', '永久居留证', '永居证', 'permanent residence card', 'permanent resident card'],
  },
  hkMacaoPermit: {
    words: ['港澳居民来往内地通行证', 'Mainland travel permit for Hong Kong and Macao residents'],
    aliases: ['回乡证', '港澳通行证', '港澳居民通行证', '港澳居民来往内地通行证(非中国籍)', 'home return permit'],
  },
  taiwanPermit: {
    words: ['台湾居民来往大陆通行证', 'Mainland travel permit for Taiwan residents'],
    aliases: ['台胞证', '台湾通行证', '台湾居民通行证', 'taiwan compatriot permit'],
  },
  passport: { words: ['护照', 'Passport'], aliases: ['外国护照', '中国护照', '普通护照'] },
} as const satisfies Record<string, { words: Bilingual; aliases: readonly string[] }>;

export type DocumentType = keyof typeof documentTypes;

export interface IdentityDocument {
  /** May differ from what was stated: the number itself tells the three 18-character cards apart. */
  type: DocumentType;
  /** Normal form; of travel permits the lifelong part alone, which stays when the card is renewed. */
  number: string;
  /** Known where the number carries them. */
  birthDate?: Day;
  sex?: '1' | '2';
}

export type DocumentProblem = CitizenNumberProblem;

const TYPE_OF_HOLDER: Record<CitizenNumberHolder, DocumentType> = {
  citizen: 'citizenId',
  hkMacaoTaiwan: 'hkMacaoTaiwanResidence',
  foreign: 'foreignPermanentResidence',
};

interface NumberShape {
  pattern: RegExp;
  words: Bilingual;
}

/** Shapes without a check character; the first group is what stays the same for life. */
const SHAPES: Partial<Record<DocumentType, NumberShape>> = {
  // Ministry of Public Security, 10 March 2010: H or M, eight lifelong digits, two that count renewals (left out since 2013).
  hkMacaoPermit: {
    pattern: /^([HM]\d{8})(\d{2})?$/,
    words: [
      '港澳居民来往内地通行证号码是 H 或 M 加 8 位数字（旧证加 10 位），请对照证件核对。',
      'The permit number is H or M and 8 digits (10 on older cards). Compare it with the card.',
    ],
  },
  // Cards since 2015 carry the eight lifelong digits; booklets added two digits and a bracketed letter.
  taiwanPermit: {
    pattern: /^(\d{8})(\d{2}(\(?[A-Z]\)?)?)?$/,
    words: [
      '台湾居民来往大陆通行证号码是 8 位数字（旧证 10 位，可带字母），请对照证件核对。',
      'The permit number has 8 digits (10 and a letter on older booklets). Compare it with the card.',
    ],
  },
  // ICAO Doc 9303: letters and digits; states differ in length, the machine-readable zone holds nine and may overflow.
  passport: {
    pattern: /^((?=.*\d)[A-Z0-9]{5,15})$/,
    words: [
      '护照号码由 5 至 15 位字母和数字组成，请对照护照资料页核对。',
      'A passport number has 5 to 15 letters and digits. Compare it with the data page.',
    ],
  },
  // Cards issued from 2017 to Nov 2023 stay valid: three letters of the state, twelve digits.
  foreignPermanentResidence: {
    pattern: /^([A-Z]{3}\d{12})$/,
    words: ['', ''],
  },
};

/**
 * Reads the number of an identity document as typed and brings it to the form in which it is stored and compared.
 * @param input.type as stated; `citizenId` where a form does not ask
 * @param input.today the day against which a birth date counts as future
 */
export function parseDocument(input: {
  type?: DocumentType;
  number: string;
  today: Day;
}): Parsed<IdentityDocument, DocumentProblem> {
  const { type = 'citizenId', number, today } = input;
  if (isScientific(number)) return wrong('scientific', scientificWords);
  const shape = SHAPES[type];
  const folded = foldCode(number);
  const lifelong = shape?.pattern.exec(folded)?.[1];
  if (lifelong !== undefined) return { ok: true, value: { type, number: lifelong } };
  if (folded === '') return wrong('empty', ['请填写证件号码。', 'Enter the number of the document.']);
  if (shape && type !== 'foreignPermanentResidence') return wrong('shape', shape.words);

  const parsed = parseCitizenNumber(number, { today });
  if (!parsed.ok) return parsed;
  const { holder, birthDate, sex } = parsed.value;
  return { ok: true, value: { type: TYPE_OF_HOLDER[holder], number: parsed.value.number, birthDate, sex } };
}

/** The document type that a cell or form names, in either language or by an alias; undefined for anything else. */
export function findDocumentType(text: string): DocumentType | undefined {
  const wanted = foldName(text);
  const found = Object.entries(documentTypes).find(([key, { words, aliases }]) =>
    [key, ...words, ...aliases].some((name) => foldName(name) === wanted),
  );
  return found?.[0] as DocumentType | undefined;
}

function foldName(text: string): string {
  return foldWidth(text).replace(/\s+/g, '').toLowerCase();
}
