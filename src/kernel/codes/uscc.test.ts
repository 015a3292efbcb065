import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { organisationCheckCharacter, parseUscc, syntheticUscc, usccCheckCharacter } from './uscc.ts';

/** Any UTF-16 at all, halves of pairs included. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const synthetic = fc.record({
  regionCode: fc.integer({ min: 0, max: 999_999 }).map((region) => String(region).padStart(6, '0')),
  sequence: fc.integer({ min: 0, max: 999_999 }),
  union: fc.constantFrom('primary' as const, 'other' as const),
});

describe('parseUscc', () => {
  test('reads a primary union', () => {
    expect(parseUscc('81110105MC0000012B')).toEqual({
      ok: true,
      value: {
        code: '81110105MC0000012B',
        regionCode: '110105',
        organisationCode: 'MC0000012',
        union: 'primary',
        warnings: [],
      },
    });
  });

  test.each([
    ['91350100M000100Y43', undefined],
    [' 9135 0100-M000100Y43 ', undefined],
    ['９１３５０１００Ｍ０００１００Ｙ４３', undefined],
    ['91350100m000100y43', undefined],
    [syntheticUscc({ regionCode: '110000', sequence: 7, union: 'other' }), 'other'],
  ])('accepts %s', (text, union) => {
    const parsed = parseUscc(text);

    expect(parsed.ok && parsed.value.union).toEqual(parsed.ok ? union : 'refused');
    expect(parsed.ok).toBe(true);
  });

  test.each([
    ['', 'empty', undefined],
    ['   ', 'empty', undefined],
    ['9.13501E+17', 'scientific', undefined],
    ['91350100M000100Y4', 'shape', undefined],
    ['91350100M000100Y433', 'shape', undefined],
    ['9135010AM000100Y43', 'shape', undefined],
    ['91350100M000100Y4&', 'shape', undefined],
    ['9135O100M000100Y43', 'letter', '0'],
    ['91350211M000100Y43', 'checkDigit', '6'],
  ])('refuses %j as %s', (text, problem, expected) => {
    const parsed = parseUscc(text);

    expect(parsed.ok ? undefined : [parsed.problem, parsed.expected]).toEqual([problem, expected]);
  });

  test('warns of an organisation code whose own check character is off', () => {
    const first17 = '81110105MC0000013';

    const parsed = parseUscc(first17 + usccCheckCharacter(first17));

    expect(parsed.ok && parsed.value.warnings.map((warning) => [warning.problem, warning.expected])).toEqual([
      ['organisationCode', '2'],
    ]);
  });

  test('accepts every synthetic code without a warning', () => {
    fc.assert(
      fc.property(synthetic, (input) => {
        const parsed = parseUscc(syntheticUscc(input));
        return parsed.ok && parsed.value.warnings.length === 0 && parsed.value.union === input.union;
      }),
    );
  });

  test('notices every single miscopied character', () => {
    fc.assert(
      fc.property(synthetic, fc.nat(17), fc.constantFrom(...ALPHABET), (input, place, character) => {
        const code = syntheticUscc(input);
        fc.pre(code.charAt(place) !== character);
        return !parseUscc(code.slice(0, place) + character + code.slice(place + 1)).ok;
      }),
    );
  });

  test('answers any text', () => {
    fc.assert(fc.property(anyText, (text) => typeof parseUscc(text).ok === 'boolean'));
  });
});

test('the check characters follow the published examples', () => {
  expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
  expect(organisationCheckCharacter('MC000001')).toBe('2');
  expect(organisationCheckCharacter('M000100Y')).toBe('4');
});

test('syntheticUscc refuses what it cannot write', () => {
  expect(() => syntheticUscc({ regionCode: '1101', sequence: 1 })).toThrow(RangeError);
  expect(() => syntheticUscc({ regionCode: '110105', sequence: 1_000_000 })).toThrow(RangeError);
});
