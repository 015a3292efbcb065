import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { covers, readCoverage } from './coverage.ts';
import { findUnprintable, fontFolders } from './fonts.ts';
import { countPages, renderPdf, renderPng, renderSvg } from './render.ts';

const page = `#set page(width: 100mm, height: 60mm, margin: 5mm)
#set text(font: "Noto Serif SC")
#let data = json(bytes(sys.inputs.data))
`;

describe('printing', () => {
  test('gives a PDF 1.7, the same bytes for the same data', async () => {
    const print = { template: `${page}#data.name`, data: { name: '职工之家' } };

    const pdf = await renderPdf(print);

    expect(pdf.toString('latin1', 0, 8)).toEqual('%PDF-1.7');
    expect(await renderPdf(print)).toEqual(pdf);
  });

  test('treats data as text, never as a program', async () => {
    const name = '#eval("1/0") $ * _ ` < @ \\ [ #read("/etc/passwd")';

    const safe = await renderSvg({ template: `${page}#data.name`, data: { name } });

    expect(safe.length).toBeGreaterThan(1000);
  });

  test('reads pictures handed over by name, WebP among them, and forgets them afterwards', async () => {
    const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: '#b3131d' } });
    const images = { one: await plain.clone().webp().toBuffer(), two: await plain.clone().jpeg().toBuffer() };
    const template = `${page}#image("/one", width: 20mm)#image("/two", width: 20mm)`;

    expect((await renderPdf({ template, data: {}, images })).length).toBeGreaterThan(500);
    await expect(renderPdf({ template, data: {} })).rejects.toThrow('does not compile');
    await expect(renderPdf({ template, data: {}, images: { '../one': images.one } })).rejects.toThrow(
      'no name for a picture',
    );
  });

  test('reaches no file of the machine', async () => {
    for (const path of ['/etc/hostname', '/../../etc/hostname', '../../etc/hostname']) {
      await expect(renderPdf({ template: `${page}#read("${path}")`, data: {} })).rejects.toThrow('does not compile');
    }
  });

  test('tells how many pages there would be', async () => {
    expect(await countPages({ template: `${page}a#pagebreak()b#pagebreak()c`, data: {} })).toEqual(3);
  });

  test('says where a template is wrong', async () => {
    await expect(renderPdf({ template: '#nothing', data: {} })).rejects.toThrow('unknown variable: nothing');
  });

  test('draws the first page as PNG in the width asked for', async () => {
    const template = `${page}#rect(width: 100%, height: 100%, fill: red)#pagebreak()#rect(width: 100%, height: 100%, fill: blue)`;

    const png = await renderPng({ template, data: {}, widthPx: 500 });

    const { width, height } = await sharp(png).metadata();
    const [red, , blue] = await sharp(png)
      .extract({ left: 250, top: 150, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    expect([width, height]).toEqual([500, 300]);
    expect([red, blue]).toEqual([255, 54]);
  });
});

describe('the fonts of the house', () => {
  test('lie in five folders', () => {
    expect(fontFolders().map((folder) => folder.split(/[\\/]/).slice(-2).join('/'))).toEqual([
      'noto-serif-sc/400Regular',
      'noto-serif-sc/700Bold',
      'noto-serif-sc/900Black',
      'noto-sans-sc/400Regular',
      'noto-sans-sc/700Bold',
    ]);
  });

  test('draw the rare characters of names, and tell which they cannot', async () => {
    expect(await findUnprintable('喆玥堃䶮㛃𬭎𬳽𠅤龘 ABC\n①％')).toEqual([]);
    expect(await findUnprintable('𠮷野家𠮷☐')).toEqual(['𠮷', '☐']);
  });

  test('are read for coverage without loading them', async () => {
    const ranges = await readCoverage(`${fontFolders()[0]}/NotoSerifSC_400Regular.ttf`);

    expect(covers(ranges, 0x4e00)).toEqual(true);
    expect(covers(ranges, 0x10ffff)).toEqual(false);
  });
});
