import sharp from 'sharp';

/** A picture with something in it: broad shapes from a seed, so that other seeds are other pictures. */
export async function photo(seed: number, { width = 480, height = 320 } = {}): Promise<Buffer> {
  let state = seed * 2654435761 + 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes = Array.from({ length: 9 }, () => {
    const [x, y, r, grey] = [random() * width, random() * height, 30 + random() * 110, Math.round(random() * 255)];
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="rgb(${grey},${Math.round(random() * 255)},${255 - grey})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#c9b458"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
