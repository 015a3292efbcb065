import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALPHABET_SIZE,
  certificateNumber,
  fillWords,
  RANDOM_CHARACTERS,
  readNumber,
  unknownPlaceholders,
} from './rules.ts';

const random = fc.array(fc.nat({ max: ALPHABET_SIZE - 1 }), {
  minLength: RANDOM_CHARACTERS,
  maxLength: RANDOM_CHARACTERS,
});
const numbers = fc
  .tuple(fc.integer({ min: 2000, max: 2199 }), fc.integer({ min: 1, max: 9_999_999 }), random)
  .map((parts) => certificateNumber(...parts));

describe('the number of a certificate', () => {
  test('says its year and serial, in groups', () => {
    expect(certificateNumber(2026, 123, [7, 18, 21, 4, 19, 9, 27])).toBe('2026-000123-7JM4-K9U4');
  });

  test('is read however it is typed', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        for (const typed of [
          number,
          number.toLowerCase(),
          number.replaceAll('-', ''),
          ` ${number.replaceAll('-', ' ')} `,
        ])
          expect(readNumber(typed)).toEqual({ number });
        expect(readNumber(number.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual({ number });
      }),
    );
  });

  test('that has one character wrong, or two changed over, is no number', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), fc.nat({ max: 30 }), (number, at, by, to) => {
        const bare = [...number.replaceAll('-', '')];
        const place = at % bare.length;
        const wrong = bare.with(place, '0123456789ABCDEFGHJKLMNPQRTUWXY'.charAt(to)).join('');
        if (wrong !== bare.join('')) expect(readNumber(wrong)).toEqual({ misread: true });
        const other = by % bare.length;
        const swapped = bare
          .with(place, bare[other] ?? '')
          .with(other, bare[place] ?? '')
          .join('');
        if (swapped !== bare.join('')) expect(readNumber(swapped)).toEqual({ misread: true });
      }),
    );
  });

  test.each(['', '2026', '编号', '2026-000123', "' or 1=1 --", '0'.repeat(500), '２０２６－０００１２３'])(
    '%s is none',
    (typed) => {
      expect(readNumber(typed)).toEqual({ misread: true });
    },
  );
});

describe('the words of a certificate', () => {
  const values = { 姓名: '王芳', 活动: '摄影大赛', 作品: '晨光', 奖项: '一等奖', 单位: '物流工会' };

  test.each([
    ['在“{活动}”中，作品《{作品}》荣获{奖项}。', values, '在“摄影大赛”中，作品《晨光》荣获一等奖。'],
    ['在“{活动}”中，作品《{作品}》荣获{奖项}。', { ...values, 作品: '' }, '在“摄影大赛”中，作品荣获一等奖。'],
    ['在“{活动}”中', { ...values, 活动: '“劳动者之光”大赛' }, '在“‘劳动者之光’大赛”中'],
    ['《{作品}》', { ...values, 作品: '读《红岩》有感' }, '《读〈红岩〉有感》'],
    ['授予{姓名}{奖项}称号', values, '授予王芳一等奖称号'],
    ['{姓 名}与{别的}', values, '{姓 名}与{别的}'],
  ])('%s', (template, given, expected) => {
    expect(fillWords(template, given)).toBe(expected);
  });

  test('that stand for nothing are named', () => {
    expect(unknownPlaceholders('{姓名}获{奖励}，{}')).toEqual(['奖励', '']);
  });
});
