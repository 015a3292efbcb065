import { blue, cut, folds, gold, ink, line, paper, red, sage, sand, woodcut } from './block.ts';
import { head } from './people.ts';

export const exchange = woodcut(
  'exchange',
  ['远道而来的客人，握手相迎', 'A hand held out to guests from afar'],
  `${cut(sand, 'M0 0h390v244H0z')}
  ${cut(blue, 'M195 6a126 126 0 1 1-.1 0z')}
  ${cut(sage, 'M112 40Q150 26 176 40L166 66 190 84 178 112 150 104 132 128 104 110 96 72zM214 34 262 28 290 60 268 84 236 78 222 56zM250 100 306 96 312 140 286 164 262 140z')}
  ${line(paper, 1.2, 'M195 6V258M69 132H321M195 6Q120 60 120 132T195 258M195 6Q270 60 270 132T195 258M90 62Q195 94 300 62', false)}
  ${cut(red, 'M0 244Q4 168 60 154L102 154Q140 168 150 244z')}
  ${cut(ink, 'M390 244Q386 168 330 154L288 154Q250 168 240 244z')}
  ${cut(paper, 'M60 150 86 182 100 150zM330 150 304 186 290 150z')}${cut(gold, 'M304 164l6 8-4 40-8-36z')}
  ${line(red, 26, 'M112 176 136 212 182 194')}${line(ink, 26, 'M278 176 254 212 214 194')}
  ${line(ink, 2, 'M122 218 142 226 176 212', false)}${folds(paper, 5, [
    [268, 216, 246, 230, 226, 212],
    [22, 240, 24, 200, 44, 178],
    [368, 240, 366, 200, 346, 178],
  ])}
  ${cut(paper, 'M170 184 194 176 214 182 222 196 206 210 188 206 172 202z')}${line(ink, 2, 'M196 178 182 190 192 194 206 188 216 198M200 206 208 198M192 205 200 196', false)}
  ${head({ x: 80, y: 112, scale: 1.6, hair: 'bob' })}
  ${head({ x: 310, y: 112, scale: 1.6, turn: true })}`,
);
