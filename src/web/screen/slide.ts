import type { Slide } from './contract.ts';

/** The parts of a slide that hold words, in their order. */
export const slideParts = ['kicker', 'name', 'award', 'from', 'deeds', 'body'] as const;

/** How long a name is, for the size it is set in; Han characters and Latin letters differ in width. */
export function lengthOf({ name }: Pick<Slide, 'name'>): 'short' | 'middle' | 'long' | 'longest' {
  const width = [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0);
  if (width <= 4) return 'short';
  if (width <= 8) return 'middle';
  return width <= 16 ? 'long' : 'longest';
}
