import { expect, test } from 'vitest';
import { testBrowser } from '../browser.ts';
import { violationsOf } from './axe.ts';
import { enterOfficer } from './people.ts';

const { visit } = await testBrowser();

interface People {
  items: { id: string; name: string; ready: string | null }[];
}

test('an officer sees who is ready on a ladder, leaves one out, and awards the others with a certificate each', async () => {
  const context = await visit({ viewport: { width: 1440, height: 900 } });
  const api = await enterOfficer(context, 'admin');
  const [ladder] = (await api<{ items: { id: string; title: string }[] }>('get', '/ladders')).items;
  const ready = () => api<People>('get', `/ladders/${ladder?.id}/people?standing=ready`);
  const before = (await ready()).items;
  expect(before.length).toBeGreaterThan(1);
  const [left, given] = before;

  const page = await context.newPage();
  await page.goto('/console/ladders');
  await page.getByRole('link', { name: ladder?.title ?? '' }).click();
  await page.getByRole('button', { name: '确认晋级' }).click();
  const drawer = page.getByRole('dialog', { name: '确认晋级' });
  await drawer.getByRole('checkbox', { name: left?.name ?? '' }).uncheck();
  await drawer.getByLabel('认定依据').fill('首工发〔2026〕21号');
  expect(await violationsOf(page)).toEqual([]);
  await drawer.getByRole('button', { name: `确认 ${before.length - 1} 人晋级` }).click();
  await page.getByText(`${before.length - 1} 人晋级，颁发证书 ${before.length - 1} 张`).waitFor();
  expect((await ready()).items.map(({ id }) => id)).toEqual([left?.id]);

  await page.getByRole('button', { name: /^打印(全部|这些)证书$/ }).click();
  await page.getByRole('link', { name: /^下载 / }).waitFor();

  await page.getByRole('link', { name: '晋级名单' }).click();
  await page
    .getByRole('searchbox')
    .first()
    .fill(given?.name ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.getByRole('link', { name: given?.name ?? '', exact: true }).click();
  const address = await page.getByRole('dialog').locator('a[href^="/certificates/"]').getAttribute('href');
  const hall = await (await visit()).newPage();
  await hall.goto(address ?? '');
  expect(await hall.locator('main').innerText()).toContain('快递员 中级工');
  await hall.context().close();
  await context.close();
});
