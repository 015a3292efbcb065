import { blue, cut, folds, gear, gold, gouges, green, ink, line, paper, rays, red, sage, sand, wine } from './block.ts';

/** Ground, sun and coat of a portrait: three blocks that print well over one another. */
const blocks = [
  [sand, gold, blue],
  [gold, paper, wine],
  [sage, sand, ink],
  [blue, sand, green],
  [red, gold, ink],
  [paper, red, blue],
  [green, gold, wine],
  [sand, red, green],
] as const;

const behind = [
  (ground: string, tone: string) =>
    rays(tone === ground ? paper : tone, { x: 150, y: 170, from: 118, to: 420, count: 22, share: 0.36 }),
  (_: string, tone: string) => cut(tone, 'M0 268 66 206 112 248 158 196 214 252 252 214 300 258V400H0z'),
  (_: string, tone: string) => gear(tone, { x: 150, y: 168, root: 148, tip: 172, teeth: 16 }),
  (_: string, tone: string) =>
    gouges(
      tone,
      9,
      Array.from(
        { length: 9 },
        (_each, at) => [at % 2 ? 8 : 26, 24 + at * 34, at % 2 ? 272 : 296, 22 + at * 34] as const,
      ),
    ),
] as const;

const FACE = 'M102 152Q96 84 150 80 204 84 198 152 198 208 174 234 150 252 126 234 102 208 102 152z';
const SHADE = 'M198 152Q198 208 174 234 162 244 150 246 182 214 178 158 178 116 166 84 202 96 198 152z';

/** Hair and hats, over the face: what lies behind the head first. */
const heads = [
  ['', 'M98 158Q88 66 152 62 212 64 202 158L194 150Q194 116 176 106 150 116 116 106 106 124 106 150z'],
  ['', 'M98 150Q88 62 156 58 216 64 202 154L196 136Q186 104 160 102 132 118 104 124z'],
  [
    'M92 168Q80 60 150 56 222 60 208 170L214 236Q186 246 180 214H120Q112 246 86 236z',
    'M98 170Q92 96 136 92 170 104 200 100 206 130 202 170L194 142Q160 136 132 108 110 124 106 150z',
  ],
  ['M150 30a26 24 0 1 1-.1 0z', 'M98 152Q90 66 150 62 210 66 202 152L194 140Q190 104 150 100 110 104 106 140z'],
  [
    'M92 160Q84 58 150 56 216 58 208 160L204 290Q170 300 172 240H128Q130 300 96 290z',
    'M98 160Q94 92 150 88 206 92 202 160L192 138Q172 128 150 102 128 128 108 138z',
  ],
  ['', 'M96 138Q84 74 118 70 126 54 156 60 190 52 196 76 214 88 202 140L194 120Q176 100 150 106 122 100 106 122z'],
] as const;
/** Which of them ties the hair up. */
const BUN = 3;
const hats = [
  (colour: string) =>
    cut(colour, 'M92 124Q92 46 150 44 208 46 208 124L218 128Q150 112 82 128z') +
    cut(ink, 'M82 128Q150 110 218 128L214 136Q150 120 86 136z') +
    folds(paper, 5, [[108, 100, 112, 66, 136, 56]]),
  (colour: string) =>
    cut(colour, 'M94 116Q92 56 150 54 208 56 206 116z') +
    cut(ink, 'M90 114H210L206 128Q150 116 94 128z') +
    cut(gold, 'M150 76 155 90 170 90 158 99 162 113 150 104 138 113 142 99 130 90 145 90z'),
] as const;

/** Whole numbers that one seed fixes, each below its bound. */
function chooser(seed: number): (count: number) => number {
  let state = (seed + 1) * 2_654_435_761;
  return (count) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return Math.floor((state / 4_294_967_296) * count);
  };
}

/**
 * A head and shoulders cut in wood, of nobody: for the invented people of a demo. The same seed draws the same person.
 * @returns a whole SVG file, 300 × 400 units
 */
