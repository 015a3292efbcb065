import sharp from 'sharp';

/** Points of an SVG without a size of its own: what `density` is counted against. */
const SVG_DENSITY = 72;

/** A drawing of ours as PNG, for what reads no SVG: share cards of messengers, icons on a home screen. */
export async function drawPng(
  svg: string,
  { widthPx, ofWidth }: { widthPx: number; ofWidth: number },
): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: (SVG_DENSITY * widthPx) / ofWidth })
    .resize({ width: widthPx })
    .png({ palette: true })
    .toBuffer();
}
