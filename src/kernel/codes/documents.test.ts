import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syntheticCitizenNumber } from './citizen-number.ts';
import { type DocumentType, documentTypes, findDocumentType, parseDocument } from './documents.ts';

const today = '2026-11-28';
const types = Object.keys(documentTypes) as DocumentType[];
const residence = syntheticCitizenNumber({ birthDate: '1988-08-08', sequence: 21, regionCode: '810000' });
const permanent = syntheticCitizenNumber({ birthDate: '1988-08-08', sequence: 22, regionCode: '911840' });

describe('parseDocument', () => {
  test.each([
    ['passport', 'e12345678', { type: 'passport', number: 'E12345678' }],
    ['passport', 'ＥＡ 123-4567', { type: 'passport', number: 'EA1234567' }],
    ['hkMacaoPermit', 'H12345678', { type: 'hkMacaoPermit', number: 'H12345678' }],
    ['hkMacaoPermit', 'm1234567803', { type: 'hkMacaoPermit', number: 'M12345678' }],
    ['taiwanPermit', '00123456', { type: 'taiwanPermit', number: '00123456' }],
    ['taiwanPermit', '0012345601(B)', { type: 'taiwanPermit', number: '00123456' }],
    ['taiwanPermit', '0012345601（Ｂ）', { type: 'taiwanPermit', number: '00123456' }],
    ['foreignPermanentResidence', 'can110080812310', { type: 'foreignPermanentResidence', number: 'CAN110080812310' }],
  ] as const)('reads a %s number %s', (type, number, value) => {
    expect(parseDocument({ type, number, today })).toEqual({ ok: true, value });
  });

  test('takes the type from an 18-character number, whatever was stated', () => {
    for (const type of ['citizenId', 'hkMacaoTaiwanResidence', 'foreignPermanentResidence'] as const) {
      expect(parseDocument({ type, number: residence, today })).toEqual({
        ok: true,
        value: { type: 'hkMacaoTaiwanResidence', number: residence, birthDate: '1988-08-08', sex: '1' },
      });
      expect(parseDocument({ type, number: permanent, today })).toEqual({
        ok: true,
        value: { type: 'foreignPermanentResidence', number: permanent, birthDate: '1988-08-08', sex: '2' },
      });
    }
  });

  test('a missing type means the identity card', () => {
    expect(parseDocument({ number: '11010519491231002X', today })).toEqual({
      ok: true,
      value: { type: 'citizenId', number: '11010519491231002X', birthDate: '1949-12-31', sex: '2' },
    });
  });

  test.each([
    ['passport', '', 'empty'],
    ['passport', 'ABCDEFGH', 'shape'],
    ['passport', 'E1', 'shape'],
    ['passport', '护照E12345678', 'shape'],
    ['hkMacaoPermit', 'A12345678', 'shape'],
    ['hkMacaoPermit', 'H123456789', 'shape'],
    ['taiwanPermit', '1234567', 'shape'],
    ['taiwanPermit', '1.23456E+11', 'scientific'],
    ['citizenId', '110105194912310021', 'checkDigit'],
    ['foreignPermanentResidence', 'CANADA', 'shape'],
  ] as const)('refuses a %s number %j as %s', (type, number, problem) => {
    const parsed = parseDocument({ type, number, today });

    expect(parsed.ok ? undefined : parsed.problem).toEqual(problem);
  });

  test('is stable: a normal form reads as itself, and every refusal says something in both languages', () => {
    const number = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[HM]\d{8}(\d{2})?$/),
      fc.stringMatching(/^\d{8}(\d{2}(\([A-Z]\))?)?$/),
      fc.stringMatching(/^[A-Za-z0-9]{4,18}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...types), number, (type, text) => {
        const first = parseDocument({ type, number: text, today });
        if (first.ok) expect(parseDocument({ ...first.value, today })).toEqual(first);
        else expect(first.words.map((sentence) => sentence.length > 5)).toEqual([true, true]);
      }),
    );
  });
});

test.each([
  ['身份证', 'citizenId'],
  [' 居民身份证 ', 'citizenId'],
  ['ID Card', 'citizenId'],
  ['回乡证', 'hkMacaoPermit'],
  ['港澳居民来往内地通行证', 'hkMacaoPermit'],
  ['台胞证', 'taiwanPermit'],
  ['护照', 'passport'],
  ['PASSPORT', 'passport'],
  ['港澳台居民居住证', 'hkMacaoTaiwanResidence'],
  ['外国人永久居留身份证', 'foreignPermanentResidence'],
  ['驾驶证', undefined],
  ['', undefined],
])('findDocumentType(%j) is %s', (text, type) => {
  expect(findDocumentType(text)).toEqual(type);
});
