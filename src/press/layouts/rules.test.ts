import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headlinePhrases, headlineWords, tidySpaces } from './rules.ts';

describe('a headline', () => {
  test.each([
    ['通州区51名劳模受表彰', ['通州区', '51名', '劳模', '受', '表彰']],
    ['“五月的鲜花”开了', ['“五月的', '鲜花”', '开了']],
    ['两千余名职工', ['两千余名', '职工']],
  ])('%s breaks between words only', (headline, words) => {
    expect(headlineWords(headline)).toEqual(words);
  });

  test('is parted first where its author put a space or a line break', () => {
    expect(headlinePhrases('唱响劳动者之歌 千人同台').map((words) => words.join(''))).toEqual([
      '唱响劳动者之歌',
      '千人同台',
    ]);
    expect(headlinePhrases('上一行\n下一行').map((words) => words.join(''))).toEqual(['上一行', '下一行']);
    expect(headlinePhrases('2026 年 Java 技能赛').length).toEqual(1);
  });

  test('loses no character, and no line may start with closing punctuation', () => {
    const parts = fc.array(
      fc.constantFrom('工会', '，', '“', '”', '（', '）', '51', '名', '《', '》', '！', 'AI', '职工之家', '、'),
      { maxLength: 12 },
    );

    fc.assert(
      fc.property(parts, (made) => {
        const words = headlineWords(made.join(''));
        expect(words.join('')).toEqual(made.join(''));
        expect(
          words.slice(1).filter((word) => /^[，”）》！、]/.test(word) && !/^[，”）》！、]+$/.test(made.join(''))),
        ).toEqual([]);
      }),
    );
  });
});

describe('spaces', () => {
  test.each([
    ['共有 2,146 名职工', '共有2,146名职工'],
    ['使用 AI 技术 (试点) 后', '使用AI技术(试点)后'],
    ['Two workers met', 'Two workers met'],
    ['得分 78% 以上', '得分78%以上'],
    ['姓名　职务', '姓名　职务'],
    ['张三 李四', '张三 李四'],
  ])('%s becomes %s', (typed, set) => {
    expect(tidySpaces(typed)).toEqual(set);
  });
});
