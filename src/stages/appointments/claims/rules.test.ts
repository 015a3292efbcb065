import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLAIM_ALPHABET, CLAIM_LENGTH, codeFrom, readCode, sayCode } from './rules.ts';

describe('a claim code', () => {
  test('has letters that nobody takes for others', () => {
    for (const [letter, twin] of [
      ['0', 'O'],
      ['1', 'I'],
      ['5', 'S'],
      ['2', 'Z'],
      ['8', 'B'],
      ['U', 'V'],
    ])
      expect(CLAIM_ALPHABET.includes(letter ?? '') && CLAIM_ALPHABET.includes(twin ?? '')).toEqual(false);
  });

  test('is read as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const code = codeFrom(bytes);
        expect(code).toHaveLength(CLAIM_LENGTH);
        for (const typed of [code, sayCode(code), sayCode(code).toLowerCase(), ` ${[...code].join(' ')} `])
          expect(readCode(typed)).toEqual(code);
      }),
    );
  });

  test.each(['', 'A3C4D', '3467900000', 'A3C4DE6F7GH', "A3C4D' or 1", '３４６７９ＡＣＤＥ'])('%j is none', (typed) => {
    expect(readCode(typed)).toEqual('');
  });

  test('full-width letters from a Chinese keyboard are letters', () => {
    expect(readCode('３４６７９ＡＣＤＥＦ')).toEqual('34679ACDEF');
  });

  test('every letter is as likely as any other', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 253; byte++) {
      const [letter = ''] = codeFrom(new Uint8Array(CLAIM_LENGTH).fill(byte));
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([11]));
  });
});
