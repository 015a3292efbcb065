import type { Dice } from '../rules.ts';
import type { Light } from './contract.ts';
import { scenes } from './scenes/rules.ts';

/** A picture of nobody and nowhere, drawn for the demo: a whole SVG file with its size in pixels. */
export interface DrawnPicture {
  svg: string;
  width: number;
  height: number;
}

export type SceneName = keyof typeof scenes;

const lights = {
  dawn: { sky: ['#2c3e63', '#c9758b', '#ffd9a0'], far: '#8a6a86', middle: '#54445f', near: '#1f1a2b', glow: '#fff0c2' },
  noon: { sky: ['#3f7fb8', '#8fbfdd', '#e4f0ee'], far: '#8fabb9', middle: '#587383', near: '#26343d', glow: '#fffbe8' },
  dusk: { sky: ['#1b2145', '#7d3b5e', '#f2895a'], far: '#5f3f5e', middle: '#3b2945', near: '#150f20', glow: '#ffd27a' },
  night: {
    sky: ['#060a18', '#0f1b33', '#243552'],
    far: '#1c2a44',
    middle: '#121c30',
    near: '#070b14',
    glow: '#ffcf70',
  },
  rain: { sky: ['#3a4650', '#66757d', '#a7b2b2'], far: '#75838a', middle: '#48565e', near: '#1b242a', glow: '#ffe0a3' },
  snow: { sky: ['#7d93a8', '#bccbd6', '#f1f4f4'], far: '#aebecb', middle: '#7a8c9c', near: '#2a3540', glow: '#fff3d6' },
} as const satisfies Record<string, Light>;
export type LightName = keyof typeof lights;

/** Pixels of a unit: as large as a photo that contests take. */
const SCALE = 2;

/** Draws a scene in the light of an hour; the same dice draw the same picture. */
export function drawPicture(scene: SceneName, hour: LightName, dice: Dice): DrawnPicture {
  const { width, height, draw } = scenes[scene];
  const light = lights[hour];
  const [zenith, middle, horizon] = light.sky;
  const stop = (at: number, colour: string, more = '') => `<stop offset="${at}" stop-color="${colour}"${more}/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * SCALE}" height="${height * SCALE}">
<defs>
<linearGradient id="s" x1="0" y1="0" x2="0" y2="1">${stop(0, zenith)}${stop(0.62, middle)}${stop(1, horizon)}</linearGradient>
<radialGradient id="g">${stop(0, light.glow)}${stop(0.25, light.glow, ' stop-opacity=".75"')}${stop(1, light.glow, ' stop-opacity="0"')}</radialGradient>
<linearGradient id="v" x1="0" y1="0" x2="0" y2="1">${stop(0.55, '#000', ' stop-opacity="0"')}${stop(1, '#000', ' stop-opacity=".45"')}</linearGradient>
</defs>
<rect width="${width}" height="${height}" fill="url(#s)"/>
${draw(light, dice)}
<rect width="${width}" height="${height}" fill="url(#v)"/>
</svg>`;
  return { svg, width: width * SCALE, height: height * SCALE };
}
