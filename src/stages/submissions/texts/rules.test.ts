import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintsOf, LEAST_PASSAGE, overlapOf, passagesOf, similarityOf } from './rules.ts';

const essay = '师傅在车间里干了三十年，从没出过一件次品。他常说：活儿是给人用的，差一丝都不行。';
const other = '清晨五点，环卫工人已经走上街头，扫帚划过路面的声音，是这座城市最早的闹钟。';

describe('two texts', () => {
  test.each<[string, string, string, number]>([
    ['the same', essay, essay, 1],
    ['the same with other punctuation, width and blanks', essay, essay.replaceAll(/[，。：]/g, ' , '), 1],
    ['one within the other', essay, `前言。${essay}${other.repeat(3)}`, 1],
    ['nothing in common', essay, other, 0],
    ['a few words in common', '师傅在车间里干活', '我在车间里干活', 0],
    ['nothing at all', '', '', 0],
    ['ＡＢＣ and abc', 'ＡＢＣＤＥＦＧＨＩＪＫＬ', 'abcdefghijkl', 1],
  ])('%s', (_what, one, two, expected) => {
    expect(similarityOf(one, two)).toBe(expected);
  });

  test('show the passages that stand in both, as they were written', () => {
    const borrowed = `${other.slice(0, 10)}师傅在车间里干了三十年——从没出过一件次品！${other.slice(10)}`;
    const found = passagesOf(essay, borrowed).map(({ from, to, otherFrom, otherTo }) => [
      essay.slice(from, to),
      borrowed.slice(otherFrom, otherTo),
    ]);
    expect(found).toEqual([['师傅在车间里干了三十年，从没出过一件次品', '师傅在车间里干了三十年——从没出过一件次品']]);
  });

  test('of one repeated character are compared in no time', () => {
    const started = performance.now();
    expect(similarityOf('哈'.repeat(20_000), '哈'.repeat(19_999))).toBeGreaterThan(0.9);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

const character = fc.constantFrom(...'的一是在人工会劳动光荣车间师傅，。 １1ａa𠮷');
const text = fc.array(character, { maxLength: 120 }).map((characters) => characters.join(''));

test('similarity is the same both ways, lies between 0 and 1, and is 1 of a text with itself', () => {
  fc.assert(
    fc.property(text, text, (one, two) => {
      const score = similarityOf(one, two);
      expect(score).toBe(similarityOf(two, one));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
  fc.assert(
    fc.property(text, (one) => {
      const letters = [...one.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')].length;
      expect(similarityOf(one, one)).toBe(letters >= LEAST_PASSAGE ? 1 : 0);
    }),
  );
});

test('texts that share a stretch share a fingerprint, wherever it stands (winnowing’s guarantee)', () => {
  const shared = fc.stringMatching(/^[a-z\u4e00-\u4eff]{12,40}$/);
  fc.assert(
    fc.property(text, shared, text, text, text, (before, stretch, after, otherBefore, otherAfter) => {
      const one = fingerprintsOf(before + stretch + after);
      const two = fingerprintsOf(otherBefore + stretch + otherAfter);
      expect(overlapOf(one, two)).toBeGreaterThan(0);
    }),
  );
});

test('the overlap of fingerprints equals that of plain sets', () => {
  const numbers = fc.uniqueArray(fc.nat(40), { maxLength: 30 }).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(numbers, numbers, (one, two) => {
      const shared = one.filter((each) => two.includes(each)).length;
      const smaller = Math.min(one.length, two.length);
      expect(overlapOf(one, two)).toBe(smaller === 0 ? 0 : shared / smaller);
    }),
  );
});

test('a passage reads the same on both sides, and passages do not overlap', () => {
  const letters = (part: string) =>
    part
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(text, text, text, (one, shared, two) => {
      const [left, right] = [one + shared, shared + two];
      const found = passagesOf(left, right);
      for (const [at, { from, to, otherFrom, otherTo }] of found.entries()) {
        expect(letters(left.slice(from, to))).toBe(letters(right.slice(otherFrom, otherTo)));
        expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
      }
    }),
  );
});
