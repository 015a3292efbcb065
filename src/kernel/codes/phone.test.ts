import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './phone.ts';

describe('parsePhone', () => {
  test.each([
    ['13812345678', '+8613812345678', '13812345678', true],
    ['１３８ １２３４ ５６７８', '+8613812345678', '13812345678', true],
    ['+86 138-1234-5678', '+8613812345678', '13812345678', true],
    ['0086 13812345678', '+8613812345678', '13812345678', true],
    ['8613812345678', '+8613812345678', '13812345678', true],
    ['(+86) 138 1234 5678', '+8613812345678', '13812345678', true],
    ['\u202d13812345678\u202c\u200b', '+8613812345678', '13812345678', true],
    ['19212345678', '+8619212345678', '19212345678', true],
    ['+852 9123 4567', '+85291234567', '+85291234567', false],
    ['00853 6612 3456', '+85366123456', '+85366123456', false],
    ['+1 (415) 555-2671', '+14155552671', '+14155552671', false],
  ])('reads %s', (text, e164, shown, mainland) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { e164, shown, mainland } });
  });

  test.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['1.38123E+10', 'scientific'],
    ['13812345678/13987654321', 'characters'],
    ['13812345678 张三', 'characters'],
    ['12812345678', 'shape'],
    ['1381234567', 'shape'],
    ['138123456789', 'shape'],
    ['010-65123456', 'landline'],
    ['0571 8512 3456', 'landline'],
    ['+86 10 65123456', 'landline'],
    ['91234567', 'shape'],
    ['+', 'characters'],
    ['+012345678', 'shape'],
    ['+1234567890123456', 'shape'],
    ['000', 'shape'],
  ])('refuses %j as %s', (text, problem) => {
    const parsed = parsePhone(text);

    expect(parsed.ok ? parsed.value : parsed.problem).toEqual(problem);
  });

  test('brings every way of writing a mobile number to the same form', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
    const prefix = fc.constantFrom('', '86', '+86', '0086', '+86 ', '＋８６', '(+86)');
    const gap = fc.constantFrom('', ' ', '-', '　', '－');
    fc.assert(
      fc.property(digits, prefix, gap, (number, before, between) => {
        const written = before + [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(between);
        const parsed = parsePhone(written);
        expect(parsed.ok && parsed.value.e164).toEqual(`+86${number}`);
      }),
    );
  });

  test('is stable: the stored form reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(\+|00)?\d{5,16}$/)), (text) => {
        const parsed = parsePhone(text);
        if (parsed.ok) expect(parsePhone(parsed.value.e164)).toEqual(parsed);
      }),
    );
  });
});
