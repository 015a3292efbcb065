import type { Slide } from './contract.ts';

/** The parts of a slide that hold words, in their order. */
export const slideParts = ['kicker', 'name', 'award', 'from', 'deeds', 'body'] as const;

/** How long a name is, for the size it is set in; Han characters and Latin letters differ in width. */
export function lengthOf({ name }: Pick<Slide, 'name'>): 'short' | 'middle' | 'long' | 'longest' {
  const width = widthOf(name);
  if (width <= 4) return 'short';
  if (width <= 8) return 'middle';
  return width <= 16 ? 'long' : 'longest';
}

/** How long the title over a screen is: a short one stands in wide letters, the longest take two smaller lines. */
export function mastheadLength(masthead: string): 'short' | 'long' | 'longest' {
  const width = widthOf(masthead);
  if (width <= 12) return 'short';
  return width <= 22 ? 'long' : 'longest';
}

/** In Han characters. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0);