export function portrait(seed: number, { isWoman = seed % 2 === 1 }: { isWoman?: boolean } = {}): string {
  const choose = chooser(seed);
  const [ground, sun, coat] = blocks[choose(blocks.length)] ?? blocks[0];
  const scenery = behind[choose(behind.length)] ?? behind[0];
  const skin = ground === paper || sun === paper ? sand : paper;
  const shade = skin === paper ? sand : '#d3b78c';
  const isOlder = choose(4) === 0;
  const hair = isOlder ? '#6b6258' : ink;
  const hat = choose(5) === 0 ? hats[choose(hats.length)] : undefined;
  const style = isWoman ? 2 + choose(3) : ([0, 1, 5][choose(3)] ?? 0);
  // A bun leaves no room for a hat.
  const [back, top] = heads[hat && style === BUN ? 2 : style] ?? heads[0];
  const collar = choose(3);
  const eyes =
    choose(3) === 0
      ? line(ink, 5, 'M116 158Q128 148 140 157M160 157Q172 148 184 158')
      : cut(ink, 'M114 158Q128 146 142 157 128 165 114 158zM158 157Q172 146 186 158 172 165 158 157z');
  const glasses =
    choose(4) === 0 ? line(ink, 4, 'M128 142a17 16 0 1 1-.1 0zM172 142a17 16 0 1 1-.1 0zM145 156Q150 152 155 156') : '';
  const chest = [
    `${gear(red, { x: 222, y: 338, root: 22, tip: 29, teeth: 12 })}${cut(gold, 'M222 328a10 10 0 1 1-.1 0z')}${cut(red, 'M212 360H220L216 396 208 390zM224 360H232L236 390 228 396z')}`,
    `${cut(red, 'M64 302 92 294 236 400H190z')}${line(gold, 4, 'M78 302 204 400')}`,
    `${cut(red, 'M206 330H234V342H206z')}${cut(gold, 'M220 342 226 356 240 356 229 365 233 380 220 371 207 380 211 365 200 356 214 356z')}`,
  ][choose(3)];
  const body = `${cut(ground, 'M0 0H300V400H0z')}${scenery(ground, sun)}<circle cx="150" cy="170" r="118" fill="${sun}"/>
  ${back ? cut(hair, back) : ''}
  ${cut(coat, 'M8 400Q14 318 104 292L150 312 196 292Q286 318 292 400z')}
  ${gouges(shade, 5, [
    [34, 392, 62, 330],
    [54, 396, 78, 336],
    [262, 392, 240, 334],
    [278, 396, 254, 340],
  ])}
  ${cut(shade, 'M124 226H176V286L150 318 124 286z')}${cut(skin, 'M124 226H160L152 306 124 286z')}
  ${
    collar === 0
      ? cut(paper, 'M122 280 150 318 134 344 100 296zM178 280 150 318 166 344 200 296z')
      : collar === 1
        ? cut(ink, 'M118 278 150 322 128 352 94 298zM182 278 150 322 172 352 206 298z') + line(gold, 4, 'M150 330V396')
        : cut(red, 'M122 282 150 326 178 282 190 292 150 350 110 292z')
  }
  ${cut(skin, 'M104 146Q90 142 92 162 94 184 108 182zM196 146Q210 142 208 162 206 184 192 182z')}
  ${cut(skin, FACE)}${cut(shade, SHADE)}
  ${gouges(ink, 3.4, [
    [180, 204, 194, 190],
    [174, 218, 192, 202],
    [168, 232, 184, 218],
  ])}
  ${folds(hair, 7, [
    [112, 144, 128, 130, 144, 140],
    [156, 140, 172, 130, 188, 144],
  ])}
  ${eyes}${glasses}
  ${line(ink, 3.5, 'M153 158 146 190Q150 197 161 192')}
  ${cut(isWoman ? red : ink, 'M128 212Q150 220 172 212 152 232 128 212z')}
  ${isOlder ? line(ink, 2.6, 'M120 192Q116 204 120 214M180 192Q184 204 180 214M124 118Q150 112 176 118') : ''}
  ${cut(hair, top)}
  ${gouges(skin, 3, [
    [120, 92, 140, 74],
    [136, 92, 156, 72],
    [152, 92, 172, 76],
  ])}
  ${hat ? hat([red, blue, gold].find((colour) => colour !== sun && colour !== ground) ?? red) : ''}
  ${chest ?? ''}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400" width="300" height="400">${body.replace(/\s*\n\s*/g, '')}</svg>`;
}
