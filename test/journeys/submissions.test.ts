import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, inject, test } from 'vitest';
import { photo } from '../../src/platform/pictures/photo.fixture.ts';
import { phone, testBrowser } from '../browser.ts';
import { type Api, enterNewcomer, enterOfficer, phoneOfMember, signInWorker } from './people.ts';
import type { Programme } from './places.ts';

const { visit } = await testBrowser();

let officer: Api;
const made = { programmeId: '', stageId: '', title: '' };
beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const title = `“劳动之光”摄影征集 ${crypto.randomUUID().slice(0, 4)}`;
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    template: 'campaign',
    unitId: unit.id,
    title,
    startsAt: new Date(Date.now() + 86_400_000),
    endsAt: new Date(Date.now() + 20 * 86_400_000),
    audience: { membersOnly: false },
  });
  const categories = [
    { key: 'single', label: '单幅', mostPictures: 1 },
    { key: 'series', label: '组照', leastPictures: 2, mostPictures: 8 },
  ];
  await officer('post', `/programmes/${id}/stages`, { kind: 'submissions', settings: { categories } });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
  const { stages } = await officer<Programme>('get', `/programmes/${id}`);
  const stageId = stages.find(({ kind }) => kind === 'submissions')?.id ?? '';
  Object.assign(made, { programmeId: id, stageId, title });
});

const href = (page: string) => `/programmes/${made.programmeId}/${made.stageId}/${page}`;
const jpeg = async (seed: number, name: string, more: object = {}) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await photo(seed, more),
});
const works = async () =>
  (
    await officer<{ items: { title: string; state: string; pictures: number }[] }>(
      'get',
      `/stages/submissions/${made.stageId}/works`,
    )
  ).items;

async function fill(page: Page, title: string) {
  await page.getByLabel('组照').check();
  await page.locator('#f-title').fill(title);
  await page.locator('#f-agreed').check();
}

test('a worker hands in photos from a phone on a network that breaks, and holds a receipt', async () => {
  const context = await visit(phone);
  const page = await context.newPage();
  await signInWorker(page, phoneOfMember(501), `/programmes/${made.programmeId}`);
  await page.getByRole('link', { name: '我要投稿' }).first().click();
  await page.getByRole('link', { name: '新作品' }).click();
  await fill(page, '晨光里的站点');

  // The third piece that goes up is lost, and the network stays away for a moment.
  let asked = 0;
  await context.route('**/pieces?*', (route) =>
    ++asked === 3 ? route.abort('internetdisconnected') : route.continue(),
  );
  const large = await sharp(await photo(3, { width: 2400, height: 1600 }))
    .png()
    .toBuffer();
  await page
    .locator('#f-pictures')
    .setInputFiles([
      await jpeg(1, '早班.jpg'),
      { name: '装车.png', mimeType: 'image/png', buffer: large },
      { name: '表格.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>not a picture</html>') },
    ]);
  const rows = page.locator('.work-files > li');
  await rows.filter({ hasText: '已上传' }).nth(1).waitFor({ timeout: 60_000 });
  const refused = rows.filter({ hasText: '表格.jpg' });
  await refused.filter({ hasText: '不是照片' }).waitFor();
  await refused.getByRole('button', { name: '去掉' }).click();
  await rows.locator('input[data-caption]').first().fill('六点半，分拣线亮灯');
  await page.getByRole('button', { name: '提交作品' }).click();

  await page.waitForURL(/receipt/);
  const receipt = await page.locator('main').innerText();
  expect(receipt).toContain('作品提交回执');
  expect(receipt).toContain('0001');
  expect(receipt).toContain('照片 2 张');
  expect(asked).toBeGreaterThan(3);
  await page.goto(href('works'));
  expect(await page.locator('main').innerText()).toContain('晨光里的站点');
  expect(await works()).toMatchObject([{ title: '晨光里的站点', state: 'handed-in', pictures: 2 }]);
  await context.close();
});

test('without script the same form hands in, says what is missing, and loses nothing to a file that lies', async () => {
  const context = await visit({ ...phone, javaScriptEnabled: false });
  await enterNewcomer(context);
  const page = await context.newPage();
  await page.goto(href('work'));
  await fill(page, '城市的手');
  await page
    .locator('#f-pictures')
    .setInputFiles([
      await jpeg(11, '一.jpg'),
      { name: '假.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('GIF? no, a page') },
    ]);
  await page.getByRole('button', { name: '提交作品' }).click();

  expect(await page.locator('#errors').innerText()).toContain('假.jpg');
  expect(await page.locator('#f-title').inputValue()).toBe('城市的手');
  expect(await page.locator('.work-files > li').count()).toBe(1);
  await page.getByRole('button', { name: '提交作品' }).click();
  expect(await page.locator('#errors').innerText()).toContain('照片至少 2 张，还差 1 张');

  await page.locator('#f-pictures').setInputFiles([await jpeg(12, '二.jpg')]);
  await page.getByRole('button', { name: '提交作品' }).click();
  await page.waitForURL(/receipt/);
  expect(await page.locator('main').innerText()).toContain('0002');

  await page.goto(href('works'));
  await page.getByRole('link', { name: '撤回' }).click();
  await page.locator('main form button.btn').click();
  expect(await page.locator('body').innerText()).toContain('已撤回');
  await context.close();
});

test('another worker opens neither the draft nor its picture', async () => {
  const author = await visit(phone);
  const page = await author.newPage();
  await signInWorker(page, phoneOfMember(502), href('work'));
  await fill(page, '还没写完');
  await page.locator('#f-pictures').setInputFiles([await jpeg(21, '底稿.jpg')]);
  await page.locator('.work-files > li').filter({ hasText: '已上传' }).waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.waitForURL(/work\?work=/);
  expect(await page.locator('.work-missing').innerText()).toContain('还差 1 张');
  const picture = new URL((await page.locator('.work-files img').first().getAttribute('src')) ?? '', inject('hallUrl'));
  expect((await page.request.get(picture.pathname)).status()).toBe(200);

  const other = await visit();
  await enterNewcomer(other);
  expect((await other.request.get(`${inject('hallUrl')}${picture.pathname}`)).status()).toBe(404);
  const work = new URL(page.url()).searchParams.get('work');
  const receipt = await other.request.get(
    `${inject('hallUrl')}/api/v1/stages/submissions/${made.stageId}/receipt?workId=${work}`,
  );
  expect(receipt.status()).toBe(404);
  const visited = await other.newPage();
  await visited.goto(`/programmes/${made.programmeId}`);
  expect(await visited.content()).not.toContain('还没写完');
  await author.close();
  await other.close();
});
