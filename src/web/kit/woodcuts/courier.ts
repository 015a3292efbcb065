import { blue, cut, folds, gold, gouges, ink, line, paper, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const courier = woodcut(
  'courier',
  ['外卖骑手骑着电动车穿过街市', 'A courier on an electric scooter'],
  `${cut(sand, 'M0 0h390v244H0z')}
  <circle cx="300" cy="78" r="48" fill="${gold}"/>
  ${cut(sage, 'M0 190V92H46V64H84V118H116V44H164V130H196V86H236V140H282V104H326V70H362V120H390V190z')}
  ${gouges(paper, 6, [
    [126, 60, 150, 60],
    [126, 76, 150, 76],
    [14, 110, 36, 110],
    [54, 82, 74, 82],
    [206, 104, 226, 104],
    [334, 106, 354, 106],
  ])}
  ${cut(paper, 'M0 190H390V244H0z')}${cut(ink, 'M0 188H390V193H0z')}
  ${gouges(sage, 6, [
    [0, 232, 100, 234],
    [160, 238, 270, 239],
    [330, 226, 390, 228],
  ])}
  ${gouges(red, 5, [
    [20, 128, 86, 130],
    [8, 150, 74, 152],
    [26, 172, 80, 173],
  ])}
  ${line(ink, 7, 'M122 198a20 20 0 1 1-.1 0zM286 198a20 20 0 1 1-.1 0z')}
  ${cut(blue, 'M78 86H150V146H78z')}${cut(ink, 'M74 80H154V90H74z')}${cut(paper, 'M94 106H134V130H94z')}${gouges(red, 8, [[98, 118, 130, 118]])}
  ${cut(red, 'M92 150H190Q204 152 208 178L216 196H240L262 120 280 126 262 206Q258 214 248 214H178Q160 176 118 176 96 178 86 196L80 190Q78 160 92 150z')}
  ${cut(wine, 'M262 120 280 126 300 190Q284 176 268 186z')}
  ${cut(paper, 'M270 106l18 4-4 16-16-4z')}${line(ink, 6, 'M276 122 264 92 246 88')}
  ${cut(ink, 'M128 142H198V154H124z')}
  ${line(blue, 22, 'M164 140 216 146 222 190')}
  ${cut(ink, 'M208 194H240Q244 204 238 206H208z')}
  ${cut(red, 'M146 146Q142 96 170 84L190 84Q204 96 196 146z')}
  ${folds(paper, 6, [[156, 140, 152, 110, 168, 94]])}
  ${line(red, 15, 'M184 98 206 122 238 94')}
  ${head({ x: 186, y: 58, scale: 1.05, hair: 'helmet', colour: blue })}`,
);
