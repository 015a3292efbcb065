import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findWoodcut, woodcutNames, woodcuts } from './woodcuts.ts';

const COLOURS = ['#1d1a16', '#27507a', '#3f5a4a', '#6f7f63', '#8c0d16', '#b3131d', '#c99b3d', '#e9d9bd', '#f6eedb'];

describe.each(woodcutNames)('woodcut %s', (name) => {
  const { svg, alt } = woodcuts[name];

  test('is named as in the table and described in both languages', () => {
    expect(woodcuts[name].name).toEqual(name);
    expect(alt[0]).toMatch(/^[一-鿿，、“”]+$/);
    expect(alt[1]).toMatch(/^[A-Z][\w ,]+$/);
  });

  test('weighs at most 2.5 KB and uses the block colours only', () => {
    const used = new Set(svg.match(/#[0-9a-f]{6}\b/g));

    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(2560);
    expect([...used].filter((colour) => !COLOURS.includes(colour))).toEqual([]);
  });

  test('carries no script, no outside reference and no number gone wrong', () => {
    expect(
      svg.match(/<(script|image|style|foreignObject)|\bon\w+=|https?:\/\/(?!www\.w3\.org\/2000\/svg)|NaN|undefined/g),
    ).toEqual(null);
    expect([...svg.matchAll(/ (?:id="|href="#)([a-z]+)-\d"/g)].filter(([, owner]) => owner !== name)).toEqual([]);
  });

  test('renders without an empty corner', async () => {
    const { data } = await sharp(Buffer.from(svg))
      .resize(39, 24)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });

    expect(data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toEqual(true);
  });
});

test('finds a woodcut by name and nothing else', () => {
  expect(findWoodcut('kite')).toEqual(woodcuts.kite);
  expect(findWoodcut('toString')).toEqual(undefined);
  expect(findWoodcut('../kite')).toEqual(undefined);
});
