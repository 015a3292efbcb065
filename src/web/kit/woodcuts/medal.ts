import { cut, folds, gear, gold, ink, paper, rays, red, sand, wine, woodcut } from './block.ts';

export const medal = woodcut(
  'medal',
  ['红绶带上的奖章', 'A medal on a red ribbon'],
  `<defs><path id="medal-1" fill="${ink}" d="${[150, 174, 198, 222].map((y, i) => `M${82 + i * 2} ${y + 4}q-28-4-32-26 26 0 32 26zq22 2 22-24-22 4-22 24z`).join('')}"/></defs>
  ${cut(sand, 'M0 0h390v244H0z')}
  ${rays(paper, { x: 195, y: 146, from: 60, to: 330, count: 16, share: 0.5 })}
  ${cut(ink, 'M118 0H170L214 84 176 98zM272 0H220L176 84 214 98z')}
  ${cut(red, 'M126 0H164L208 84 180 92z')}
  ${cut(wine, 'M264 0H226L182 84 210 92z')}
  ${cut(gold, 'M140 0H150L198 88 190 92zM250 0H240L192 88 200 92z')}
  ${cut(ink, 'M195 66a80 80 0 1 1-.1 0zM182 60H208V84H182z')}
  ${gear(gold, { x: 195, y: 146, root: 62, tip: 73, teeth: 14 })}
  ${cut(red, 'M195 96a50 50 0 1 1-.1 0z')}
  ${rays(wine, { x: 195, y: 146, from: 14, to: 50, count: 15, share: 0.45 })}
  ${cut(gold, 'M195 100 206 131 239 132 213 152 222 184 195 165 168 184 177 152 151 132 184 131z')}
  ${cut(paper, 'M195 100V146L184 131zM239 132 195 146 206 131zM222 184 195 146 213 152zM168 184 195 146 195 165zM151 132 195 146 177 152z')}
  ${folds(ink, 5, [
    [90, 232, 74, 180, 96, 128],
    [300, 232, 316, 180, 294, 128],
  ])}
  <use href="#medal-1"/><use href="#medal-1" transform="matrix(-1 0 0 1 390 0)"/>`,
);
