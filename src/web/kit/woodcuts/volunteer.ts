import { blue, cut, folds, gold, gouges, green, ink, line, paper, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const volunteer = woodcut(
  'volunteer',
  ['志愿者搀扶老人散步', 'A volunteer walks with an elder, arm in arm'],
  `${cut(sand, 'M0 0h390v244H0z')}
  <circle cx="196" cy="112" r="104" fill="${gold}"/>
  ${cut(green, 'M0 214Q120 190 240 206T390 196V244H0z')}
  ${cut(sage, 'M0 60Q30 40 56 62 86 56 88 86 104 110 74 122L52 124V206H38V124Q4 130 0 110zM390 84Q366 66 350 88 322 88 326 114 312 136 342 142L354 142V204H366V142L390 140z')}
  ${gouges(paper, 4, [
    [20, 86, 60, 84],
    [36, 104, 74, 102],
    [338, 112, 374, 110],
  ])}
  ${cut(ink, 'M114 244 122 190H184L182 244zM218 244 226 190H276L286 244z')}
  ${cut(red, 'M104 206Q100 124 140 112L170 112Q200 122 196 206z')}
  ${cut(wine, 'M172 112Q200 122 196 206H178z')}
  ${cut(blue, 'M212 214Q206 140 240 128L266 128Q292 138 290 214z')}
  ${folds(paper, 6, [
    [280, 208, 280, 170, 266, 150],
    [118, 198, 116, 158, 132, 134],
  ])}
  ${cut(paper, 'M150 148q10-12 20 0 10-12 20 0 4 12-20 28-24-16-20-28z')}
  ${line(red, 20, 'M178 130 206 166 238 174')}${line(paper, 14, 'M240 174H246')}
  ${line(blue, 20, 'M268 142 302 176 318 172')}${line(paper, 13, 'M322 170h2')}
  ${line(ink, 5, 'M310 162Q326 152 332 166L336 240')}
  ${head({ x: 154, y: 76, scale: 1.2, hair: 'cap', colour: red })}
  ${head({ x: 258, y: 94, scale: 1.15, colour: sage })}`,
);
