import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeQr, qrPng, qrSvg } from './qr.ts';

// The package declares a default export where it has a bare function.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');
const address = 'https://hall.example/j/0192f3c4-7a10-7c3e-9b1a-3d5e8f001122?from=驿站';

async function readBack(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture, { density: 600 })
    .resize({ width: 480, kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('a QR code', () => {
  test('reads back from SVG and from PNG, at every correction level', async () => {
    for (const ec of ['L', 'M', 'Q', 'H'] as const) {
      expect(await readBack(Buffer.from(qrSvg(address, { ec })))).toEqual(address);
      expect(await readBack(await qrPng(address, { ec }))).toEqual(address);
    }
  });

  test('has the quiet zone asked for', () => {
    const { size } = encodeQr('A', 'M');

    expect(size).toEqual(21);
    expect(qrSvg('A', { margin: 2 })).toContain('viewBox="0 0 25 25"');
    expect(qrSvg('A')).toContain('viewBox="0 0 29 29"');
  });

  test('as PNG is at least as wide as asked, in whole pixels to a module', async () => {
    const { width } = await sharp(await qrPng('A', { widthPx: 500 })).metadata();

    expect(width).toEqual(29 * 18);
  });

  test('never lets the text into the markup', () => {
    expect(qrSvg('"/><script>alert(1)</script>')).not.toContain('script');
  });

  test('throws when the text is longer than a symbol holds', () => {
    expect(() => qrSvg('长'.repeat(2000))).toThrow();
  });
});
