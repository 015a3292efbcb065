import type { Dice } from '../../rules.ts';
import type { Light } from '../contract.ts';
import { box, disc, glow, lattice, path, ridge, stroke, worker } from '../shapes/rules.ts';

interface Scene {
  width: number;
  height: number;
  draw: (light: Light, dice: Dice) => string;
}

const YELLOW = '#e2a72e';
const RED = '#c23b32';
const times = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');
const hills = (dice: Dice, { width, y, high, step }: { width: number; y: number; high: number; step: number }) =>
  Array.from({ length: Math.ceil(width / step) + 3 }, (_, at) => [(at - 1) * step, y - dice.between(0, high)] as const);
/** Roofs of a town: a step for each house. */
const roofs = (dice: Dice, { width, y, high }: { width: number; y: number; high: number }) => {
  const points: [number, number][] = [];
  for (let x = -10; x < width + 60; ) {
    const [wide, top] = [dice.between(28, 86), y - dice.between(0, high)];
    points.push([x, top], [x + wide, top]);
    x += wide;
  }
  return points;
};
const crane = (
  colour: string,
  { x, foot, high, arm, back }: { x: number; foot: number; high: number; arm: number; back: number },
) =>
  lattice(colour, [x, foot, x, foot - high], { wide: 18, steps: Math.round(high / 22) }) +
  lattice(colour, [x - back, foot - high, x + arm, foot - high], { wide: 14, steps: Math.round((arm + back) / 22) }) +
  stroke(
    colour,
    2,
    `M${x} ${foot - high - 46}L${x + arm * 0.7} ${foot - high - 6}M${x} ${foot - high - 46}L${x - back} ${foot - high - 6}M${x} ${foot - high}v-46M${x + arm * 0.6} ${foot - high}v120`,
  ) +
  box(colour, [x - back - 6, foot - high + 4, 26, 24]);

