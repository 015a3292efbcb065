import { blue, cut, folds, gold, gouges, green, ink, line, paper, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const exhibition = woodcut(
  'exhibition',
  ['展厅里，观众在画前交谈', 'Visitors talk in front of a picture'],
  `${cut(paper, 'M0 0h390v244H0z')}
  ${cut(sand, 'M150 0H290L340 210H90z')}
  ${cut(gold, 'M0 204H390V244H0z')}${cut(ink, 'M0 198H390V205H0z')}
  ${cut(ink, 'M110 24H312V158H110z')}${cut(gold, 'M117 31H305V151H117z')}${cut(blue, 'M125 39H297V143H125z')}
  <circle cx="250" cy="76" r="24" fill="${red}"/>
  ${cut(sage, 'M125 118 160 82 186 108 214 74 262 122 297 100V143H125z')}
  ${cut(ink, 'M125 143V130Q170 116 210 128T297 122V143zM150 122V70H156V122zM136 74H196L190 80H136z')}
  ${gouges(paper, 4, [
    [214, 80, 234, 110],
    [160, 88, 170, 106],
  ])}${line(ink, 1.6, 'M188 80V100', false)}
  ${cut(ink, 'M28 50H86V124H28z')}${cut(paper, 'M34 56H80V118H34z')}${cut(red, 'M57 66l6 14h14l-11 9 4 15-13-9-13 9 4-15-11-9h14z')}
  ${cut(ink, 'M336 50H390V124H336z')}${cut(green, 'M342 56H390V118H342z')}${folds(gold, 12, [[346, 110, 366, 66, 390, 90]])}
  ${cut(wine, 'M76 244Q78 170 112 162L134 162Q166 170 168 244z')}
  ${cut(blue, 'M172 244Q176 196 198 190L212 190Q232 196 236 244z')}
  ${folds(paper, 6, [
    [92, 240, 92, 204, 106, 184],
    [186, 240, 188, 214, 196, 204],
  ])}
  ${head({ x: 124, y: 132, scale: 1.2, hair: 'bun' })}
  ${head({ x: 206, y: 170, scale: 0.8, hair: 'bob' })}
  ${cut(ink, 'M266 244Q268 176 296 168L318 168Q348 176 350 244z')}
  ${head({ x: 306, y: 138, scale: 1.2, turn: true })}`,
);
