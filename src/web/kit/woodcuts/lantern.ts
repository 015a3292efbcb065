import { blue, cut, folds, gold, gouges, ink, line, paper, red, sand, wine, woodcut } from './block.ts';

const lamp = (x: number, y: number, scale: number): string =>
  `<use href="#lantern-1" transform="translate(${x} ${y})scale(${scale})"/>`;

export const lantern = woodcut(
  'lantern',
  ['屋檐下的红灯笼与圆月', 'Red lanterns and a full moon'],
  `<defs><g id="lantern-1">${line(ink, 2, 'M0-90V-40', false)}${cut(gold, 'M-18-46H18V-36H-18zM-18 36H18V46H-18z')}
  ${cut(red, 'M-20-36H20Q58-30 58 0T20 36H-20Q-58 30-58 0T-20-36z')}
  ${line(gold, 2, 'M-10-36Q-26 0-10 36M10-36Q26 0 10 36M-24-35Q-50 0-24 35M24-35Q50 0 24 35', false)}
  ${cut(wine, 'M20-36Q58-30 58 0T20 36Q44 24 44 0T20-36z')}${gouges(paper, 6, [[-44, -12, -40, 16]])}
  ${line(red, 2.5, 'M0 46V58M-8 58V92M-3 58V98M3 58V98M8 58V92')}${cut(gold, 'M-10 54H10V64H-10z')}</g></defs>
  ${cut(blue, 'M0 0h390v244H0z')}
  <circle cx="196" cy="96" r="64" fill="${sand}"/>
  ${folds(paper, 7, [
    [150, 90, 190, 78, 232, 92],
    [164, 124, 200, 114, 240, 122],
  ])}
  ${gouges(paper, 3, [
    [20, 180, 26, 192],
    [356, 160, 364, 174],
    [220, 16, 226, 26],
    [300, 150, 304, 160],
    [128, 30, 132, 40],
  ])}
  ${cut(ink, 'M0 0H390V8Q300 20 250 34 200 16 160 14 90 20 40 44L0 40z')}
  ${gouges(gold, 4, [
    [30, 30, 100, 16],
    [180, 10, 250, 24],
    [260, 24, 350, 10],
  ])}
  ${cut(ink, 'M0 206Q30 204 44 190L120 190Q134 206 160 210L150 216V244H0zM210 244V222L200 218Q226 212 238 198H330Q346 214 390 214V244z')}
  ${cut(gold, 'M30 222h14v22H30zM60 222h14v22H60zM92 222h14v22H92zM250 226h14v18h-14zM282 226h14v18h-14zM314 226h14v18h-14z')}
  ${lamp(106, 106, 0.94)}${lamp(292, 92, 0.78)}${lamp(202, 150, 0.5)}`,
);