/** What is seen in each picture. Nothing of it was ever a real place. */
export const scenes = {
  site: {
    width: 1200,
    height: 800,
    draw: (light, dice) =>
      glow(820, 520, 330) +
      disc(light.glow, 820, 520, 64) +
      ridge(light.far, roofs(dice, { width: 1200, y: 610, high: 150 }), 800) +
      crane(light.middle, { x: 300, foot: 700, high: 470, arm: 320, back: 90 }) +
      crane(light.middle, { x: 960, foot: 720, high: 380, arm: -280, back: -80 }) +
      ridge(light.middle, roofs(dice, { width: 1200, y: 720, high: 60 }), 800) +
      box(light.near, [0, 690, 1200, 16]) +
      times(9, (at) => stroke(light.near, 7, `M${60 + at * 140} 690v110`)) +
      worker(light.near, { x: 430, y: 690, height: 130, pose: 'walk', helmet: YELLOW }) +
      worker(light.near, { x: 560, y: 690, height: 126, pose: 'reach', helmet: YELLOW }) +
      worker(light.near, { x: 690, y: 690, height: 128, pose: 'stand', helmet: RED, flip: true }),
  },
  weld: {
    width: 800,
    height: 1200,
    draw: (light, dice) =>
      box(light.near, [0, 0, 800, 1200], 0.55) +
      times(4, (at) =>
        lattice(light.middle, [90 + at * 210, 0, 90 + at * 210, 1200], { wide: 46, steps: 22, thick: 5 }),
      ) +
      glow(470, 720, 420) +
      glow(470, 720, 190) +
      disc('#fff', 470, 720, 17) +
      times(70, () => {
        const [angle, far] = [dice.between(0, 628) / 100, dice.between(60, 360)];
        const [x, y] = [470 + Math.cos(angle) * far, 720 + Math.sin(angle) * far * 0.8 + far * 0.25];
        return stroke(
          light.glow,
          dice.between(1, 3),
          `M${Math.round(470 + (x - 470) * 0.7)} ${Math.round(720 + (y - 720) * 0.7)}L${Math.round(x)} ${Math.round(y)}`,
          0.85,
        );
      }) +
      box(light.near, [0, 1010, 800, 190]) +
      worker(light.near, { x: 300, y: 1012, height: 420, pose: 'bend', helmet: '#3b4756' }),
  },
  courier: {
    width: 1200,
    height: 800,
    draw: (light, dice) =>
      ridge(light.far, roofs(dice, { width: 1200, y: 470, high: 230 }), 800) +
      times(46, () => glow(dice.between(0, 1200), dice.between(300, 540), dice.between(8, 40), 0.6)) +
      box(light.middle, [0, 560, 1200, 240]) +
      times(30, () =>
        box(light.glow, [dice.between(0, 1200), dice.between(570, 780), dice.between(20, 150), 3], 0.25),
      ) +
      glow(760, 520, 120, 0.9) +
      disc(light.near, 470, 660, 52) +
      disc(light.middle, 470, 660, 34) +
      disc(light.near, 710, 660, 52) +
      disc(light.middle, 710, 660, 34) +
      stroke(light.near, 14, 'M470 660 560 640 650 640 710 660M650 640 690 510 720 500') +
      box(YELLOW, [430, 470, 110, 100]) +
      worker(light.near, { x: 590, y: 668, height: 250, pose: 'sit', helmet: YELLOW }) +
      times(120, () => {
        const [x, y] = [dice.between(0, 1240), dice.between(-20, 800)];
        return stroke('#fff', 1.5, `M${x} ${y}l-9 34`, 0.3);
      }),
  },
  tunnel: {
    width: 1200,
    height: 800,
    draw: (light) =>
      box('#0b0f16', [0, 0, 1200, 800]) +
      times(11, (at) => {
        const size = 620 * 0.74 ** at;
        return `<circle cx="600" cy="400" r="${Math.round(size)}" fill="${at % 2 ? '#1b2530' : '#26323f'}" stroke="${light.glow}" stroke-opacity="${(0.1 + at * 0.05).toFixed(2)}" stroke-width="${Math.max(1, 5 - at / 2)}"/>`;
      }) +
      glow(600, 400, 260) +
      path('#10161d', 'M0 800 560 430H640L1200 800z') +
      stroke('#6d7b88', 5, 'M250 800 582 434M950 800 618 434') +
      times(9, (at) => stroke('#39444f', 6 - at / 2, `M${280 + at * 34} ${770 - at * 39}H${920 - at * 34}`)) +
      worker('#05080c', { x: 470, y: 700, height: 210, pose: 'walk', helmet: YELLOW }) +
      worker('#05080c', { x: 730, y: 660, height: 170, pose: 'stand', helmet: YELLOW }) +
      worker('#05080c', { x: 655, y: 540, height: 96, pose: 'walk', helmet: RED }),
  },
  fields: {
    width: 1600,
    height: 900,
    draw: (light, dice) =>
      glow(1180, 330, 300) +
      disc(light.glow, 1180, 330, 54) +
      ridge(light.far, hills(dice, { width: 1600, y: 470, high: 90, step: 190 }), 900, true) +
      ridge(light.middle, hills(dice, { width: 1600, y: 540, high: 40, step: 240 }), 900, true) +
      path('#b8892f', 'M0 540Q800 500 1600 550V900H0z') +
      times(22, (at) =>
        stroke(at % 2 ? '#8f6a22' : '#d9b354', 9, `M${800 + (at - 11) * 34} 535L${800 + (at - 11) * 260} 900`, 0.7),
      ) +
      box(RED, [620, 520, 250, 120]) +
      box(light.near, [690, 452, 110, 70]) +
      path(light.near, 'M560 640H900L930 676H530z') +
      disc(light.near, 690, 668, 62) +
      disc('#6b6257', 690, 668, 28) +
      disc(light.near, 850, 678, 46) +
      worker(light.near, { x: 1060, y: 790, height: 190, pose: 'stand', helmet: '#d9c9a0' }) +
      worker(light.near, { x: 300, y: 830, height: 230, pose: 'bend', helmet: '#d9c9a0' }),
  },
  windows: {
    width: 800,
    height: 1200,
    draw: (light, dice) =>
      box(light.middle, [70, 90, 660, 1110]) +
      times(13 * 6, (at) => {
        const [x, y] = [104 + (at % 6) * 102, 130 + Math.floor(at / 6) * 82];
        return box(dice.chance(0.24) ? light.glow : '#0b1220', [x, y, 72, 52], dice.chance(0.5) ? 1 : 0.75);
      }) +
      box(light.glow, [308, 540, 72, 52]) +
      glow(344, 566, 150, 0.8) +
      worker('#10151f', { x: 340, y: 592, height: 56, pose: 'stand', helmet: '#fff' }) +
      box(light.near, [0, 1130, 800, 70]) +
      times(3, (at) => glow(150 + at * 250, 1110, 70, 0.7)),
  },
  bridge: {
    width: 1600,
    height: 900,
    draw: (light, dice) =>
      glow(420, 560, 320) +
      ridge(light.far, hills(dice, { width: 1600, y: 610, high: 80, step: 170 }), 900, true) +
      box(light.middle, [0, 660, 1600, 240], 0.65) +
      times(40, () =>
        box(light.glow, [dice.between(180, 700), dice.between(680, 880), dice.between(20, 120), 3], 0.35),
      ) +
      path(light.near, 'M780 900 806 90H834L860 900z') +
      times(13, (at) =>
        stroke(light.near, 3, `M820 ${110 + at * 22}L${760 - at * 62} 640M820 ${110 + at * 22}L${880 + at * 62} 640`),
      ) +
      box(light.near, [0, 636, 1600, 26]) +
      stroke(light.near, 3, 'M0 600H1600') +
      times(54, (at) => stroke(light.near, 2, `M${at * 30} 600v38`)) +
      worker(light.near, { x: 1120, y: 640, height: 112, pose: 'reach', helmet: YELLOW }) +
      worker(light.near, { x: 1230, y: 640, height: 110, pose: 'walk', helmet: YELLOW, flip: true }),
  },
  street: {
    width: 800,
    height: 1000,
    draw: (light, dice) =>
      glow(400, 430, 330) +
      ridge(light.far, roofs(dice, { width: 800, y: 560, high: 120 }), 1000) +
      path('#6f6a66', 'M0 1000 340 520H460L800 1000z', 0.6) +
      times(5, (at) => {
        const [near, y] = [1 - at * 0.17, 960 - at * 92];
        return [-1, 1]
          .map((side) => {
            const x = 400 + side * (90 + 290 * near);
            const leaf = at % 2 ? '#c8862b' : '#b5612a';
            return (
              stroke(light.near, 26 * near, `M${x} ${y}V${y - 420 * near}`) +
              times(7, () =>
                disc(
                  leaf,
                  x + dice.between(-130, 130) * near,
                  y - (340 + dice.between(0, 230)) * near,
                  dice.between(50, 90) * near,
                  0.8,
                ),
              )
            );
          })
          .join('');
      }) +
      times(90, () =>
        disc(
          dice.oneOf(['#d9a441', '#b5612a', '#e3bf6a']),
          dice.between(0, 800),
          dice.between(760, 1000),
          dice.between(2, 6),
          0.9,
        ),
      ) +
      worker(light.near, { x: 410, y: 890, height: 270, pose: 'bend', helmet: '#e8772e' }) +
      stroke(light.near, 7, 'M505 770 560 900') +
      path('#7a5a2b', 'M540 880H592L612 926H528z'),
  },
  port: {
    width: 1200,
    height: 800,
    draw: (light, dice) =>
      glow(260, 430, 300) +
      box(light.far, [0, 560, 1200, 240], 0.6) +
      times(2, (at) => {
        const x = 240 + at * 470;
        return stroke(
          light.near,
          12,
          `M${x} 700V190M${x + 190} 700V190M${x - 150} 232H${x + 380}M${x} 190L${x + 95} 60 ${x + 190} 190M${x + 95} 60L${x - 140} 228M${x + 95} 60L${x + 370} 228`,
        );
      }) +
      times(42, (at) => {
        const [column, row] = [at % 14, Math.floor(at / 14)];
        return dice.chance(0.86)
          ? box(dice.oneOf(['#a33b32', '#2f5f8a', '#3d7d63', '#c1852d', '#8d8f93']), [
              column * 88 - 10,
              700 - row * 54,
              84,
              50,
            ])
          : '';
      }) +
      box(light.near, [0, 750, 1200, 50]) +
      worker(light.near, { x: 620, y: 752, height: 100, pose: 'reach', helmet: '#fff' }) +
      worker(light.near, { x: 700, y: 752, height: 98, pose: 'stand', helmet: YELLOW, flip: true }),
  },
  turbines: {
    width: 800,
    height: 1200,
    draw: (light, dice) =>
      glow(560, 420, 300, 0.8) +
      ridge(light.far, hills(dice, { width: 800, y: 880, high: 110, step: 150 }), 1200, true) +
      [
        [150, 760, 0.4],
        [330, 800, 0.55],
        [560, 960, 1],
      ]
        .map(([x = 0, foot = 0, size = 1], at) => {
          const top = foot - 640 * size;
          const blade = (angle: number) =>
            `<g transform="translate(${x} ${top}) rotate(${angle + at * 31}) scale(${size})">${path('#f2f3f1', 'M-6 0Q-18-40-3-290L3-290Q12-40 6 0z')}</g>`;
          return (
            path(
              '#e3e6e6',
              `M${x - 12 * size} ${foot}L${x - 6 * size} ${top}H${x + 6 * size}L${x + 12 * size} ${foot}z`,
            ) +
            [0, 120, 240].map(blade).join('') +
            disc('#cfd4d5', x, top, 13 * size)
          );
        })
        .join('') +
      ridge(light.middle, hills(dice, { width: 800, y: 1010, high: 50, step: 180 }), 1200, true) +
      ridge(light.near, hills(dice, { width: 800, y: 1120, high: 30, step: 210 }), 1200, true) +
      worker(light.near, { x: 250, y: 1110, height: 130, pose: 'reach', helmet: YELLOW }) +
      worker(light.near, { x: 350, y: 1116, height: 128, pose: 'stand', helmet: RED, flip: true }),
  },
  trains: {
    width: 1600,
    height: 900,
    draw: (light) =>
      box('#1a2029', [0, 0, 1600, 900], 0.55) +
      times(
        9,
        (at) => stroke(light.far, 8, `M${at * 200} 0 ${at * 200 - 200} 260`, 0.6) + glow(90 + at * 180, 150, 70, 0.55),
      ) +
      times(4, (at) => {
        const x = 130 + at * 380;
        const tint = at % 2 ? RED : '#2d6ca3';
        return (
          path('#eef1f2', `M${x} 760Q${x + 10} 350 ${x + 120} 300H${x + 180}Q${x + 290} 350 ${x + 300} 760z`) +
          path('#1a2530', `M${x + 62} 470Q${x + 90} 350 ${x + 150} 345 ${x + 210} 350 ${x + 238} 470z`) +
          path(tint, `M${x + 8} 600Q${x + 150} 690 ${x + 292} 600L${x + 296} 650Q${x + 150} 740 ${x + 4} 650z`) +
          glow(x + 52, 690, 44) +
          glow(x + 248, 690, 44)
        );
      }) +
      box('#10151b', [0, 760, 1600, 140]) +
      times(4, (at) =>
        stroke(
          '#5c6a77',
          6,
          `M${200 + at * 380} 760 ${150 + at * 380} 900M${360 + at * 380} 760 ${410 + at * 380} 900`,
        ),
      ) +
      worker('#07090c', { x: 480, y: 850, height: 210, pose: 'reach', helmet: YELLOW }) +
      worker('#07090c', { x: 1240, y: 840, height: 200, pose: 'walk', helmet: YELLOW, flip: true }),
  },
  lines: {
    width: 1200,
    height: 800,
    draw: (light, dice) =>
      ridge(light.far, hills(dice, { width: 1200, y: 520, high: 190, step: 170 }), 800) +
      ridge(light.middle, hills(dice, { width: 1200, y: 640, high: 110, step: 150 }), 800) +
      ridge('#eef2f4', hills(dice, { width: 1200, y: 740, high: 30, step: 200 }), 800, true) +
      lattice(light.near, [360, 760, 420, 120], { wide: 90, steps: 14, thick: 5 }) +
      lattice(light.near, [240, 240, 610, 240], { wide: 20, steps: 14, thick: 4 }) +
      lattice(light.near, [280, 340, 570, 340], { wide: 20, steps: 12, thick: 4 }) +
      [240, 610, 280, 570]
        .map((x, at) =>
          stroke(
            light.near,
            2.5,
            `M${x} ${at < 2 ? 262 : 362}Q${x + 420} ${at < 2 ? 470 : 560} 1240 ${at < 2 ? 300 : 390}`,
          ),
        )
        .join('') +
      worker(light.near, { x: 300, y: 238, height: 96, pose: 'reach', helmet: YELLOW }) +
      worker(light.near, { x: 500, y: 338, height: 92, pose: 'sit', helmet: YELLOW }) +
      worker(light.near, { x: 450, y: 520, height: 92, pose: 'reach', helmet: RED }) +
      times(110, () => disc('#fff', dice.between(0, 1200), dice.between(0, 800), dice.between(1, 4), 0.8)),
  },
} as const satisfies Record<string, Scene>;
