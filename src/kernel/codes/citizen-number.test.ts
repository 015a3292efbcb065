import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCitizenNumber, syntheticCitizenNumber } from './citizen-number.ts';

/** Any UTF-16 at all, halves of pairs included. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));

const today = '2026-11-28';
const person = fc.record({
  birthDate: fc
    .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-11-28T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  sequence: fc.integer({ min: 0, max: 999 }),
});

describe('parseCitizenNumber', () => {
  test('derives birth date, sex and region', () => {
    expect(parseCitizenNumber('11010519491231002x', { today })).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X',
        holder: 'citizen',
        regionCode: '110105',
        birthDate: '1949-12-31',
        sex: '2',
      },
    });
  });

  test.each([
    ['440524188001010014', 'citizen', '1'],
    ['4405 2418 8001 010014', 'citizen', '1'],
    ['４４０５２４１８８００１０１００１４', 'citizen', '1'],
    [syntheticCitizenNumber({ birthDate: '1990-02-28', sequence: 12, regionCode: '810000' }), 'hkMacaoTaiwan', '2'],
    [syntheticCitizenNumber({ birthDate: '1990-02-28', sequence: 13, regionCode: '820000' }), 'hkMacaoTaiwan', '1'],
    [syntheticCitizenNumber({ birthDate: '1990-02-28', sequence: 14, regionCode: '830000' }), 'hkMacaoTaiwan', '2'],
    [syntheticCitizenNumber({ birthDate: '1990-02-28', sequence: 15, regionCode: '911840' }), 'foreign', '1'],
    [syntheticCitizenNumber({ birthDate: '1990-02-28', sequence: 16 }), 'citizen', '2'],
    // Xuanwu district, abolished in 2010
    [syntheticCitizenNumber({ birthDate: '1979-06-01', sequence: 101, regionCode: '110104' }), 'citizen', '1'],
    [syntheticCitizenNumber({ birthDate: today, sequence: 1 }), 'citizen', '1'],
  ])('accepts %s (%s)', (text, holder, sex) => {
    const parsed = parseCitizenNumber(text, { today });

    expect(parsed.ok ? [parsed.value.holder, parsed.value.sex] : parsed.problem).toEqual([holder, sex]);
  });

  test.each([
    ['', 'empty', undefined],
    ['1.10105E+17', 'scientific', undefined],
    ['110105491231002', 'fifteenDigits', undefined],
    ['1101051949123100', 'shape', undefined],
    ['11010519491231OO2X', 'shape', undefined],
    ['X1010519491231002X', 'shape', undefined],
    ['110105194902300022', 'birthDate', undefined],
    ['110105190002290022', 'birthDate', undefined],
    ['110105000002010022', 'birthDate', undefined],
    ['110105202611290022', 'future', undefined],
    ['110105194912310021', 'checkDigit', 'X'],
  ])('refuses %j as %s', (text, problem, expected) => {
    const parsed = parseCitizenNumber(text, { today });

    expect(parsed.ok ? undefined : [parsed.problem, parsed.expected]).toEqual([problem, expected]);
  });

  test('reads back every synthetic number', () => {
    fc.assert(
      fc.property(person, (input) => {
        const parsed = parseCitizenNumber(syntheticCitizenNumber(input), { today });
        expect(parsed.ok && [parsed.value.birthDate, parsed.value.sex, parsed.value.regionCode]).toEqual([
          input.birthDate,
          input.sequence % 2 === 1 ? '1' : '2',
          '000000',
        ]);
      }),
    );
  });

  test('notices every single mistyped digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(person, fc.nat(16), fc.nat(9), (input, place, digit) => {
        const number = syntheticCitizenNumber(input);
        const mistyped = number.slice(0, place) + digit + number.slice(place + 1);
        const swapped =
          number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2);
        for (const other of [mistyped, swapped]) {
          expect(other === number || !parseCitizenNumber(other, { today }).ok).toBe(true);
        }
      }),
    );
  });

  test('answers any text', () => {
    fc.assert(fc.property(anyText, (text) => 'ok' in parseCitizenNumber(text, { today })));
  });
});

test.each([
  [{ birthDate: '1990-02-30', sequence: 1 }],
  [{ birthDate: '1990-2-3', sequence: 1 }],
  [{ birthDate: '1990-02-03', sequence: 1000 }],
  [{ birthDate: '1990-02-03', sequence: 1, regionCode: '11' }],
])('syntheticCitizenNumber refuses %j', (input) => {
  expect(() => syntheticCitizenNumber(input)).toThrow(RangeError);
});
