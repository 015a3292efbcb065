import { expect, test } from 'vitest';
import { testBrowser } from '../browser.ts';
import { violationsOf } from './axe.ts';
import { enterOfficer } from './people.ts';

const { visit } = await testBrowser();

test('an officer brings a list of units, mends nothing twice, and brings the export back unchanged', async () => {
  const context = await visit({ viewport: { width: 1440, height: 900 } });
  const api = await enterOfficer(context, 'chaoyang');
  const page = await context.newPage();
  const send = async (name: string, buffer: Buffer) => {
    await page.goto('/console/units');
    await page.getByRole('link', { name: '批量导入' }).click();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: '开始检查' }).click();
    await page.getByRole('button', { name: /^导入 .*行$/ }).waitFor();
  };
  const run = async () => {
    await page.getByRole('button', { name: /^导入 .*行$/ }).click();
    await page.getByText('没有变化').waitFor();
    return (await page.locator('main').innerText()).replace(/\s+/g, '');
  };

  const rows = ['工会名称,上级工会', '旅程分会,旅程公司工会', '旅程公司工会,', '坏分会,没有的工会'];
  await send('组织.csv', Buffer.from(rows.join('\n')));
  await page.getByText('坏分会').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const first = await run();
  await send('组织.csv', Buffer.from(rows.join('\n')));
  const again = await run();
  const exported = await context.request.get('/api/v1/units/export');
  await send('导出.xlsx', await exported.body());
  const back = await run();

  expect(first).toContain('新增2行更新0行没有变化0行有问题1行');
  expect(again).toContain('新增0行更新0行没有变化2行有问题1行');
  const { total } = await api<{ total: number }>('get', '/units?limit=1');
  expect(back).toContain(`新增0行更新0行没有变化${total}行有问题0行`);
  const found = await api<{ items: { name: string }[] }>('get', `/units?q=${encodeURIComponent('旅程')}`);
  expect(found.items.map(({ name }) => name).sort()).toEqual(['旅程公司工会', '旅程分会'].sort());
  await context.close();
});
