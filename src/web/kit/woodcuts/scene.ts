import { blue, cut, folds, gold, gouges, green, ink, line, paper, rays, red, sage, sand, wine } from './block.ts';
import { head } from './people.ts';

const WIDTH = 390;
const HEIGHT = 260;

/** Sky, sun and two grounds: four blocks that print well over one another. */
const blocks = [
  [sand, red, green, ink],
  [gold, paper, wine, ink],
  [blue, gold, ink, sage],
  [paper, gold, sage, blue],
  [red, gold, ink, wine],
  [sage, paper, ink, green],
  [sand, gold, blue, ink],
] as const;
type Blocks = readonly [sky: string, sun: string, near: string, far: string];
type Choose = (count: number) => number;

const times = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** A tower crane over a shell of floors. */
function site([, sun, near, far]: Blocks, choose: Choose): string {
  const x = 60 + choose(60);
  const floors = 4 + choose(3);
  const left = 210 + choose(30);
  return `${cut(far, times(3, (at) => `M${20 + at * 130} ${170 - at * 22}h80V260h-80z`).join(''))}
  ${line(near, 5, `M${x} 260V40M${x - 46} 52H${x + 190}M${x} 26L${x - 46} 52M${x} 26L${x + 150} 52M${x} 26V52`)}
  ${line(near, 2, times(8, (at) => `M${x - 5} ${70 + at * 24}l10 12M${x + 5} ${70 + at * 24}l-10 12`).join(''))}
  ${line(near, 2, `M${x + 120} 52V${96 + choose(20)}`)}${cut(red, `M${x + 104} 108h32v12h-32z`)}
  ${cut(near, `M${left} ${250 - floors * 28}H372V260H${left}z`)}
  ${cut(sun, times(floors * 5, (at) => `M${left + 10 + (at % 5) * 30} ${258 - floors * 28 + Math.floor(at / 5) * 28}h18v14h-18z`).join(''))}
  ${head({ x: 318, y: 226, scale: 1.5, hair: 'helmet', colour: gold })}`;
}

/** A cable-stayed bridge and its water. */
function bridge([, sun, near, far]: Blocks, choose: Choose): string {
  const x = 150 + choose(90);
  return `${cut(far, 'M0 180 60 150 130 172 220 140 300 168 390 146V204H0z')}${cut(near, 'M0 200H390V260H0z')}
  ${line(near, 2.2, times(9, (at) => `M${x} ${54 + at * 8}L${x - 150 + at * 14} 196M${x} ${54 + at * 8}L${x + 150 - at * 14} 196`).join(''))}
  ${cut(near, `M${x - 6} 34H${x + 6}L${x + 9} 260H${x - 9}z`)}${cut(red, 'M0 192H390V201H0z')}
  ${folds(
    sun,
    -6,
    times(
      6,
      (at) =>
        [
          10 + at * 60,
          218 + (at % 3) * 12,
          40 + at * 60,
          212 + (at % 3) * 12,
          72 + at * 60,
          218 + (at % 3) * 12,
        ] as const,
    ),
  )}
  ${cut(ink, `M${40 + choose(240)} 232q26 12 60 0l-8 14h-44z`)}`;
}

/** Terraces up a slope, and somebody with a load. */
function terraces([, sun, near, far]: Blocks, choose: Choose): string {
  const person = 90 + choose(180);
  return `${cut(far, 'M0 150 70 96 140 132 230 78 310 118 390 88V260H0z')}
  ${times(6, (at) => cut(at % 2 ? near : sun, `M0 ${140 + at * 22}Q${90 + choose(60)} ${118 + at * 22} 200 ${138 + at * 22}T390 ${126 + at * 22}V260H0z`)).join('')}
  ${line(ink, 4, `M${person - 34} 176H${person + 44}`)}${cut(red, `M${person - 46} 178h22l-4 20h-14zM${person + 32} 178h22l-4 20h-14z`)}
  ${cut(ink, `M${person - 10} 180q12-10 26 0l4 44h-34z`)}${line(ink, 7, `M${person} 222v20M${person + 12} 222l6 20`)}
  ${head({ x: person + 4, y: 160, scale: 0.7, hair: 'cap', colour: gold })}`;
}

