import { cut, ink, paper } from './block.ts';

const FACE = 'M-11 30-9 4-4-14Q5-19 10-13 12-8 11-4L17 5Q16 8 13 8L14 11 12 13 13 16Q12 21 5 21L3 30z';
const EYE = 'M5-3 11-4 10-1zM8 13 12 13 8 14z';
const HEADS = {
  short: 'M-12 14Q-19 4-18-8-15-24 0-25 13-25 13-12 5-9 1-12-1-2-5-1-7 3-6 9-8 14-12 14z',
  bun: 'M-9 12Q-15 6-15 2-24 5-26-4-25-12-17-11-14-24 0-25 13-24 12-12 3-14 1-9-2 2-9 12z',
  bob: 'M-12 20Q-21 4-18-10-14-25 0-25 14-24 13-11 5-12 1-9 0 6-6 18z',
  helmet: 'M-21-6Q-21-29-1-30 17-30 19-9L27-6 26-2Q2-7-21-2z',
  cap: 'M-18-5Q-21-26-2-27 14-28 15-12L28-7Q18-5 12-8-4-10-18-5z',
} as const;

/** A head in profile, looking right; `turn` looks left. 50 units high at scale 1, the origin at the ear. */
export function head({
  x,
  y,
  scale = 1,
  hair = 'short',
  colour = ink,
  turn = false,
  skin = paper,
}: {
  x: number;
  y: number;
  scale?: number;
  hair?: keyof typeof HEADS;
  colour?: string;
  turn?: boolean;
  skin?: string;
}): string {
  const under = hair === 'helmet' || hair === 'cap' ? cut(ink, 'M-11 14Q-18 6-18-6L2-8-2 0-6 4-7 12z') : '';
  return `<g transform="translate(${x} ${y})scale(${turn ? `-${scale} ${scale}` : scale})">${cut(skin, FACE)}${cut(ink, EYE)}${under}${cut(colour, HEADS[hair])}</g>`;
}
