import { blue, cut, folds, gear, gold, gouges, ink, line, paper, rays, red, sage, woodcut } from './block.ts';
import { head } from './people.ts';

export const craftsman = woodcut(
  'craftsman',
  ['工匠用卡尺量一只齿轮', 'A craftsman takes the measure of a gear'],
  `${cut(ink, 'M0 0h390v244H0z')}
  ${rays(blue, { x: 284, y: 118, from: 60, to: 420, count: 13, share: 0.5 })}
  ${gear(gold, { x: 284, y: 118, root: 66, tip: 86, teeth: 12 })}${cut(ink, 'M284 66a52 52 0 1 1-.1 0z')}
  ${cut(gold, 'M278 70H290V166H278zM236 112H332V124H236zM284 92a26 26 0 1 1-.1 0z')}${cut(ink, 'M284 104a14 14 0 1 1-.1 0z')}
  ${folds(paper, 5, [
    [222, 118, 222, 72, 260, 56],
    [236, 160, 250, 182, 280, 184],
  ])}
  ${cut(red, 'M10 244Q12 170 74 156L122 156Q170 168 176 244z')}
  ${cut(ink, 'M76 156 98 186 122 156z')}
  ${folds(paper, 6, [[34, 240, 32, 200, 56, 178]])}
  ${cut(paper, 'M166 198H374V214H166zM196 198 190 170H206L212 198zM338 198V166L356 198z')}
  ${gouges(
    ink,
    1.8,
    Array.from({ length: 6 }, (_, index) => [226 + index * 18, 200, 226 + index * 18, index % 3 ? 206 : 211] as const),
  )}
  ${line(red, 26, 'M138 186 146 220 172 212')}
  ${cut(paper, 'M172 194Q190 186 204 196L206 222Q190 232 174 224z')}${line(ink, 2, 'M186 204H206M186 213H206', false)}
  ${head({ x: 104, y: 112, scale: 1.7, hair: 'cap', colour: sage })}
  ${cut(gold, 'M112 96l18-2 4 14-18 3z')}${cut(ink, 'M117 99l10-1 2 7-10 1z')}${line(ink, 3, 'M112 100 90 98', false)}`,
);
