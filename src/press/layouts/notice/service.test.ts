import { describe, expect, test } from 'vitest';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import type { NoticeSheet } from './contract.ts';
import { printNotice } from './service.ts';

const readable = await canReadPages();

const sheet: NoticeSheet = {
  title: '关于拟表彰劳动模范的公示',
  paragraphs: [
    '根据×工发〔2026〕5号，经职工代表大会推荐，现予公示。',
    '公示时间：2026年11月20日至11月26日，5个工作日。',
  ],
  groups: [
    {
      heading: '一、劳动模范',
      names: [{ name: '欧阳晓·买买提', about: '女，快递员，东城物流工会', deeds: '连续五年零投诉。' }],
    },
    { heading: '二、模范集体', names: [{ name: '晨光班组' }] },
  ],
  contacts: [{ label: '受理电话', value: '010-00000000' }],
  issuer: '试点区总工会',
  day: '2026年11月20日',
};

describe('a notice on paper', () => {
  test('is a PDF in either language', async () => {
    for (const lang of ['zh', 'en'] as const)
      expect((await printNotice({ ...sheet, lang })).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.runIf(readable)('says on whose word, who, until when and where to object, on one page', async () => {
    const pages = await readPages(await printNotice(sheet));

    expect(pages.length).toBe(1);
    const words = ['劳动模范的公示', '〔2026〕5号', '11月26日', '欧阳晓', '晨光班组', '010-00000000', '试点区总工会'];
    expect(words.filter((each) => !pages[0]?.includes(each))).toEqual([]);
  });

  test.runIf(readable)('leaves nobody out, however many there are', async () => {
    const names = Array.from({ length: 120 }, (_, index) => ({ name: `职工第${index + 1}号`, about: '男，工人' }));
    const pages = await readPages(await printNotice({ ...sheet, groups: [{ names }] }));

    expect(pages.length).toBeGreaterThan(3);
    expect(names.filter(({ name }) => !pages.join('').includes(name))).toEqual([]);
  });
});
