import { cut, folds, gold, gouges, green, ink, line, paper, rays, red, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const banner = woodcut(
  'banner',
  ['红旗引路，队伍出发', 'A column sets off behind a red banner'],
  `${cut(gold, 'M0 0h390v244H0z')}
  ${rays(sand, { x: 300, y: 190, from: 30, to: 420, count: 13, start: 180, sweep: 180, share: 0.5 })}
  ${cut(green, 'M0 222Q110 192 210 204T390 190V244H0z')}
  ${cut(red, 'M122 20Q184-4 240 22T376 14L346 66 378 112Q304 134 246 114T126 124z')}
  ${folds(wine, 16, [
    [128, 56, 186, 24, 240, 52],
    [128, 104, 186, 84, 244, 106],
    [246, 76, 300, 96, 352, 66],
    [252, 112, 310, 114, 366, 106],
  ])}
  ${folds(paper, -9, [
    [134, 30, 186, 14, 232, 34],
    [252, 38, 310, 52, 352, 30],
  ])}
  ${line(ink, 3, 'M270 148 278 206M320 144 328 202')}
  ${cut(red, 'M271 150 302 156 290 166 304 176 274 172zM321 146 350 152 340 162 352 172 324 168z')}
  ${cut(ink, [232, 282, 332].map((x) => `M${x - 6} 244q-2-34 18-36v-6a11 11 0 1 1 14 0l0 6q18 2 18 36z`).join(''))}
  ${gouges(red, 7, [
    [235, 187, 268, 188],
    [285, 187, 318, 188],
    [335, 187, 368, 188],
  ])}
  ${line(ink, 6, 'M118 10 152 244')}
  ${cut(ink, 'M28 244Q34 168 88 162L128 164Q164 172 172 244z')}
  ${folds(paper, 7, [
    [52, 240, 52, 196, 78, 176],
    [96, 240, 108, 216, 102, 186],
  ])}
  ${line(ink, 26, 'M116 182 156 204 140 150')}
  ${gouges(paper, 5, [[150, 194, 144, 164]])}
  ${line(paper, 16, 'M136 146 139 144')}
  ${head({ x: 92, y: 128, scale: 1.5, hair: 'cap' })}`,
);
