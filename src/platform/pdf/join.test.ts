import { describe, expect, test } from 'vitest';
import { joinPdfs } from './join.ts';
import { renderPdf } from './render.ts';
import { canReadPages, readPages } from './text.ts';

const readable = await canReadPages();

const print = (text: string, pages = 1) =>
  renderPdf({
    template: `#let data = json(bytes(sys.inputs.data))
#set document(title: data.text)
#set text(font: "Noto Serif SC")
#for page in range(data.pages) { heading(data.text + str(page + 1)); image("/mark", width: 2cm); link("https://x.example/(5 0 R")[go]; pagebreak(weak: true) }`,
    data: { text, pages },
    images: {
      mark: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h5v5z"/></svg>'),
    },
  });

describe('PDFs that the house printed', () => {
  test.runIf(readable)('become one, every page in its place with its own letters', async () => {
    const joined = joinPdfs([await print('甲（3 0 R）', 2), await print('乙'), await print('丙', 3)], {
      title: '证书',
    });

    const pages = await readPages(joined);
    expect(pages.map((page) => page.replace(/\s|go/g, ''))).toEqual([
      '甲（30R）1',
      '甲（30R）2',
      '乙1',
      '丙1',
      '丙2',
      '丙3',
    ]);
  });

  test('are joined by addresses that hold', async () => {
    const joined = joinPdfs([await print('甲'), await print('乙')], { title: '证书' });

    const text = joined.toString('latin1');
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((at) => !/^\d+ 0 obj\n/.test(text.slice(at, at + 20)))).toEqual([]);
    expect(text).toContain('/URI (https://x.example/\\(5 0 R)');
  });

  test('alone are joined, others are not', () => {
    expect(() => joinPdfs([Buffer.from('%PDF-1.4\nelse')], { title: 'x' })).toThrow(/not one that the house printed/);
  });
});
