import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { testBrowser } from '../browser.ts';
import { type Api, enterOfficer, enterWorker, phoneOf } from './people.ts';

const A_SECOND_MS = 1000;
const A_MINUTE_MS = 60_000;
const { visit } = await testBrowser();

let admin: Api;
const unit = { id: '', parentId: '' };
/** Honours that only this screen shows: those of a unit made for it. */
const honours: string[] = [];

beforeAll(async () => {
  admin = await enterOfficer(await visit(), 'admin');
  const me = await admin<{ unit: { id: string } }>('get', '/me');
  Object.assign(
    unit,
    await admin<{ id: string }>('post', '/units', {
      parentId: me.unit.id,
      kind: 'primary',
      name: `屏幕试验工会${crypto.randomUUID().slice(0, 4)}`,
    }),
  );
  for (const holderName of ['赵屏一', '钱屏二', '孙屏三']) {
    const { id } = await admin<{ id: string }>('post', '/honours', {
      level: 'enterprise',
      kind: 'individual',
      title: '首席员工',
      year: 2026,
      conferredOn: '2026-05-01',
      conferringBody: '屏幕试验工会',
      holderName,
      unitId: unit.id,
    });
    await admin('post', `/honours/${id}/consents`, { uses: ['screen', 'hall'], evidence: '本人签字' });
    honours.push(id);
  }
});

const address = () => `/screen/honours?unit=${unit.id}`;
const nameOn = (page: Page) => page.locator('.slide.on [data-part=name]');

/** A screen, and every error that its script throws. */
async function hang(context: BrowserContext): Promise<{ page: Page; errors: string[] }> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.install();
  await page.goto(address());
  return { page, errors };
}

/** Lets the screen's own time run until something is so. @returns ms of that time; what it asks of the server is real */
async function runUntil(page: Page, isSo: () => Promise<boolean>, withinMs = 2 * A_MINUTE_MS): Promise<number> {
  for (let ranMs = 0; ranMs <= withinMs; ranMs += A_SECOND_MS) {
    if (await isSo()) return ranMs;
    await page.clock.runFor(A_SECOND_MS);
    await page.waitForTimeout(40);
  }
  throw new Error(`not within ${withinMs} ms of the screen's time`);
}

test('the first portrait is there without script', async () => {
  const context = await visit({ javaScriptEnabled: false, viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(address());

  expect(await nameOn(page).innerText()).toMatch(/屏[一二三]/);
  await context.close();
});

test('the screen runs on with the network cut, through a reload, and forgets who withdrew when it is back', async () => {
  const context = await visit({ viewport: { width: 1080, height: 1920 } });
  const { page, errors } = await hang(context);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(async () => (await (await caches.open('screen-1')).keys()).length >= 3);
  const layout = () => page.evaluate(() => document.documentElement.dataset.layout);
  expect(await layout()).toBe('portrait');

  await context.setOffline(true);
  const seen = new Set<string>();
  await runUntil(page, async () => seen.add(await nameOn(page).first().innerText()).size === 3, A_MINUTE_MS);
  await page.reload();
  await nameOn(page).waitFor();
  const picture = page.locator('.slide.on img');
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  await runUntil(page, async () => (await page.locator('[data-fresh].stale').count()) === 1);

  // Meanwhile one withdraws and one is revoked.
  const [first = '', second = ''] = honours;
  await admin('post', `/honours/${first}/consents`, { uses: [] });
  const { version } = await admin<{ version: number }>('get', `/honours/${second}`);
  await admin('post', `/honours/${second}/revoke`, {
    reason: '申报材料不实',
    reportedBy: '屏幕试验工会',
    decidedBy: '屏幕试验工会',
    revokedOn: '2026-06-01',
    version,
  });
  await context.setOffline(false);
  const ranMs = await runUntil(page, async () => {
    const place = await page.locator('[data-place]').innerText();
    return place === '1 / 1' && (await nameOn(page).first().innerText()) === '孙屏三';
  });

  expect(ranMs).toBeLessThan(A_MINUTE_MS);
  expect(errors).toEqual([]);
  await context.close();
});

test.each([
  [{ width: 1440, height: 810 }, '摄影'.repeat(22)],
  [{ width: 1920, height: 1080 }, '摄影'.repeat(40)],
  [{ width: 1080, height: 1920 }, '摄影'.repeat(22)],
  [{ width: 1080, height: 1920 }, 'Photographs of workers '.repeat(5)],
])('on a wall of %o a long title leaves day, clock and page number where they are seen', async (viewport, title) => {
  const context = await visit({ viewport });
  const page = await context.newPage();
  await page.goto(address());
  await page.locator('h1').evaluate((heading, text) => {
    heading.textContent = text;
    heading.dataset.length = 'longest';
  }, title);

  const ends = await page
    .locator('header, .now, main, .words, footer, [data-place]')
    .evaluateAll((all) => all.map((each) => Math.ceil(each.getBoundingClientRect().right)));
  expect(Math.max(...ends)).toBeLessThanOrEqual(viewport.width);
  expect(await page.locator('header').evaluate((header) => header.scrollWidth <= header.clientWidth)).toBe(true);
  await context.close();
});

test('nothing grows in two hundred turns of the loop', async () => {
  // A small screen: what grows does so at any size, and drawing takes most of the time.
  const context = await visit({ viewport: { width: 960, height: 540 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.install();
  await page.goto('/screen/honours');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const seen = new Set<string>();
  const turn = async (times: number) => {
    for (let at = 0; at < times; at++) {
      await page.clock.runFor(13_000);
      await page.waitForTimeout(15);
      seen.add(await nameOn(page).first().innerText());
    }
  };
  const weighOnce = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heapMb: of('JSHeapUsedSize') / 1_048_576 };
  };
  /** What is left after collecting a few times: a slide just taken down may live until the next. */
  const weigh = async () => {
    let least = await weighOnce();
    for (let at = 0; at < 10; at++) {
      await page.waitForTimeout(100);
      const next = await weighOnce();
      if (next.nodes < least.nodes) least = next;
    }
    return least;
  };

  await turn(40);
  const before = await weigh();
  await turn(200);
  const after = await weigh();

  expect(seen.size).toBeGreaterThan(50);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 20);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5);
  expect(after.heapMb).toBeLessThan(before.heapMb + 1);
  expect(errors).toEqual([]);
  await context.close();
});

test('a worker says on their own page where they are shown, and is found on the wall at once', async () => {
  const context = await visit();
  await enterWorker(context, phoneOf('teacher'));
  const page = await context.newPage();
  await page.goto('/me');
  await page.getByRole('link', { name: /我的荣誉/ }).click();
  await page.getByLabel('职工之家网上光荣榜').first().check();
  await page.getByRole('button', { name: '保存' }).first().click();
  await page.getByText('已保存').waitFor();
  await page.goto('/honours?q=swl');
  await page.getByRole('link', { name: '苏文澜' }).first().click();
  const shownAt = page.url();

  await page.goto('/me/honours');
  await page.getByLabel('职工之家网上光荣榜').first().uncheck();
  await page.getByRole('button', { name: '保存' }).first().click();
  await page.getByText('已保存').waitFor();

  expect((await page.request.get(shownAt)).status()).toBe(404);
  await context.close();
});
