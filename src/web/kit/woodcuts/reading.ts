import { blue, cut, folds, gold, green, ink, line, paper, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const reading = woodcut(
  'reading',
  ['灯下围坐的读书会', 'A reading group around the lamp'],
  `${cut(green, 'M0 0h390v244H0z')}
  ${cut(sage, 'M0 24H74V40H0zM0 84H74V92H0zM316 24H390V40H316zM316 84H390V92H316z')}
  ${cut(ink, 'M8 46H18V84H8zM22 52H30V84H22zM52 44H62V84H52zM326 48H338V84H326zM354 44H366V84H354z')}
  ${cut(gold, 'M172 30 24 200H366L218 30z')}
  ${cut(sand, 'M182 34 96 200H294L208 34z')}
  ${cut(ink, 'M193 0H197V14H193zM160 36Q164 12 195 12T230 36z')}
  ${cut(blue, 'M154 196Q154 128 186 120H204Q236 128 236 196z')}
  ${cut(paper, 'M182 90Q182 72 195 72T208 90Q208 108 200 112V122H190V112Q182 106 182 90z')}
  ${cut(ink, 'M178 98Q172 62 195 62T212 98Q210 82 195 84 180 82 178 98z')}
  ${cut(red, 'M22 206Q20 130 66 120L96 122Q126 130 128 206z')}
  ${cut(ink, 'M368 206Q370 130 324 120L294 122Q264 130 262 206z')}
  ${head({ x: 86, y: 86, scale: 1.3, hair: 'bun' })}
  ${head({ x: 304, y: 86, scale: 1.3, hair: 'cap', colour: blue, turn: true })}
  ${folds(paper, 6, [
    [40, 196, 38, 160, 58, 140],
    [350, 196, 352, 160, 332, 140],
  ])}
  ${line(red, 20, 'M100 142 112 178 146 176')}${line(ink, 20, 'M290 142 278 178 248 176')}
  ${cut(wine, 'M0 214Q195 166 390 214V244H0z')}
  ${cut(paper, 'M120 160Q142 152 158 166 176 156 196 164L190 198Q170 190 154 198 136 188 112 194zM206 170Q224 160 238 168 256 156 276 164L284 196Q262 188 242 198 226 190 206 196z')}
  ${line(ink, 2, 'M158 166 154 198M238 168 242 198', false)}
  ${folds(ink, 2, [
    [126, 168, 140, 164, 150, 172],
    [166, 172, 178, 166, 188, 170],
    [250, 172, 262, 166, 272, 170],
  ])}`,
);