/** Chimneys, wires and the birds on them. */
function works([, sun, near, far]: Blocks, choose: Choose): string {
  return `${cut(far, 'M0 196H390V260H0z')}${cut(near, 'M24 260V150H150V120L176 150V120L202 150V120L228 150V260z')}
  ${cut(near, 'M262 260 270 60H292L300 260zM316 260 322 96H340L346 260z')}${cut(red, 'M269 78H293V92H268zM322 112H340V124H321z')}
  ${folds(
    sun,
    -18,
    times(3, () => [282, 54 - choose(8), 300 + choose(30), 30, 372, 34 - choose(20)] as const),
  )}
  ${cut(gold, times(6, (at) => `M${38 + at * 30} 178h16v20h-16z`).join(''))}
  ${line(ink, 2, 'M0 66Q130 96 262 70M0 84Q130 114 262 88')}
  ${cut(ink, times(5, (at) => `M${40 + at * 40 + choose(14)} ${76 + (at % 2) * 14}q6-8 12 0l8 2-8 3q-6 4-12-5z`).join(''))}`;
}

/** A street in the evening, with its windows and a courier. */
function street([sky, sun, block, far]: Blocks, choose: Choose): string {
  const near = block === ink ? wine : block;
  const coat = sky === red || near === red ? gold : red;
  const heights = times(6, () => 70 + choose(70));
  return `${cut(far, heights.map((tall, at) => `M${at * 66} ${210 - tall}h60V220h-60z`).join(''))}
  ${cut(sun, heights.flatMap((tall, at) => times(6, (each) => (choose(3) ? `M${at * 66 + 10 + (each % 2) * 24} ${222 - tall + Math.floor(each / 2) * 24}h12v14h-12z` : ''))).join(''))}
  ${cut(near, 'M0 218H390V260H0z')}${line(ink, 4, 'M150 238a17 17 0 1 0 .1 0zM232 238a17 17 0 1 0 .1 0zM150 238 180 206H216L232 238M180 206 192 238H232')}
  ${cut(coat, 'M118 176h44v34h-44z')}${line(ink, 11, 'M186 176 196 204 176 214M190 178 214 190')}
  ${head({ x: 192, y: 150, scale: 0.95, hair: 'helmet', colour: coat })}`;
}

/** A hand at the machine, and the sparks. */
function workshop([sky, sun, near, far]: Blocks, choose: Choose): string {
  const x = 240 + choose(50);
  return `${cut(far, times(4, (at) => `M${12 + at * 96} 20h72v66h-72z`).join(''))}${cut(near, 'M0 206H390V260H0z')}
  ${rays(sun, { x, y: 170, from: 10, to: 120 + choose(40), count: 26, share: 0.28 })}${cut(paper, `M${x} 158a12 12 0 1 1-.1 0z`)}
  ${cut(ink, `M${x - 40} 184h96l12 24h-120z`)}
  ${cut(ink, 'M40 260Q46 168 104 158L142 162Q168 170 174 206L168 260z')}${line(ink, 22, `M140 182 ${x - 60} 196`)}
  ${gouges(paper, 5, [
    [66, 254, 76, 190],
    [100, 256, 108, 196],
    [136, 254, 138, 206],
  ])}${head({ x: 112, y: 130, scale: 1.45, hair: choose(2) ? 'helmet' : 'cap', colour: sky === red ? gold : red })}`;
}

const motifs = [site, bridge, terraces, works, street, workshop];

/** Whole numbers that one seed fixes, each below its bound. */
function chooser(seed: number): Choose {
  let state = (seed + 7) * 2_654_435_761;
  return (count) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 4_294_967_296) * count);
  };
}

/**
 * A scene of work cut in wood: what the invented photographers of a demo hand in. The same seed draws the same scene.
 * @returns a whole SVG file, 390 × 260 units, 1560 × 1040 pixels
 */
export function scene(seed: number): string {
  const choose = chooser(seed);
  const ground = blocks[choose(blocks.length)] ?? blocks[0];
  const draw = motifs[seed % motifs.length] ?? site;
  const [sky, sun] = ground;
  const [x, y] = [60 + choose(270), 44 + choose(50)];
  const light =
    choose(2) === 0
      ? rays(sun, { x, y, from: 40, to: 420, count: 18, share: 0.24 })
      : folds(
          sun,
          -7,
          times(4, (at) => [20 + at * 84, 40 + choose(50), 52 + at * 84, 34, 92 + at * 84, 44] as const),
        );
  const body = `${cut(sky, `M0 0H${WIDTH}V${HEIGHT}H0z`)}${light}<circle cx="${x}" cy="${y}" r="${24 + choose(12)}" fill="${sun}"/>${draw(ground, choose)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="1560" height="1040">${body.replace(/\s*\n\s*/g, '')}</svg>`;
}
