/** What the first bytes say a file is. Only kinds that are taken, or that deserve a sentence of their own. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'svg';

/** Brands of ISO base media files with still pictures (ISO/IEC 23008-12). */
const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** @returns undefined for anything that is no picture. */
export function findKind(content: Buffer): PictureKind | undefined {
  const latin = (from: number, to: number): string => content.toString('latin1', from, to);
  if (latin(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a$/.test(latin(0, 6))) return 'gif';
  if (latin(4, 8) === 'ftyp') {
    const brands = latin(8, Math.min(content.readUInt32BE(0), 256));
    if (/avi[fs]/.test(brands)) return 'avif';
    return heicBrands.some((brand) => brands.includes(brand)) ? 'heic' : undefined;
  }
  return /^(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE svg|!--|svg)/i.test(latin(0, 256)) ? 'svg' : undefined;
}
