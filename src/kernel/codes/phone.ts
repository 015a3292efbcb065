import { foldNumber, isScientific } from './characters.ts';
import { type Parsed, scientificWords, wrong } from './parsed.ts';

export interface Phone {
  /** ITU-T E.164: `+` and digits. The form in which phones are stored and compared. */
  e164: string;
  /** As shown: eleven digits for a mainland mobile, otherwise the same as `e164`. */
  shown: string;
  mainland: boolean;
}

export type PhoneProblem = 'empty' | 'scientific' | 'characters' | 'landline' | 'shape';

/** MIIT numbering plan: mobile segments are 13 to 19, eleven digits. New segments open often, so no finer list. */
const MAINLAND_MOBILE = /^1[3-9]\d{9}$/;
/** ITU-T E.164: country code and number, at most 15 digits; shorter than 7 reaches no person. */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

/**
 * Reads a mobile number as typed: full-width digits, spaces, dashes, brackets, `+86`, `0086` or `86` in front.
 * A number outside the mainland needs its country code (`+852 …` or `00852 …`).
 */
export function parsePhone(text: string): Parsed<Phone, PhoneProblem> {
  if (isScientific(text)) return wrong('scientific', scientificWords);
  const folded = foldNumber(text).replace(/[\s\-‐-―−.()]/g, '');
  if (folded === '') return wrong('empty', ['请填写手机号。', 'Enter a mobile number.']);
  if (!/^\+?\d+$/.test(folded)) {
    return wrong('characters', [
      '手机号只能有数字（前面可加国际区号，如 +852），请只填一个号码。',
      'A mobile number has digits only, with a country code such as +852 in front if needed. Enter one number.',
    ]);
  }
  const international = /^(?:\+|00)(\d*)$/.exec(folded)?.[1];
  const national =
    international === undefined ? folded.replace(/^86(?=1\d{10}$)/, '') : international.replace(/^86/, '');
  const isMainland = international === undefined || international.startsWith('86');
  if (isMainland && MAINLAND_MOBILE.test(national)) {
    return { ok: true, value: { e164: `+86${national}`, shown: national, mainland: true } };
  }
  if (isMainland && /^0?\d{2,3}\d{7,8}$/.test(national) && (national.startsWith('0') || international !== undefined)) {
    return wrong('landline', [
      '这是固定电话，收不到验证码，请填写手机号。',
      'This is a landline and receives no codes. Enter a mobile number.',
    ]);
  }
  if (!isMainland && INTERNATIONAL.test(international)) {
    return { ok: true, value: { e164: `+${international}`, shown: `+${international}`, mainland: false } };
  }
  return wrong('shape', [
    `手机号应是 1 开头的 11 位数字，这里是 ${national.length} 位；境外号码请加国际区号，如 +852。`,
    `A mainland mobile has 11 digits and begins with 1; this has ${national.length}. Put a country code such as +852 before numbers from elsewhere.`,
  ]);
}
