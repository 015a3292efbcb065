import { blue, cut, folds, gold, ink, line, paper, rays, red, wine, woodcut } from './block.ts';

const SINGER = `<g id="choir-1">${cut(paper, 'M-9-6Q-9-14 0-14T9-6Q10 10 4 15V20H-4V15Q-10 10-9-6z')}${cut(ink, 'M-11 4Q-15-20 0-20T11 4Q10-8 0-11-10-8-11 4zM-3 7a3 4 0 1 1 6 0 3 4 0 1 1-6 0z')}</g>`;
const singers = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => `<use href="#choir-1" x="${x}" y="${y}"/>`).join('');
const coats = (fill: string, places: readonly (readonly [number, number])[]): string =>
  cut(fill, places.map(([x, y]) => `M${x - 23} ${y + 90}q-2-72 15-74h16q17 2 15 74z`).join(''));
const BACK = [
  [20, 70],
  [64, 62],
  [152, 56],
  [238, 56],
  [326, 62],
  [370, 70],
] as const;
const FRONT = [
  [42, 112],
  [92, 116],
  [298, 116],
  [348, 112],
] as const;

export const choir = woodcut(
  'choir',
  ['指挥扬手，合唱团放声', 'A conductor lifts both arms and the choir sings'],
  `<defs>${SINGER}</defs>${cut(wine, 'M0 0h390v244H0z')}
  ${rays(red, { x: 195, y: 190, from: 40, to: 360, count: 11, start: 180, sweep: 180, share: 0.55 })}
  ${coats(blue, BACK)}${singers(BACK)}
  ${coats(gold, FRONT)}${singers(FRONT)}
  ${cut(paper, 'M30 148l12 4 12-4v16l-12 4-12-4zM80 152l12 4 12-4v16l-12 4-12-4zM286 152l12 4 12-4v16l-12 4-12-4zM336 148l12 4 12-4v16l-12 4-12-4z')}
  ${cut(wine, 'M0 196Q195 172 390 196V244H0z')}
  ${cut(ink, 'M132 244Q134 150 176 138L184 128H206L214 138Q256 150 258 244z')}
  ${line(ink, 22, 'M160 156 122 132 110 84M230 156 268 132 280 84')}
  ${line(paper, 14, 'M109 76 108 72M281 76 282 72')}
  ${line(paper, 2.5, 'M282 72 304 22')}
  ${cut(ink, 'M174 108Q170 74 195 74T216 108Q214 128 195 130T174 108z')}
  ${cut(paper, 'M174 108q-6 0-3 9 3 6 6 3zM216 108q6 0 3 9-3 6-6 3zM184 129h22l-4 8h-14z')}
  ${folds(paper, 6, [
    [150, 240, 148, 190, 170, 162],
    [240, 240, 242, 190, 220, 162],
    [182, 96, 186, 80, 204, 80],
  ])}`,
);
