import sharp from 'sharp';

/** Side of the grey picture that is transformed, and of the block of coefficients kept. */
const SIDE = 32;
const KEPT = 8;
/** Below this spread of brightness (of 255) a picture is one plain surface, and its hash says nothing. */
const PLAIN_DEVIATION = 3;

/** A picture's hash and that of its mirror image: 64 bits each, as PostgreSQL's `bigint` holds them. */
export interface Likeness {
  likeness: bigint;
  mirrored: bigint;
}

/**
 * The perceptual hash of a picture: copies that were scaled, recompressed, brightened or slightly cropped differ in few
 * bits. Discrete cosine transform of 32 × 32 grey values, 8 × 8 low frequencies against their median: C. Zauner,
 * Implementation and Benchmarking of Perceptual Image Hash Functions (2010), 3.2. Turned left to right it is another
 * hash (there, 6.3), so that one is told too.
 * @returns undefined for a plain surface
 */
export async function findLikeness(picture: Buffer): Promise<Likeness | undefined> {
  const grey = await sharp(picture)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  return hashOf([...grey]);
}

/** As `findLikeness`, of 32 × 32 grey values from 0 to 255, row by row. */
export function hashOf(grey: readonly number[]): Likeness | undefined {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const variance = grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length;
  if (Math.sqrt(variance) < PLAIN_DEVIATION) return undefined;
  const block = coefficientsOf(grey);
  // A mirror image has the same coefficients, those of odd horizontal frequency with the other sign.
  return {
    likeness: bitsOf(block),
    mirrored: bitsOf(block.map((value, at) => ((at % KEPT) % 2 === 0 ? -value : value))),
  };
}

/** cosines[u][x] of the frequencies 1 to 8: the constant and what only depends on one axis are left out, as in pHash. */
const cosines = Array.from({ length: KEPT }, (_, u) =>
  Array.from({ length: SIDE }, (_unused, x) => Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * SIDE))),
);

function coefficientsOf(grey: readonly number[]): number[] {
  const rows = Array.from({ length: SIDE }, (_, y) =>
    cosines.map((wave) => wave.reduce((sum, factor, x) => sum + factor * (grey[y * SIDE + x] ?? 0), 0)),
  );
  return cosines.flatMap((wave) =>
    cosines.map((_, u) => wave.reduce((sum, factor, y) => sum + factor * (rows[y]?.[u] ?? 0), 0)),
  );
}

function bitsOf(block: readonly number[]): bigint {
  const sorted = block.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  const bits = block.reduce((sum, value, at) => (value > median ? sum | (1n << BigInt(at)) : sum), 0n);
  return BigInt.asIntN(64, bits);
}
