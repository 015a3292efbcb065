/** The colours of the blocks: the six of the tokens, two of them in a lighter and a darker tone. */
export const ink = '#1d1a16';
export const red = '#b3131d';
export const wine = '#8c0d16';
export const gold = '#c99b3d';
export const paper = '#f6eedb';
export const sand = '#e9d9bd';
export const green = '#3f5a4a';
export const sage = '#6f7f63';
export const blue = '#27507a';

/** A picture for a programme without photos. `alt` is [中文, English]; `svg` is a whole file, 390 × 244 units. */
export interface Woodcut {
  readonly name: string;
  readonly alt: readonly [zh: string, en: string];
  readonly svg: string;
}

const round = (value: number): string => String(Math.round(value * 10) / 10).replace(/^(-?)0\./, '$1.');
const join = (...values: readonly number[]): string =>
  values.map((value, index) => (index > 0 && value >= 0 ? ' ' : '') + round(value)).join('');

/** Makes the file. What matters stays within x 35…355, since a thumb shows the middle 4:3. */
export function woodcut(name: string, alt: readonly [zh: string, en: string], body: string): Woodcut {
  const drawn = body.replace(/\s*\n\s*/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 390 244" preserveAspectRatio="xMidYMid slice">${drawn}</svg>`;
  return { name, alt, svg };
}

/** One filled shape. */
export const cut = (fill: string, d: string): string => `<path fill="${fill}" d="${d}"/>`;

/** Lines of one thickness, for ropes, limbs and wires; round ends make a limb. */
export const line = (stroke: string, width: number, d: string, soft = true): string =>
  `<path fill="none" stroke="${stroke}" stroke-width="${width}"${soft ? ' stroke-linecap="round" stroke-linejoin="round"' : ''} d="${d}"/>`;

/** The mark of the gouge: from a point, swelling to `width`, to a point. Four numbers a mark. */
export function gouges(
  fill: string,
  width: number,
  marks: readonly (readonly [number, number, number, number])[],
): string {
  const d = marks.map(([x1, y1, x2, y2]) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const half = width / 2 / Math.hypot(dx, dy);
    const [nx, ny] = [dy * half, dx * half];
    return `M${join(x1, y1)}l${join(dx * 0.6 - nx, dy * 0.6 + ny, dx * 0.4 + nx, dy * 0.4 - ny, nx - dx * 0.4, -ny - dy * 0.4)}z`;
  });
  return cut(fill, d.join(''));
}

/** A curved mark, a fold of cloth or a leaf's rib: x1 y1, the bend, x2 y2, `width` at the bend measured downwards. */
export function folds(
  fill: string,
  width: number,
  marks: readonly (readonly [number, number, number, number, number, number])[],
): string {
  const d = marks.map(
    ([x1, y1, cx, cy, x2, y2]) => `M${join(x1, y1)}Q${join(cx, cy, x2, y2)}Q${join(cx, cy + width, x1, y1)}`,
  );
  return cut(fill, d.join(''));
}

/** Rays around a point, each a wedge that opens outwards. Angles in degrees, 0 to the right, clockwise. */
export function rays(
  fill: string,
  {
    x,
    y,
    from,
    to,
    count,
    start = 0,
    sweep = 360,
    share = 0.4,
  }: { x: number; y: number; from: number; to: number; count: number; start?: number; sweep?: number; share?: number },
): string {
  const step = sweep / (sweep === 360 ? count : count - 1);
  const at = (degrees: number, radius: number): string =>
    join(
      Math.round(x + radius * Math.cos((degrees * Math.PI) / 180)),
      Math.round(y + radius * Math.sin((degrees * Math.PI) / 180)),
    );
  const wedges = Array.from({ length: count }, (_, index) => {
    const middle = start + index * step;
    const half = (step * share) / 2;
    const far = at(middle + half, to);
    return `M${at(middle, from)}L${at(middle - half, to)}${far.startsWith('-') ? '' : ' '}${far}z`;
  });
  return cut(fill, wedges.join(''));
}

/** A toothed wheel as one outline, its first tooth up. */
export function gear(
  fill: string,
  { x, y, root, tip, teeth }: { x: number; y: number; root: number; tip: number; teeth: number },
): string {
  const step = 360 / teeth;
  const at = (degrees: number, radius: number): string => {
    const turn = ((degrees - 90) * Math.PI) / 180;
    return join(Math.round(x + radius * Math.cos(turn)), Math.round(y + radius * Math.sin(turn)));
  };
  const corners = Array.from({ length: teeth }, (_, index) => {
    const middle = index * step;
    return [
      at(middle - step * 0.3, root),
      at(middle - step * 0.2, tip),
      at(middle + step * 0.2, tip),
      at(middle + step * 0.3, root),
    ];
  });
  return cut(fill, `M${corners.flat().join('L')}z`);
}
