import { cut, folds, gold, green, ink, line, paper, rays, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const forum = woodcut(
  'forum',
  ['胸戴红花的劳模在话筒前发言', 'A model worker with a red flower speaks at the microphone'],
  `${cut(green, 'M0 0h390v244H0z')}
  ${rays(sage, { x: 150, y: 120, from: 70, to: 400, count: 13, share: 0.45 })}
  ${cut(ink, 'M48 244Q52 160 112 150L162 150Q214 162 218 244z')}
  ${cut(paper, 'M118 150 142 176 160 150 150 146H126z')}${cut(ink, 'M140 172l5 6-4 40-6-40z')}
  ${folds(paper, 6, [
    [72, 240, 70, 200, 92, 176],
    [206, 236, 204, 200, 188, 178],
  ])}
  ${head({ x: 134, y: 108, scale: 1.75 })}
  ${cut(red, 'M104 176q10-12 18 0 14-2 10 12 12 8-2 16 2 14-12 10-8 14-16 2-14 4-12-10-14-6-2-16-6-14 10-12zM96 214 88 242 98 238 104 244 108 216zM112 216 122 242 126 234 134 236 120 210z')}
  ${folds(wine, 6, [
    [98, 190, 108, 180, 120, 190],
    [100, 200, 110, 212, 122, 202],
  ])}
  <circle cx="110" cy="196" r="5" fill="${gold}"/>
  ${line(ink, 24, 'M202 184 236 214 246 168')}
  ${cut(paper, 'M238 166Q230 148 234 138L240 142 242 124Q252 118 260 126L258 152 254 168z')}${line(ink, 1.6, 'M247 124V140M253 124 252 141', false)}
  ${cut(sand, 'M262 178H376V190H262z')}${cut(wine, 'M270 190H370L364 244H276z')}
  ${cut(gold, 'M320 200l5 12h13l-10 8 4 13-12-8-12 8 4-13-10-8h13z')}
  ${line(ink, 4, 'M330 178Q336 130 286 116')}
  ${cut(ink, 'M254 98Q262 90 270 98L292 112 286 124 262 116Q250 110 254 98z')}
  ${cut(gold, 'M284 112 294 112 290 126 282 122z')}
  ${folds(paper, 4, [
    [228, 72, 244, 84, 240, 104],
    [246, 56, 268, 70, 262, 92],
  ])}`,
);
