import { describe, expect, test } from 'vitest';
import { canReadPages, readPages } from '../../../platform/pdf/text.ts';
import type { Roster } from './contract.ts';
import { columnShares } from './rules.ts';
import { printRoster } from './service.ts';

const readable = await canReadPages();

const roster = (count: number): Roster => ({
  title: '参赛名册',
  meta: ['首都总工会', `共 ${count} 人`],
  columns: [{ label: '姓名' }, { label: '单位' }, { label: '得分', align: 'end' }],
  rows: Array.from({ length: count }, (_, index) => [
    `队员${index}号`,
    '公交集团工会',
    (90 + (index % 10) / 10).toFixed(1),
  ]),
  printed: '2026-05-08 10:20 打印',
});

describe('a roster', () => {
  test.runIf(readable)('repeats its head on every page, numbers the rows and the pages', async () => {
    const pages = await readPages(await printRoster(roster(60)));

    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter((page) => !page.includes('序号姓名单位得分'))).toEqual([]);
    expect(pages[0]).toContain('1队员0号公交集团工会90.0');
    expect(pages.at(-1)).toContain('60队员59号公交集团工会90.9');
    expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
    expect(pages[1]).toContain('2026-05-0810:20打印');
  });

  test.runIf(readable)('prints cells as text, also long ones and rows to sign', async () => {
    const document = { ...roster(0), rows: [['#eval("1")', '需要轮椅席位，'.repeat(30), '']], rowHeightMm: 12 };

    const text = (await readPages(await printRoster(document))).join('');

    expect(text).toContain('#eval("1")');
    expect(text.split('需要轮椅席位').length).toEqual(31);
  });

  test.runIf(readable)('without rows says so', async () => {
    expect((await readPages(await printRoster(roster(0)))).join('')).toContain('（没有记录）');
  });

  test('of a thousand rows is printed within seconds', async () => {
    const started = performance.now();

    await printRoster(roster(1000));

    expect(performance.now() - started).toBeLessThan(5000);
  }, 120_000);

  test('is refused when a row has too few cells', () => {
    expect(() => printRoster({ ...roster(1), rows: [['一']] })).toThrow('one cell for each column');
  });
});

describe('columns', () => {
  test('share the width by what most cells need; one long remark changes little', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ['李海燕', index === 0 ? '字'.repeat(100) : '无', '']);
    const columns = [{ label: '姓名' }, { label: '备注' }, { label: '签名', share: 4 }];

    expect(columnShares(columns, rows)).toEqual([8, 6, 16]);
    expect(columnShares(columns, [])).toEqual([6, 6, 16]);
  });
});
