import { blue, cut, folds, gold, gouges, green, ink, line, paper, red, sage, woodcut } from './block.ts';
import { head } from './people.ts';

export const health = woodcut(
  'health',
  ['医生用听诊器为职工检查', 'A doctor listens to a worker with a stethoscope'],
  `${cut(sage, 'M0 0h390v244H0z')}
  ${cut(green, 'M195 16a114 114 0 1 1-.1 0z')}
  ${gouges(paper, 6, [
    [0, 30, 80, 33],
    [10, 70, 70, 72],
    [0, 120, 62, 122],
    [320, 40, 390, 42],
    [330, 90, 390, 92],
    [318, 20, 370, 21],
  ])}
  ${cut(red, 'M236 244Q236 156 286 146L326 148Q372 160 378 244z')}
  ${cut(ink, 'M278 146 298 168 312 148 322 148 300 186 268 150z')}
  ${folds(ink, 6, [
    [256, 240, 256, 196, 272, 176],
    [344, 240, 352, 206, 340, 180],
  ])}
  ${head({ x: 300, y: 112, scale: 1.45, hair: 'helmet', colour: gold, turn: true })}
  ${cut(paper, 'M18 244Q22 160 76 150L116 150Q160 160 168 244z')}
  ${cut(blue, 'M92 150H118L112 192z')}
  ${cut(paper, 'M84 150 112 196 100 204 74 156z')}
  ${folds(ink, 4, [
    [104, 244, 116, 220, 110, 196],
    [42, 240, 40, 206, 56, 186],
  ])}
  ${line(ink, 5, 'M82 132Q66 168 88 190 116 214 146 206 186 190 196 176')}
  ${line(paper, 25, 'M132 186 172 204 214 184')}
  ${line(ink, 2, 'M126 202 172 219 196 208M146 176 170 188 190 180', false)}
  ${line(paper, 15, 'M214 182 226 178')}
  ${line(ink, 2, 'M218 174 232 170M220 180 234 177M220 187 233 184', false)}
  ${cut(ink, 'M234 162h8v28h-8z')}${cut(gold, 'M241 158h7v36h-7z')}
  ${head({ x: 92, y: 116, scale: 1.45, hair: 'bun' })}
  ${cut(paper, 'M60 84Q88 60 114 92 90 90 66 104z')}${cut(blue, 'M64 96Q88 82 112 90L112 95Q90 90 67 104z')}`,
);
