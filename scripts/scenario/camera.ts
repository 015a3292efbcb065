import { createRequire } from 'node:module';

// The package has its types as a module and its code as CommonJS.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');

/** Pixels of one module, and modules of quiet zone, as a phone's screen shows them. */
const SCALE = 3;
const MARGIN = 4;

/**
 * Reads a code off a screen as a helper's camera does.
 * @param size modules along one side
 * @param bits row by row, most significant bit first, base64; 1 is dark
 * @throws Error where there is nothing to read
 */
export function readQr({ size, bits }: { size: number; bits: string }): string {
  const packed = Buffer.from(bits, 'base64');
  const side = (size + 2 * MARGIN) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * SCALE; y++) {
    for (let x = 0; x < size * SCALE; x++) {
      const module = Math.floor(y / SCALE) * size + Math.floor(x / SCALE);
      const isDark = ((packed[module >> 3] ?? 0) & (0x80 >> (module & 7))) !== 0;
      if (isDark) pixels.fill(0, pixelAt(x, y, side), pixelAt(x, y, side) + 3);
    }
  }
  const text = jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data;
  if (!text) throw new Error('The code cannot be read.');
  return text;
}

function pixelAt(x: number, y: number, side: number): number {
  return ((y + MARGIN * SCALE) * side + x + MARGIN * SCALE) * 4;
}
