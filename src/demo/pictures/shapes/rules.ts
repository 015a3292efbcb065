/** Pieces that scenes are put together from; all lengths in units of the picture. */
const n = (value: number) => String(Math.round(value * 10) / 10);

export const path = (fill: string, d: string, opacity = 1) =>
  `<path fill="${fill}" d="${d}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const box = (fill: string, [x, y, width, height]: readonly number[], opacity = 1) =>
  `<rect fill="${fill}" x="${n(x ?? 0)}" y="${n(y ?? 0)}" width="${n(width ?? 0)}" height="${n(height ?? 0)}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const stroke = (colour: string, width: number, d: string, opacity = 1) =>
  `<path fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" d="${d}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

/** A soft light around a point. */
export const glow = (x: number, y: number, radius: number, opacity = 1) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="url(#g)"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

export const disc = (fill: string, x: number, y: number, radius: number, opacity = 1) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;

/** A line of hills or roofs from left to right, filled down to the foot of the picture. */
export function ridge(
  fill: string,
  points: readonly (readonly [number, number])[],
  foot: number,
  soft = false,
): string {
  const [first] = points;
  if (!first) return '';
  const d = points.map(([x, y], at) => {
    const before = points[at - 1];
    if (at === 0 || !before) return `M${n(x)} ${n(y)}`;
    return soft
      ? `Q${n(before[0])} ${n(before[1])} ${n((x + before[0]) / 2)} ${n((y + before[1]) / 2)}`
      : `L${n(x)} ${n(y)}`;
  });
  const last = points.at(-1) ?? first;
  return path(fill, `${d.join('')}L${n(last[0])} ${n(last[1])}L${n(last[0])} ${foot}L${n(first[0])} ${foot}z`);
}

const poses = {
  stand: 'M-9 0-7-38M9 0 7-38M-13-70-17-44M13-70 18-46',
  walk: 'M-18 0-4-38M16 0 4-38M-12-70-22-48M12-70 22-52',
  reach: 'M-10 0-7-38M10 0 7-38M-12-70-20-46M12-72 34-92',
  sit: 'M4-30 30-28 32 0M-4-30 24-32 25-2M-10-66-2-44M10-66 30-48',
  bend: 'M-6 0-4-36M12 0 6-36M24-62 40-34M26-64 34-34',
} as const;
export type Pose = keyof typeof poses;

/** Somebody at work, in outline; `height` from the sole to the helmet. Feet at x, y. */
export function worker(
  fill: string,
  {
    x,
    y,
    height,
    pose,
    helmet,
    flip,
  }: { x: number; y: number; height: number; pose: Pose; helmet?: string; flip?: boolean },
): string {
  const scale = height / 100;
  const [hx, hy, turn] = pose === 'bend' ? [30, -74, 40] : pose === 'sit' ? [0, -78, 0] : [0, -84, 0];
  const torso =
    pose === 'bend'
      ? 'M-8-34 6-36 34-62 26-76 10-70z'
      : pose === 'sit'
        ? 'M-12-28 12-28 13-68-13-68z'
        : 'M-9-36 9-36 14-74-14-74z';
  const size = `${flip ? '-' : ''}${scale.toFixed(3)} ${scale.toFixed(3)}`;
  return (
    `<g transform="translate(${n(x)} ${n(y)}) scale(${size})">` +
    stroke(fill, 9, poses[pose]) +
    path(fill, torso) +
    `<g transform="translate(${hx} ${hy}) rotate(${turn})">${disc(fill, 0, 0, 9)}${path(helmet ?? fill, 'M-13-1Q-12-17 0-17 12-17 13-1z')}</g></g>`
  );
}

/** A lattice mast or jib between two points. */
export function lattice(
  colour: string,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  { wide, steps, thick = 2 }: { wide: number; steps: number; thick?: number },
): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [nx, ny] = [((y1 - y2) / length) * (wide / 2), ((x2 - x1) / length) * (wide / 2)];
  const at = (share: number, side: 1 | -1) =>
    `${n(x1 + (x2 - x1) * share + nx * side)} ${n(y1 + (y2 - y1) * share + ny * side)}`;
  const zigzag = Array.from({ length: steps + 1 }, (_, step) => at(step / steps, step % 2 ? 1 : -1)).join('L');
  return stroke(colour, thick, `M${at(0, 1)}L${at(1, 1)}M${at(0, -1)}L${at(1, -1)}M${zigzag}`);
}
