import { blue, cut, folds, gold, gouges, ink, line, paper, rays, red, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const builder = woodcut(
  'builder',
  ['戴安全帽的建设者与塔吊', 'A builder in a hard hat, cranes behind'],
  `${cut(sand, 'M0 0h390v244H0z')}
  ${rays(gold, { x: 286, y: 190, from: 60, to: 400, count: 13, start: 180, sweep: 180, share: 0.45 })}
  <circle cx="286" cy="190" r="54" fill="${red}"/>
  ${line(ink, 5, 'M330 244V34M262 52H386M330 34 280 52M330 34 378 52', false)}
  ${line(ink, 2, 'M324 70 336 86 324 102 336 118 324 134 336 150 324 166 336 182 324 198M276 52V104', false)}
  ${cut(blue, 'M250 104H302V114H250zM362 52H384V70H362z')}
  ${cut(ink, 'M206 244V168H216V184H246V168H256V184H286V168H296V244z')}
  ${gouges(sand, 6, [
    [218, 194, 244, 194],
    [258, 194, 284, 194],
    [218, 214, 244, 214],
    [258, 214, 284, 214],
    [218, 234, 244, 234],
    [258, 234, 284, 234],
  ])}
  ${cut(blue, 'M10 244Q14 186 86 172L150 172Q212 186 220 244z')}
  ${cut(red, 'M44 188 84 172 104 244H50zM152 172 186 182 190 244H140z')}
  ${cut(gold, 'M46 212 96 208 99 220 48 226zM145 212 188 212 188 224 143 224z')}
  ${folds(ink, 8, [[20, 240, 24, 210, 44, 196]])}
  ${head({ x: 116, y: 118, scale: 2.5, hair: 'helmet', colour: red })}
  ${folds(paper, 4, [[80, 90, 84, 66, 106, 56]])}${cut(wine, 'M108 46Q118 40 130 46L134 98 120 98z')}
  ${line(ink, 3, 'M92 118Q88 164 120 172L134 168', false)}`,
);
