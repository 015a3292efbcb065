import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from '../browser.ts';
import { violationsOf } from './axe.ts';
import { type Api, enterOfficer } from './people.ts';
import { programmesOfEachTemplate } from './places.ts';

const desk = { viewport: { width: 1440, height: 900 } };
const { visit } = await testBrowser();

/** Until no part of the page loads any more: until then it shows lines for what it will show. */
async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('main .ant-skeleton, main [aria-busy=true]'));
}

test('a list keeps its filters in the address, over a reload', async () => {
  const context = await visit(desk);
  await enterOfficer(context, 'admin');
  const page = await context.newPage();
  await page.goto('/console/programmes');
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('searchbox').first().fill('手作');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  const rows = async () => (await page.getByRole('row').allInnerTexts()).slice(1);
  await untilLoaded(page);
  await expect.poll(async () => (await rows()).every((row) => row.includes('手作'))).toBe(true);
  const before = await rows();
  await page.reload();
  await page.getByRole('row').nth(1).waitFor();
  await untilLoaded(page);

  // Names of templates come in after the rows.
  await expect.poll(rows).toEqual(before);
  expect(await page.getByRole('searchbox').first().inputValue()).toBe('手作');
  await context.close();
});

test('who reads English stays in English from the console’s door to the hall; only a choice is kept', async () => {
  const context = await visit({ ...desk, locale: 'en-GB' });
  const page = await context.newPage();
  const shown = () => page.locator('html').getAttribute('lang');
  const kept = async () => (await context.cookies()).find(({ name }) => name === 'lang')?.value;
  await page.goto('/console');
  await page.waitForURL(/sign-in/);
  const atTheDoor = [await shown(), await kept()];
  await enterOfficer(context, 'admin');
  await page.goto('/console');
  await page.locator('main h1').first().waitFor();
  const inside = [await shown(), await kept()];
  await page.getByRole('button', { name: /中文/ }).first().click();
  await page.locator('html[lang=zh-CN]').waitFor();
  const chosen = await kept();
  await page.goto('/');

  expect({ atTheDoor, inside, chosen, hall: await shown() }).toEqual({
    atTheDoor: ['en', undefined],
    inside: ['en', undefined],
    chosen: 'zh',
    hall: 'zh-CN',
  });
  await context.close();
});

const places = {
  admin: [
    ...['/', '/programmes', '/templates', '/units', '/units-imports', '/members', '/figures', '/settings', '/briefs'],
    ...['/honours', '/certificates', '/ladders'],
  ],
  security: ['/accounts'],
  auditor: ['/audit'],
} as const;

test.each(Object.keys(places) as (keyof typeof places)[])(
  'nothing on the console’s main pages hinders the %s',
  { timeout: 180_000 },
  async (who) => {
    const context = await visit(desk);
    const api = await enterOfficer(context, who);
    const page = await context.newPage();
    const found: Record<string, string[]> = {};
    for (const place of [...places[who], ...(who === 'admin' ? await workplaces(api) : [])]) {
      await page.goto(`/console${place}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await untilLoaded(page);
      const errors = await page.locator('main .note-error').allInnerTexts();
      const violations = [...errors, ...(await violationsOf(page))];
      if (violations.length > 0) found[place] = violations;
    }
    await context.close();

    expect(found, JSON.stringify(found, null, 1)).toEqual({});
  },
);

/** The workspaces of a law campaign, a contest that is over and a commendation, and a brief. */
async function workplaces(api: Api): Promise<string[]> {
  const programmes = await programmesOfEachTemplate(api);
  const law = programmes.find(({ template }) => template === 'law-campaign');
  const others = programmes.filter(({ template }) => template === 'photo-contest' || template === 'commendation');
  const { items } = await api<{ items: { id: string }[] }>('get', '/briefs?limit=1');
  return [
    ...(law ? [`/programmes/${law.id}`, ...law.stages.map(({ id }) => `/programmes/${law.id}/stages/${id}`)] : []),
    ...others.flatMap(({ id, stages }) => stages.map((stage) => `/programmes/${id}/stages/${stage.id}`)),
    ...(law ? [`/programmes/${law.id}/figures`, `/programmes/${law.id}/settings`] : []),
    ...items.map(({ id }) => `/briefs/${id}`),
  ];
}
