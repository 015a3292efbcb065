import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colours, contrastPairs, fonts, radiusPx, spacesRem, stepsRem, touchRem } from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function declarations(selector: string): Record<string, string> {
  const body = css.slice(css.indexOf(`${selector} {`)).match(/\{([^}]*)\}/)?.[1] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s+([^;]+);/g)].map(([, name, value]) => [name, value?.replace(/\s+/g, ' ')]),
  );
}

const cssName = (name: string) =>
  `--${name
    .replace(/([A-Z])/g, '-$1')
    .replace(/(\d)/g, '-$1')
    .toLowerCase()}`;
const themed = (at: 0 | 1) =>
  Object.fromEntries(Object.entries(colours).map(([name, pair]) => [cssName(name), pair[at]]));

describe('tokens.css', () => {
  test('carries the light colours, type and space of the table', () => {
    const rem = (prefix: string, scale: Record<string, number>) =>
      Object.fromEntries(Object.entries(scale).map(([name, value]) => [`--${prefix}-${name}`, `${value}rem`]));

    expect(declarations(':root')).toEqual({
      ...themed(0),
      '--rule-strong': 'var(--ink)',
      '--serif': fonts.serif,
      '--sans': fonts.sans,
      ...rem('step', stepsRem),
      ...rem('space', spacesRem),
      '--touch': `${touchRem}rem`,
      '--radius': `${radiusPx}px`,
    });
  });

  test.each([':root:not([data-theme="light"])', ':root[data-theme="dark"]'])(
    'carries the dark colours in %s',
    (selector) => {
      expect(declarations(selector)).toEqual(themed(1));
    },
  );
});

test('English pages have the English fonts, and none of them is Chinese before the generic one', () => {
  expect(declarations(':root:lang(en)')).toEqual({ '--serif': fonts.serifEn, '--sans': fonts.sansEn });
  for (const [family, generic] of [
    [fonts.serifEn, 'serif'],
    [fonts.sansEn, 'sans-serif'],
  ] as const) {
    const names = family.split(', ');
    expect(names.slice(0, names.indexOf(generic)).filter((name) => /SC|CJK|Song|YaHei|PingFang/.test(name))).toEqual(
      [],
    );
  }
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test.each(contrastPairs)('%s on %s reaches %d in light and dark', (text, ground, least) => {
  for (const at of [0, 1] as const) {
    expect(contrast(colours[text][at], colours[ground][at])).toBeGreaterThanOrEqual(least);
  }
});
