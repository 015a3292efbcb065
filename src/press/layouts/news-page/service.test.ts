import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import type { NewsPage } from './contract.ts';
import { previewNewsPage, printNewsPage } from './service.ts';

const readable = await canReadPages();
const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#b3131d' } })
  .jpeg()
  .toBuffer();

/** Each paragraph ends in words of its own, so that none can be lost unseen. */
const item = (at: number, paragraphs: number, length = 3) => ({
  kicker: `第${at}区`,
  headline: `职工风采展示唱响奋进新征程之歌之${at}`,
  paragraphs: Array.from(
    { length: paragraphs },
    (_, index) => `${'活动现场设置五个展区，汇聚三十余家单位的成果。'.repeat(length)}完${at}之${index}。`,
  ),
});
const page = (items: NewsPage['items']): NewsPage => ({
  name: '职工之家',
  section: '区县专版',
  date: '2026-05-08',
  items,
});

const lost = (text: string, document: NewsPage): string[] =>
  document.items
    .flatMap((it) => [it.kicker ?? '', ...it.paragraphs.map((words) => words.slice(words.indexOf('完')))])
    .filter((words) => !text.includes(words));

describe('a newspaper page', () => {
  test.runIf(readable)('holds ten briefs on one sheet, all of every one', async () => {
    for (const paragraphs of [1, 2, 3]) {
      const items = Array.from({ length: 10 }, (_, at) => item(at, at === 0 ? 5 : paragraphs));
      const document = page(
        items.map((it, at) => (at % 4 === 0 ? { ...it, photo: { image: 'p', caption: '现场' } } : it)),
      );
      const pages = await readPages(await printNewsPage({ document, images: { p: photo } }));

      expect(pages.length).toEqual(1);
      expect(lost(pages.join(''), document)).toEqual([]);
    }
  });

  test.runIf(readable)(
    'loses nothing when there is too much, nor when the lead alone is too long',
    async () => {
      const crowded = page(Array.from({ length: 24 }, (_, at) => item(at, 8, 4)));
      const long = page([{ ...item(0, 60, 8), photo: { image: 'p', caption: '现场' } }, item(1, 2)]);
      const alone = page([item(0, 1)]);

      for (const document of [crowded, long, alone]) {
        const text = (await readPages(await printNewsPage({ document, images: { p: photo } }))).join('');
        expect(lost(text, document)).toEqual([]);
      }
    },
    120_000,
  );

  test('is shown as a picture', async () => {
    const { width, height } = await sharp(
      await previewNewsPage({ document: page([item(0, 2), item(1, 2)]), widthPx: 700 }),
    ).metadata();

    expect([width, height]).toEqual([700, 990]);
  });

  test('is refused without the photos it shows', async () => {
    const document = page([{ ...item(0, 1), photo: { image: 'gone', caption: '现场' } }]);

    await expect(printNewsPage({ document })).rejects.toThrow("The photo 'gone'");
  });
});
