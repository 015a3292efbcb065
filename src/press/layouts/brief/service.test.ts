import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import type { BriefDocument } from './contract.ts';
import { previewBrief, printBrief } from './service.ts';

const readable = await canReadPages();

const brief: BriefDocument = {
  masthead: { name: '工会简报', issue: { number: 3, total: 41 }, issuer: '某区总工会', date: '2026-05-08' },
  editorsNote: '现将有关情况刊发，供参考。',
  headline: '唱响劳动者之歌 两千余名职工同台竞技展风采',
  body: [
    { kind: 'paragraph', runs: ['共有 ', { text: '2,146', source: 'people' }, ' 名职工参加比赛。'] },
    { kind: 'heading', level: 1, text: '一、名额到基层' },
    { kind: 'figures', items: [{ label: '参赛职工', value: '2,146', unit: '人', source: 'people' }] },
    { kind: 'quote', text: '能站上这个台子，靠的是工会。', by: '李海燕，公交驾驶员' },
    { kind: 'table', columns: [{ label: '单位' }, { label: '得分', align: 'end' }], rows: [['公交集团工会', '96.42']] },
  ],
  sources: [{ key: 'people', value: '2,146 人', name: '参赛人数', asOf: '5月6日 21:30' }],
  colophon: { report: ['市总工会'], send: ['各区总工会'], issue: ['基层工会'], copies: 300, text: ['宣教部'] },
};

const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#b3131d' } })
    .webp()
    .toBuffer();

describe('a brief', () => {
  test('is a PDF with the same bytes for the same document', async () => {
    const first = await printBrief({ document: brief });

    expect(first.toString('latin1', 0, 8)).toEqual('%PDF-1.7');
    expect(await printBrief({ document: brief })).toEqual(first);
  });

  test.runIf(readable)('says all that the document says, in order', async () => {
    const said = (await readPages(await printBrief({ document: brief }))).join('');

    const order = [
      '工会简报',
      '第3期（总第41期）',
      '某区总工会',
      '2026年5月8日',
      '编者按：',
      '唱响劳动者之歌',
      '两千余名职工同台竞技展风采',
      '2,146名职工参加',
      '——李海燕',
      '96.42',
      '数字来源',
      '截至5月6日21:30',
      '报：市总工会。',
      '供稿：宣教部',
      '共印300份',
    ];
    const places = order.map((words) => said.indexOf(words));
    expect(order.filter((words) => !said.includes(words))).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test.runIf(readable)('prints whatever people type as text, never as a program', async () => {
    const nasty = '#eval("1+1") $x^2$ *b* _i_ `c` <tag> @ref \\n [x] #read("/etc/passwd") // 注 /* */ ~ --';
    const document: BriefDocument = { ...brief, headline: nasty, body: [{ kind: 'paragraph', runs: [nasty] }] };

    const text = (await readPages(await printBrief({ document }))).join('');

    expect(text.split(nasty.replace(/\s/g, '')).length).toEqual(3);
  });

  test.runIf(readable)('keeps rare characters, also those beyond the basic plane', async () => {
    const document: BriefDocument = { ...brief, body: [{ kind: 'paragraph', runs: ['喆玥、䶮堃、𬭎、𠅤'] }] };

    expect((await readPages(await printBrief({ document }))).join('')).toContain('喆玥、䶮堃、𬭎、𠅤');
  });

  test.runIf(readable)(
    'never ends with a page that holds the colophon alone',
    async () => {
      const images = { a: await photo(150, 100), b: await photo(80, 100), c: await photo(100, 100) };
      const names = Object.keys(images);
      const sentence = '职工在手机上即可组队、补充队员、更换曲目，单位工会只需审核一次，不再层层报送表格。';
      const lonely: string[] = [];
      for (let paragraphs = 1; paragraphs <= 12; paragraphs += 1) {
        for (const photos of [0, 1, 2, 3]) {
          const document: BriefDocument = {
            ...brief,
            body: Array.from({ length: paragraphs }, () => ({
              kind: 'paragraph' as const,
              runs: [sentence.repeat(3)],
            })),
            photos: names.slice(0, photos).map((image) => ({ image, caption: '比赛现场' })),
          };
          const last = (await readPages(await printBrief({ document, images }))).at(-1) ?? '';
          if (!last.includes('不再层层报送表格') && !last.includes('比赛现场'))
            lonely.push(`${paragraphs} paragraphs, ${photos} photos`);
        }
      }
      expect(lonely).toEqual([]);
    },
    180_000,
  );

  test('in English is set with English labels', async () => {
    const document: BriefDocument = { ...brief, lang: 'en', headline: 'Two thousand workers sing' };

    expect((await printBrief({ document })).length).toBeGreaterThan(10_000);
  });

  test('survives any text anywhere', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((it) => it.trim() !== '');
    await fc.assert(
      fc.asyncProperty(text, text, async (headline, words) => {
        const document: BriefDocument = {
          ...brief,
          headline,
          subhead: words,
          body: [
            { kind: 'paragraph', runs: [words] },
            { kind: 'quote', text: words },
          ],
        };
        expect((await printBrief({ document })).length).toBeGreaterThan(1000);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  test('is refused without the photos it shows, and with a picture name that is a path', async () => {
    const document = { ...brief, photos: [{ image: 'missing', caption: '现场' }] };
    const path = { ...brief, photos: [{ image: '../etc', caption: '现场' }] };

    expect(() => printBrief({ document })).toThrow("The photo 'missing'");
    expect(() => printBrief({ document: path })).toThrow();
  });

  test('is shown as a picture of its first page', async () => {
    const { width, height, format } = await sharp(await previewBrief({ document: brief, widthPx: 600 })).metadata();

    expect({ width, format }).toEqual({ width: 600, format: 'png' });
    expect((height ?? 0) / (width ?? 1)).toBeCloseTo(297 / 210, 1);
  });
});
