import { blue, cut, gold, gouges, green, ink, paper, red, sage, sand, wine, woodcut } from './block.ts';
import { head } from './people.ts';

export const bus = woodcut(
  'bus',
  ['公交车开过绿树街头', 'A city bus on a street of trees'],
  `${cut(sand, 'M0 0h390v244H0z')}
  <circle cx="60" cy="52" r="28" fill="${gold}"/>
  ${cut(sage, 'M0 190V110Q20 96 40 110 54 84 84 96 110 70 140 94V50H190V80H230V36H276V96Q306 72 330 96 350 84 390 104V190z')}
  ${gouges(paper, 5, [
    [150, 62, 180, 62],

    [240, 50, 266, 50],
  ])}
  ${cut(green, 'M0 190V150Q30 128 60 148 90 132 110 160V190zM330 190V140Q360 120 390 136V190z')}
  ${cut(ink, 'M0 196H390V244H0z')}
  ${gouges(paper, 6, [[160, 236, 290, 237]])}
  ${cut(red, 'M30 92Q30 80 44 80H336Q352 80 356 98L366 152V206H30z')}
  ${cut(wine, 'M30 172H366V206H30z')}${cut(paper, 'M30 164H366V171H30zM262 66H330V80H262z')}${gouges(ink, 5, [[270, 73, 322, 73]])}
  ${cut(blue, 'M42 98H104V142H42zM112 98H174V142H112zM182 98H244V142H182zM298 98H340L350 142H298z')}
  ${cut(ink, 'M252 98H290V202H252z')}${cut(blue, 'M256 104H269V196H256zM273 104H286V196H273z')}
  ${gouges(paper, 7, [
    [100, 100, 84, 138],
    [170, 100, 156, 138],
    [262, 110, 260, 160],
  ])}
  ${head({ x: 72, y: 124, scale: 0.72, hair: 'bob' })}
  ${head({ x: 206, y: 124, scale: 0.72, hair: 'bun' })}${head({ x: 318, y: 122, scale: 0.78, hair: 'cap' })}
  ${cut(red, 'M42 142H244V150H42zM298 142H352V152H298z')}
  ${cut(gold, 'M352 174h14v16h-14zM30 176h8v16h-8z')}
  ${cut(ink, 'M96 182a26 26 0 1 1-.1 0zM310 182a26 26 0 1 1-.1 0z')}${cut(sand, 'M96 197a11 11 0 1 1-.1 0zM310 197a11 11 0 1 1-.1 0z')}`,
);
