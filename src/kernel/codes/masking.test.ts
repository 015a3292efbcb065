import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskBankAccount, maskDocument, maskName, maskPhone } from './masking.ts';

test.each([
  ['13812345678', '138****5678'],
  ['+8613812345678', '138****5678'],
  ['+85291234567', '+85*****4567'],
  ['12345', '****5'],
  ['', ''],
])('maskPhone(%j) is %j', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test.each([
  ['11010519491231002X', '110***********002X'],
  ['E12345678', 'E*****678'],
  ['H12345678', 'H*****678'],
  ['00123456', '0****456'],
  ['CAN110080812310', 'C***********310'],
  ['1', '*'],
])('maskDocument(%j) is %j', (number, masked) => {
  expect(maskDocument(number)).toBe(masked);
});

test.each([
  ['张三', '张*'],
  ['张小明', '张*明'],
  ['欧阳娜娜', '欧**娜'],
  ['买买提·艾力', '买****力'],
  ['𠮷田', '𠮷*'],
  ['王𠮷𡃁', '王*𡃁'],
  ['葛\u{e0100}城', '葛\u{e0100}*'],
  ['José', 'J**é'],
  ['丽', '*'],
  ['', ''],
])('maskName(%j) is %j', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});

test('maskBankAccount keeps the last four', () => {
  expect(maskBankAccount('6222021234567890123')).toBe('***************0123');
});

describe('every mask', () => {
  const segments = (text: string) => Array.from(new Intl.Segmenter('zh').segment(text)).length;

  test('hides something, keeps the length, and stays well-formed', () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom('张', '𠮷', '葛\u{e0100}', 'é', 'e\u0301', 'a', '7', '👩‍🔧', ' '),
        minLength: 1,
      }),
      fc.stringMatching(/^[0-9A-Z]{1,24}$/),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(maskPhone, maskDocument, maskName, maskBankAccount), (value, mask) => {
        fc.pre(!value.includes('*') && !value.startsWith('+86'));
        const masked = mask(value);
        expect(masked.isWellFormed()).toBe(true);
        expect(segments(masked)).toBe(segments(value));
        expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(Math.ceil(segments(value) / 3));
      }),
    );
  });
});
