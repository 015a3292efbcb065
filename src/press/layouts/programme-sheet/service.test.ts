import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import type { ProgrammeSheet } from './contract.ts';
import { previewProgrammeSheet, printProgrammeSheet } from './service.ts';

// The package declares a default export where it has a bare function.
const jsQR: typeof import('jsqr').default = createRequire(import.meta.url)('jsqr');
const readable = await canReadPages();

const sheet: ProgrammeSheet = {
  issuer: '首都总工会',
  kicker: '颁奖演出',
  title: '唱响劳动者之歌',
  facts: [
    { label: '时间', value: '5月6日 周三 19:00' },
    { label: '地点', value: '工人文化宫大剧场' },
  ],
  chapters: [
    { title: '序', acts: [{ at: '1', title: '合唱《我们走在大路上》', by: '公交集团工会' }, { title: '谢幕' }] },
  ],
  code: { url: 'https://hall.example/c/0192f3c4', label: '扫码签到', hint: '报上姓名即可入场' },
  notes: ['请提前 20 分钟入场'],
};

const acts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ at: String(index + 1), title: `节目${index + 1}号`, by: '某工会' }));

describe('a programme sheet', () => {
  test.runIf(readable)('says what, when, where and what happens on one page', async () => {
    const pages = await readPages(await printProgrammeSheet({ document: sheet }));

    expect(pages.length).toEqual(1);
    const missing = [
      '首都总工会',
      '唱响劳动者之歌',
      '5月6日周三19:00',
      '《我们走在大路上》',
      '谢幕',
      '扫码签到',
      '请提前20分钟',
    ].filter((words) => !pages[0]?.includes(words));
    expect(missing).toEqual([]);
  });

  test.runIf(readable)(
    'keeps every act in sight, however many there are',
    async () => {
      const image = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#27507a' } })
        .webp()
        .toBuffer();
      for (const count of [1, 4, 8, 12, 20, 28, 40, 90]) {
        const document = { ...sheet, image: 'hero', chapters: [{ acts: acts(count) }] };
        const pages = await readPages(await printProgrammeSheet({ document, images: { hero: image } }));

        expect(pages.length).toBeLessThanOrEqual(count > 80 ? 3 : count > 20 ? 2 : 1);
        expect(acts(count).filter(({ title }) => !pages.join('').includes(title))).toEqual([]);
      }
    },
    120_000,
  );

  test('carries a code that a phone reads off the poster, small or large', async () => {
    for (const document of [sheet, { ...sheet, chapters: [] }]) {
      const { data, info } = await sharp(await previewProgrammeSheet({ document, widthPx: 900 }))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });

      expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toEqual(
        'https://hall.example/c/0192f3c4',
      );
    }
  });

  test('takes a title of eighty characters, or one word without a break', async () => {
    const titles = ['全市职工文化艺术节闭幕式暨主题文艺汇演'.repeat(4), 'W'.repeat(80), '!'.repeat(80)];

    for (const title of titles) {
      expect((await printProgrammeSheet({ document: { ...sheet, title } })).length).toBeGreaterThan(5000);
    }
  });

  test('is refused without the picture it shows', () => {
    expect(() => printProgrammeSheet({ document: { ...sheet, image: 'hero' } })).toThrow("The picture 'hero'");
  });
});
