import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { findLikeness, hashOf } from './likeness.ts';
import { photo } from './photo.fixture.ts';

const distance = (one: bigint, other: bigint) =>
  [...BigInt.asUintN(64, one ^ other).toString(2)].filter((bit) => bit === '1').length;

const likenessOf = async (picture: Buffer) => {
  const found = await findLikeness(picture);
  if (!found) throw new Error('a plain surface');
  return found;
};

describe('near pictures differ in few bits, other pictures in many', async () => {
  const original = await photo(1);
  const { width = 0, height = 0 } = await sharp(original).metadata();
  const { likeness, mirrored } = await likenessOf(original);

  test.each<[string, (picture: Sharp) => Sharp]>([
    ['scaled', (picture) => picture.resize(200)],
    ['recompressed', (picture) => picture.jpeg({ quality: 35 })],
    ['brightened', (picture) => picture.modulate({ brightness: 1.2 })],
    ['grey', (picture) => picture.greyscale()],
    ['sharpened', (picture) => picture.sharpen()],
    ['cropped a little', (picture) => picture.extract({ left: 5, top: 4, width: width - 10, height: height - 8 })],
  ])('%s', async (_how, change) => {
    const copy = await likenessOf(await change(sharp(original)).jpeg().toBuffer());
    expect(distance(likeness, copy.likeness)).toBeLessThanOrEqual(10);
  });

  test('turned left to right, its hash is the other one', async () => {
    const flopped = await likenessOf(await sharp(original).flop().jpeg().toBuffer());
    expect(distance(mirrored, flopped.likeness)).toBeLessThanOrEqual(4);
    expect(distance(likeness, flopped.likeness)).toBeGreaterThan(10);
  });

  test('others are far', async () => {
    for (let seed = 2; seed < 30; seed++) {
      const other = await likenessOf(await photo(seed));
      expect(distance(likeness, other.likeness)).toBeGreaterThan(10);
    }
  });
});

test('a plain surface has no hash', async () => {
  const plain = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b3131d' } })
    .png()
    .toBuffer();
  expect(await findLikeness(plain)).toBe(undefined);
});

test('light and contrast change nothing, and a mirror twice is the picture', () => {
  const pixels = fc.array(fc.integer({ min: 40, max: 120 }), { minLength: 1024, maxLength: 1024 });
  fc.assert(
    fc.property(pixels, (grey) => {
      const hash = hashOf(grey);
      fc.pre(hash !== undefined);
      const mirror = hashOf(grey.map((_, at) => grey[at - (at % 32) + 31 - (at % 32)] ?? 0));
      const brighter = hashOf(grey.map((value) => value * 2 + 10));
      if (!mirror || !brighter) throw new Error('no hash');
      expect(distance(hash.likeness, brighter.likeness)).toBeLessThanOrEqual(2);
      expect(distance(hash.mirrored, mirror.likeness)).toBeLessThanOrEqual(2);
      expect(distance(hash.likeness, mirror.mirrored)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 40 },
  );
});
