import { blue, cut, folds, gold, gouges, ink, line, paper, red, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const station = woodcut(
  'station',
  ['雨夜里亮着灯的驿站', 'A lit rest station on a rainy night'],
  `${cut(blue, 'M0 0h390v244H0z')}
  ${cut(ink, 'M0 88H34V60H66V104H92V74H118V212H348V96H368V66H390V244H0z')}
  ${cut(gold, 'M8 100h8v9H8zM44 76h8v9h-8zM374 82h8v9h-8zM124 212 84 244H330L292 212z')}
  ${cut(sand, 'M104 92H352V214H104z')}
  ${cut(gold, 'M120 112H286V212H120z')}
  ${cut(ink, 'M296 112H342V214H296z')}
  ${cut(gold, 'M302 120H336V160H302z')}
  ${cut(red, 'M90 66H366L376 104q-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-13 12-26 0-14 12-26 0-14 12-34 0z')}
  ${cut(paper, 'M118 66h24v38q-13 12-26 0zM194 66h25l1 38q-13 12-26 0zM270 66h23l5 38q-13 12-26 0zM340 66h26l10 38q-13 12-26 0z')}
  ${cut(wine, 'M196 30H262V66H196zM240 132H276V212H240z')}
  ${cut(paper, 'M229 36a11 11 0 0 1 11 11q0 7-11 16-11-9-11-16a11 11 0 0 1 11-11zM246 138H270V164H246zM188 146h12l-2 16h-8z')}
  <circle cx="229" cy="47" r="4" fill="${wine}"/>${cut(blue, 'M250 116H266V134H250z')}
  ${cut(ink, 'M120 190H200V197H120zM126 196h6v16h-6z')}
  ${line(ink, 15, 'M150 184 182 182 172 208M152 184 190 182 196 206')}
  ${cut(blue, 'M134 190Q132 146 152 142L166 144Q178 150 172 190z')}
  ${line(blue, 11, 'M158 154 174 172 190 158')}
  ${head({ x: 156, y: 124, scale: 0.85, hair: 'helmet', colour: red })}
  ${folds(gold, 4, [[140, 184, 140, 160, 150, 150]])}
  ${gouges(paper, 2.6, [
    [20, 10, 6, 46],
    [60, 4, 46, 40],
    [104, 16, 90, 52],
    [150, 6, 138, 38],
    [300, 8, 286, 44],
    [338, 20, 326, 52],
    [376, 4, 362, 40],
    [30, 140, 18, 170],
    [76, 150, 64, 182],
    [384, 130, 372, 164],
  ])}`,
);
