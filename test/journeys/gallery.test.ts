import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { enterOfficer } from './people.ts';

const { visit } = await testBrowser();
const TITLE = '“劳动的光”职工摄影展';

/** Addresses of the demo's open exhibition, and what hangs there first. */
const at = { programme: '', exhibition: '', stage: '', first: '', second: '' };

beforeAll(async () => {
  const page = await (await visit()).newPage();
  await page.goto(`/programmes?view=open&q=${encodeURIComponent('劳动的光')}`);
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.waitForURL(/\/programmes\/[0-9a-f-]{36}/);
  at.programme = new URL(page.url()).pathname;
  at.exhibition = (await page.getByRole('link', { name: '进入展览' }).getAttribute('href')) ?? '';
  at.stage = at.exhibition.split('/').at(-2) ?? '';
  const answer = await page.request.get(`/api/v1/stages/gallery/${at.stage}/exhibition`);
  const { zones } = (await answer.json()) as { zones: { pieces: { title: string }[] }[] };
  const [first, second] = zones.flatMap(({ pieces }) => pieces);
  Object.assign(at, { first: first?.title, second: second?.title });
  await page.context().close();
});

const titleOn = (page: Page) => page.locator('.exhibit h1');

/** A finger across the picture. A busy machine may take it for a long press: then it is done again, as a hand would. */
async function swipe(page: Page, { from, to, until }: { from: number; to: number; until: string }): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  for (let tries = 0; tries < 5; tries++) {
    await page.waitForFunction(() => customElements.get('exhibit-viewer') !== undefined);
    await touch('touchStart', [{ x: from, y: 300 }]);
    await touch('touchMove', [{ x: (from + to) / 2, y: 302 }]);
    await touch('touchMove', [{ x: to, y: 303 }]);
    await touch('touchEnd', []);
    const arrived = titleOn(page).filter({ hasText: until }).waitFor({ timeout: 5000 });
    if (await arrived.then(() => true).catch(() => false)) return;
  }
  throw new Error(`No swipe led to ${until}.`);
}

async function visitsTold(context: BrowserContext): Promise<number> {
  const answer = await context.request.get(`/api/v1/stages/gallery/${at.stage}/exhibition`);
  return ((await answer.json()) as { visits: number }).visits;
}

test('an exhibition opens on a phone, and its works are stepped through by swipe and keyboard', async () => {
  const context = await visit(phone);
  const page = await context.newPage();
  const before = await visitsTold(context);
  await page.goto(at.exhibition);
  expect(await violationsInEachLook(page)).toEqual({});
  const missing = await page.$$eval(
    '.exhibits img',
    (images) => images.filter((image) => !image.getAttribute('width') || !image.getAttribute('height')).length,
  );
  expect(missing).toBe(0);

  await page.getByRole('link', { name: at.first }).click();
  await titleOn(page).filter({ hasText: at.first }).waitFor();
  expect(await violationsInEachLook(page)).toEqual({});
  await swipe(page, { from: 330, to: 60, until: at.second });
  await swipe(page, { from: 60, to: 330, until: at.first });
  await page.waitForFunction(() => customElements.get('exhibit-viewer') !== undefined);
  await page.keyboard.press('ArrowRight');
  await titleOn(page).filter({ hasText: at.second }).waitFor();
  await page.waitForFunction(() => customElements.get('exhibit-viewer') !== undefined);
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/exhibition$/);

  // All of it was one visit, and left nothing that could tell this phone from another.
  expect(await visitsTold(context)).toBe(before + 1);
  expect((await context.cookies()).filter(({ name }) => name.includes('gallery') || name.includes('visit'))).toEqual(
    [],
  );
  await context.close();
});

test('without script every work is reached by links', async () => {
  const context = await visit({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at.exhibition);
  await page.getByRole('link', { name: at.first }).click();
  const seen = [await titleOn(page).innerText()];
  for (let step = 0; step < 3; step++) {
    await page.getByRole('link', { name: /^下一件/ }).click();
    seen.push(await titleOn(page).innerText());
  }
  expect(new Set(seen).size).toBe(4);
  await page.getByRole('link', { name: /^上一件/ }).click();
  expect(await titleOn(page).innerText()).toBe(seen[2]);
  await context.close();
});

test('a piece that an officer hides is gone from phones and from the wall, and back again', async () => {
  const office = await visit();
  const officer = await enterOfficer(office, 'admin');
  const { items } = await officer<{ items: { id: string; title: string }[] }>(
    'get',
    `/stages/gallery/${at.stage}/pieces?limit=100`,
  );
  const { id: pieceId = '', title = '' } = items.at(-1) ?? {};
  const wall = async () => {
    const answer = await office.request.get(`/screen/gallery/${at.stage}/data`);
    return ((await answer.json()) as { slides: { name: string }[] }).slides.map(({ name }) => name);
  };
  expect(await wall()).toContain(title);

  await officer('post', `/stages/gallery/${at.stage}/hide`, { pieceIds: [pieceId], reason: '待核实' });
  const gone = await office.request.get(`${at.exhibition.replace('/exhibition', '')}/piece?piece=${pieceId}`);
  await expect.poll(wall).not.toContain(title);
  expect(gone.status()).toBe(404);

  await officer('post', `/stages/gallery/${at.stage}/show`, { pieceIds: [pieceId] });
  await expect.poll(wall).toContain(title);
  await office.close();
});
