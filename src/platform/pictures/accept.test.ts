import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { acceptPicture } from './accept.ts';

const limits = { maxBytes: 20_000_000, maxPixels: 50_000_000 };

/** Left half red, right half blue, as a camera held upright would store it: lying, with orientation 6. */
async function phonePhoto(width = 1600, height = 1200): Promise<Buffer> {
  const half = await sharp({ create: { width: width / 2, height, channels: 3, background: '#27507a' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#b3131d' } })
    .composite([{ input: half, left: width / 2, top: 0 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Phone', Model: 'Serial-123' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 24/1 0/1' },
    })
    .jpeg()
    .toBuffer();
}

const colourAt = async (picture: Buffer, left: number, top: number): Promise<number[]> => [
  ...(await sharp(picture).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

describe('a photo from a phone', () => {
  test('comes out upright, without position or serial number, in the widths to show', async () => {
    const photo = await phonePhoto();
    expect((await sharp(photo).metadata()).exif?.includes('Serial-123')).toEqual(true);

    const accepted = await acceptPicture(photo, limits);

    expect([accepted.width, accepted.height]).toEqual([1200, 1600]);
    expect(accepted.widths.map(({ width, height, format }) => [width, height, format])).toEqual([
      [320, 427, 'webp'],
      [640, 853, 'webp'],
      [1200, 1600, 'webp'],
      [1200, 1600, 'jpeg'],
    ]);
    for (const { buffer } of [accepted.original, ...accepted.widths]) {
      const { exif, xmp, iptc, orientation } = await sharp(buffer).metadata();
      expect({ exif, xmp, iptc, orientation }).toEqual({});
      expect(buffer.includes('Serial-123')).toEqual(false);
    }
    const [red, , blue] = await colourAt(accepted.original.buffer, 600, 100);
    expect(red).toBeGreaterThan(150);
    expect(blue).toBeLessThan(60);
  });

  test('loses whatever was appended to it', async () => {
    const photo = Buffer.concat([await phonePhoto(80, 60), Buffer.from('PK\x03\x04<script>alert(1)</script>')]);

    const { original } = await acceptPicture(photo, limits);

    expect(original.buffer.includes('script')).toEqual(false);
  });
});

describe('other pictures', () => {
  test('a narrow one is copied at its own width and never enlarged', async () => {
    const small = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#3f5a4a' } })
      .jpeg()
      .toBuffer();

    const { widths, averageColour } = await acceptPicture(small, limits);

    expect(widths.map(({ width, format }) => [width, format])).toEqual([
      [90, 'webp'],
      [90, 'jpeg'],
    ]);
    expect(averageColour).toMatch(/^#(3f|40)5[9ab]4[9ab]$/);
  });

  test('one with transparency stays a PNG, and prints on white', async () => {
    const clear = await sharp({
      create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .webp()
      .toBuffer();

    const { original, widths, averageColour } = await acceptPicture(clear, limits);

    expect(original.format).toEqual('png');
    expect(averageColour).toEqual('#ffffff');
    expect(await colourAt(widths.at(-1)?.buffer ?? Buffer.alloc(0), 5, 5)).toEqual([255, 255, 255]);
  });

  test('a still GIF, an AVIF and a 16-bit PNG are taken', async () => {
    const plain = sharp({ create: { width: 32, height: 20, channels: 3, background: '#c99b3d' } });
    const files = [
      await plain.clone().gif().toBuffer(),
      await plain.clone().avif().toBuffer(),
      await plain.clone().toColourspace('rgb16').png().toBuffer(),
    ];

    const accepted = await Promise.all(files.map((file) => acceptPicture(file, limits)));

    expect(accepted.map(({ width, height }) => [width, height])).toEqual([
      [32, 20],
      [32, 20],
      [32, 20],
    ]);
  });

  test('a very tall screenshot keeps within what WebP can hold', async () => {
    const tall = await sharp({ create: { width: 1300, height: 20_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

    const { widths } = await acceptPicture(tall, limits);

    expect(Math.max(...widths.map(({ height }) => height))).toBeLessThanOrEqual(16_383);
  });
});

describe('refuses', () => {
  const refusal = (content: Buffer, own = limits): Promise<unknown> =>
    acceptPicture(content, own).then(
      () => 'accepted',
      (error) => error.code ?? error,
    );

  test('what is no picture, whatever it is called', async () => {
    const files = [
      '',
      '<html><img src=x></html>',
      'MZ\x90\0',
      '%PDF-1.7',
      'PK\x03\x04',
      'plain text',
      'GIF89',
      '\0\0\0\x18ftypmp42',
    ];

    expect(await Promise.all(files.map((text) => refusal(Buffer.from(text, 'latin1'))))).toEqual([
      'picture.empty',
      ...Array(7).fill('picture.notPicture'),
    ]);
  });

  test('SVG in its disguises, and HEIC', async () => {
    const files = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\ufeff<?xml version="1.0"?><svg/>',
      ' \n<!-- x --><svg/>',
      '<!DOCTYPE svg><svg/>',
    ];

    expect(await Promise.all(files.map((text) => refusal(Buffer.from(text))))).toEqual(
      Array(4).fill('picture.drawing'),
    );
    expect(await refusal(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toEqual('picture.heic');
  });

  test('what begins as a picture and is not one', async () => {
    const photo = await phonePhoto(800, 600);
    const files = [
      Buffer.concat([photo.subarray(0, 4), Buffer.from('<?php system($_GET[0]); ?>')]),
      Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1'),
      photo.subarray(0, photo.length >> 1),
    ];

    expect(await Promise.all(files.map((file) => refusal(file)))).toEqual(Array(3).fill('picture.damaged'));
  });

  test('too many bytes and too many pixels, the latter before unpacking', async () => {
    const photo = await phonePhoto(400, 300);

    expect(await refusal(photo, { ...limits, maxBytes: 1000 })).toEqual('picture.tooLarge');
    expect(await refusal(photo, { ...limits, maxPixels: 100_000 })).toEqual('picture.tooManyPixels');
  });

  test('a bomb of 4 billion pixels in a few kilobytes, at once', async () => {
    const started = performance.now();

    expect(await refusal(pngBomb(65_000, 65_000))).toEqual('picture.tooManyPixels');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('an animation', async () => {
    // Frames of chance may come out alike, and alike ones are written as a single still.
    const frames = ['#b3131d', '#27507a', '#c99b3d'].map((background) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();

    expect(await refusal(animated)).toEqual('picture.animated');
  });

  test('noise of any kind with a refusal, never with a crash', async () => {
    const heads = [
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x10\0\0\0WEBPVP8 ',
      'GIF89a',
      '\0\0\0\x18ftypavif',
      '',
    ].map((head) => Buffer.from(head, 'latin1'));

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        expect(await refusal(Buffer.concat([head, tail]))).toMatch(/^picture\./);
      }),
      { numRuns: 200 },
    );
  });
});

/** A PNG whose header promises far more than it holds. */
function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const data = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of typed) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([around.subarray(0, 4), typed, around.subarray(4)]);
}
