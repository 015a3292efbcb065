import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PERSON_NAME_CHARACTERS, parsePersonName } from './person-name.ts';

/** Any UTF-16 at all, halves of pairs included. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units));

describe('parsePersonName', () => {
  test.each([
    ['张三', '张三'],
    ['  张　三 ', '张三'],
    ['张 小明', '张小明'],
    ['欧阳\u00a0娜', '欧阳娜'],
    ['张三 李四', '张三 李四'],
    ['𠮷田', '𠮷田'],
    ['王\u{30edd}', '王\u{30edd}'],
    ['李\u{2ceda}玉', '李\u{2ceda}玉'],
    ['赵㛃', '赵㛃'],
    ['张\ue5e5', '张\ue5e5'],
    ['买买提·艾力', '买买提·艾力'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提・艾力', '买买提·艾力'],
    ['买买提.艾力', '买买提·艾力'],
    ['买买提 · 艾力', '买买提·艾力'],
    ['古丽．阿依．木', '古丽·阿依·木'],
    ['张三\u200b', '张三'],
    ['J. R.  Smith', 'J. R. Smith'],
    ["O'Brien", "O'Brien"],
    ['Jose\u0301', 'José'],
    ['محمد علي', 'محمد علي'],
    ['丽', '丽'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
  ])('reads %j as %j', (text, name) => {
    expect(parsePersonName(text)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['', 'empty'],
    [' \u3000\u200b', 'empty'],
    ['张\u0000三', 'control'],
    ['张\n三', 'control'],
    ['\u202e三张', 'control'],
    ['张\u2066三\u2069', 'control'],
    ['张\ud842', 'control'],
    ['张\ufffd', 'control'],
    ['···', 'noLetter'],
    ['12345', 'noLetter'],
    ['张'.repeat(MAX_PERSON_NAME_CHARACTERS + 1), 'tooLong'],
  ])('refuses %j as %s', (text, problem) => {
    const parsed = parsePersonName(text);

    expect(parsed.ok ? parsed.value : parsed.problem).toEqual(problem);
  });

  test('counts characters, not code units', () => {
    expect(parsePersonName('𠮷'.repeat(MAX_PERSON_NAME_CHARACTERS)).ok).toBe(true);
  });

  test('is stable: a normal form reads as itself', () => {
    const piece = fc.constantFrom('张', '𠮷', ' ', '　', '·', '.', '•', 'a', 'é', 'e\u0301', '\u200b', '﨑', '\n');
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const parsed = parsePersonName(text);
          if (parsed.ok) expect(parsePersonName(parsed.value)).toEqual(parsed);
        },
      ),
    );
  });
});
