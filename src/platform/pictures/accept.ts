import sharp, { type Metadata, type Sharp } from 'sharp';
import { refusals } from './errors.ts';
import { findKind, type PictureKind } from './kind.ts';

export interface PictureLimits {
  maxBytes: number;
  /** Width times height. 50 million holds every phone's own camera. */
  maxPixels: number;
  /** Widths in pixels of the copies to show; a picture is never enlarged. */
  widths?: readonly number[];
}

/** A copy to show. The JPEG is for print and for share cards, which read no WebP. */
export interface PictureCopy {
  width: number;
  height: number;
  format: 'webp' | 'jpeg';
  contentType: string;
  buffer: Buffer;
}

export interface AcceptedPicture {
  /** Upright, without EXIF, GPS, XMP, comments or embedded previews, in sRGB; full size. */
  original: { format: 'jpeg' | 'png'; contentType: string; buffer: Buffer };
  /** From narrow to wide. */
  widths: PictureCopy[];
  /** Of the upright original. */
  width: number;
  height: number;
  /** `#rrggbb`, to fill the place until the picture comes. */
  averageColour: string;
}

const DEFAULT_WIDTHS = [320, 640, 1280] as const;
/** The longest side of a WebP (RFC 9649, 14 bits). */
const WEBP_MAX_SIDE_PX = 16_383;
/** Nothing honest within the limits takes longer; sharp then gives up. */
const PATIENCE_SECONDS = 30;

// A server keeps no decoded pictures, and two uploads at once share two cores.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Checks, cleans and copies an uploaded picture. The whole file is decoded and written anew, so whatever else
 * it carried (position, serial numbers, appended archives) is gone. @throws Refusal `picture.*`
 */
export async function acceptPicture(
  content: Buffer,
  { maxBytes, maxPixels, widths = DEFAULT_WIDTHS }: PictureLimits,
): Promise<AcceptedPicture> {
  if (content.length === 0) throw refusals.empty();
  if (content.length > maxBytes)
    throw refusals.tooLarge({ megabytes: inMillions(content.length), limit: inMillions(maxBytes) });
  const kind = admitStart(content);

  // Reads the header only, so our own limit may judge what it promises.
  const facts = await readable(sharp(content, { limitInputPixels: false }).metadata());
  if (formatOf(kind) !== facts.format) throw refusals.damaged();
  if ((facts.pages ?? 1) > 1) throw refusals.animated({ frames: facts.pages ?? 1 });
  if (facts.width * facts.height > maxPixels) {
    throw refusals.tooManyPixels({ megapixels: inMillions(facts.width * facts.height), limit: inMillions(maxPixels) });
  }
  return readable(cleanAndCopy(content, { facts, kind, maxPixels, widths }));
}

/** Judges a picture by its first bytes, before the rest has come. @throws picture.notPicture, heic, drawing */
export function admitStart(content: Buffer): PictureKind {
  const kind = findKind(content);
  if (kind === undefined) throw refusals.notPicture();
  if (kind === 'heic') throw refusals.heic();
  if (kind === 'svg') throw refusals.drawing();
  return kind;
}

async function cleanAndCopy(
  content: Buffer,
  {
    facts,
    kind,
    maxPixels,
    widths,
  }: { facts: Metadata; kind: PictureKind; maxPixels: number; widths: readonly number[] },
): Promise<AcceptedPicture> {
  const format = facts.hasAlpha || kind === 'png' || kind === 'gif' ? 'png' : 'jpeg';
  const upright = sharp(content, { failOn: 'error', limitInputPixels: maxPixels })
    .autoOrient()
    .timeout({ seconds: PATIENCE_SECONDS });
  const original = await written(upright, format).toBuffer({ resolveWithObject: true });

  const { width, height } = original.info;
  const shown = widths.filter((asked) => asked < width);
  const narrower = shown.length === widths.length ? shown : [...shown, Math.min(width, Math.max(...widths))];
  const copies: PictureCopy[] = [];
  for (const asked of narrower) copies.push(await copy(original.data, asked, 'webp'));
  copies.push(await copy(original.data, narrower.at(-1) ?? width, 'jpeg'));

  return {
    original: { format, contentType: `image/${format}`, buffer: original.data },
    widths: copies,
    width,
    height,
    averageColour: await averageColour(original.data),
  };
}

/** JPEG at 92 with full colour: no eye tells it from the upload, also printed large. */
const written = (picture: Sharp, format: 'jpeg' | 'png'): Sharp =>
  format === 'jpeg'
    ? picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4', mozjpeg: false })
    : picture.png({ compressionLevel: 7 });

async function copy(original: Buffer, asked: number, format: 'webp' | 'jpeg'): Promise<PictureCopy> {
  const small = sharp(original).resize({
    width: asked,
    height: WEBP_MAX_SIDE_PX,
    fit: 'inside',
    withoutEnlargement: true,
  });
  const { data, info } = await (format === 'webp'
    ? small.webp({ quality: 76, effort: 4 })
    : // No phone loads the JPEG with a page, and mozjpeg would take five times as long for a tenth of its size.
      small.flatten({ background: '#ffffff' }).jpeg({ quality: 82 })
  ).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, format, contentType: `image/${format}`, buffer: data };
}

async function averageColour(original: Buffer): Promise<string> {
  const pixel = await sharp(original)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return `#${pixel.toString('hex', 0, 3)}`;
}

/** sharp tells AVIF as the container it lies in. */
const formatOf = (kind: PictureKind): string => (kind === 'avif' ? 'heif' : kind);

/** Whatever sharp cannot read of a file that began as a picture is damage, not a defect of ours. */
async function readable<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw Object.assign(refusals.damaged(), { cause: error });
  }
}

const inMillions = (count: number): string => (count / 1_000_000).toFixed(1).replace(/\.0$/, '');
