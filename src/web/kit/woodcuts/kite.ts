import { blue, cut, folds, gold, green, ink, line, paper, red, sage, sand, woodcut } from './block.ts';
import { head } from './people.ts';

export const kite = woodcut(
  'kite',
  ['放起一只沙燕风筝', 'A swallow kite goes up'],
  `${cut(sand, 'M0 0h390v244H0z')}
  <circle cx="306" cy="80" r="44" fill="${red}"/>
  ${folds(paper, -7, [
    [0, 40, 40, 34, 96, 42],
    [10, 152, 70, 144, 130, 154],
    [200, 30, 250, 22, 300, 30],
    [330, 136, 360, 130, 390, 138],
  ])}
  ${cut(sage, 'M0 196Q60 168 130 186T280 168 390 184V244H0z')}
  ${cut(green, 'M0 220Q110 188 220 208T390 198V244H0z')}
  ${line(ink, 1.4, 'M142 112Q190 130 238 176', false)}
  <g transform="translate(136 74)rotate(-16)">
  ${cut(ink, 'M0-56Q16-56 18-38L20-28Q62-44 96-12 62-14 30 6 24 16 18 22L40 74 0 50-40 74-18 22Q-24 16-30 6-62-14-96-12-62-44-20-28L-18-38Q-16-56 0-56z')}
  ${cut(red, 'M24-21Q58-32 78-16 50-16 26-2zM-24-21Q-58-32-78-16-50-16-26-2zM0 28 24 60 0 44-24 60z')}
  ${cut(gold, 'M-12-16H12Q14 6 0 18-14 6-12-16z')}
  ${cut(paper, 'M-11-42a5 6 0 1 1 8 0 5 6 0 1 1-8 0zM3-42a5 6 0 1 1 8 0 5 6 0 1 1-8 0zM-8-28H8L0-20z')}
  ${cut(blue, 'M0-12Q6-4 0 8-6-4 0-12zM34-17l14-5-2 9zM-34-17l-14-5 2 9z')}
  </g>
  ${cut(ink, 'M262 244 258 196Q260 172 282 170 306 172 308 200L306 244z')}
  ${line(ink, 13, 'M274 182 252 190 240 176')}
  ${line(paper, 8, 'M239 174l-1-1')}
  ${head({ x: 284, y: 148, scale: 0.85, turn: true })}
  ${cut(red, 'M316 244 320 218Q324 206 338 206 352 208 352 224V244z')}
  ${line(red, 8, 'M324 216 312 206 310 192')}
  ${head({ x: 336, y: 190, scale: 0.6, hair: 'bob', turn: true })}
  ${folds(paper, 5, [
    [298, 240, 302, 206, 292, 184],
    [268, 240, 268, 214, 272, 198],
  ])}`,
);
