import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { type Api, enterNewcomer, enterOfficer, phoneOf, signInWorker } from './people.ts';
import type { Programme } from './places.ts';

const HOUR_MS = 3_600_000;
const A_MINUTE_MS = 60_000;
const { visit } = await testBrowser();

let officer: Api;
const made = { programmeId: '', places: '', title: '' };
beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
  Object.assign(made, await makeWorkshop({ seats: 40 }));
});

const stageHref = (page: string, { programmeId, places } = made) => `/programmes/${programmeId}/${places}/${page}`;

/** A workshop for anybody, open now, a week ahead. */
async function makeWorkshop(settings: object): Promise<typeof made> {
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const title = `剪纸手作课 ${crypto.randomUUID().slice(0, 4)}`;
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    template: 'workshop',
    unitId: unit.id,
    title,
    place: '朝阳区职工文化中心',
    startsAt: new Date(Date.now() + 168 * HOUR_MS),
    endsAt: new Date(Date.now() + 170 * HOUR_MS),
    audience: { membersOnly: false },
  });
  const { stages } = await officer<Programme>('get', `/programmes/${id}`);
  const stage = stages.find(({ kind }) => kind === 'enrolment');
  await officer('patch', `/programmes/${id}/stages/${stage?.id}`, {
    settings: { ...stage?.settings, ...settings },
    version: stage?.version,
  });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
  return { programmeId: id, places: stage?.id ?? '', title };
}

const taken = async ({ places } = made) =>
  (await officer<{ taken: number }>('get', `/stages/enrolment/${places}/places`)).taken;

/** Boxes in which somebody would have to type or choose. */
const boxes = (page: Page) => page.locator('main form :is(input:not([type=hidden]), select, textarea)');

test('a worker on a phone enrols within a minute, and types nothing but phone and code', async () => {
  const context = await visit(phone);
  const page = await context.newPage();
  const startedAt = performance.now();
  await page.goto('/programmes');
  await page.goto(`/search?q=${encodeURIComponent(made.title)}`);
  await page.getByRole('link', { name: made.title }).first().click();
  await page.locator('main').getByRole('link', { name: /报名/ }).first().click();
  const to = new URL(page.url()).searchParams.get('to') ?? '';
  const keys = await signInWorker(page, phoneOf('driver'), to);

  expect(await boxes(page).count()).toBe(0);
  await page.locator('main form button.btn').click();
  expect(await page.locator('main h1, main h2').first().innerText()).toMatch(/报名|成功/);
  expect(keys).toBe(17);
  expect(performance.now() - startedAt).toBeLessThan(A_MINUTE_MS);
  expect(await taken()).toBe(1);

  await page.goto('/me');
  expect(await page.locator('main').innerText()).toContain(made.title);
  await context.close();
});

test('without script one enrols and gives the place back; pressing twice or going back makes one enrolment', async () => {
  const context = await visit({ ...phone, javaScriptEnabled: false });
  await enterNewcomer(context);
  const page = await context.newPage();
  const before = await taken();
  const enrol = () => page.locator('main form button.btn').click();

  await page.goto(stageHref('enrol'));
  await enrol();
  await page.waitForLoadState();
  await goBack(page);
  await page.goto(stageHref('enrol'));
  if (await page.locator('main form button.btn').count()) await enrol();
  const twice = await Promise.all([send(context), send(context)]);
  expect(twice.every((status) => status < 500)).toBe(true);
  expect(await taken()).toBe(before + 1);

  await page.goto(stageHref('cancel'));
  await enrol();
  expect(await taken()).toBe(before);
  await context.close();
});

test('a refused enrolment says why and what to do', async () => {
  const full = await makeWorkshop({ seats: 1, waitingList: false });
  const first = await enterNewcomer(await visit());
  await first('post', `/stages/enrolment/${full.places}/enrol`, {});
  const context = await visit(phone);
  await enterNewcomer(context);
  const page = await context.newPage();
  await page.goto(`/programmes/${full.programmeId}`);
  const shown = await page.locator('main').innerText();
  const answer = await context.request.post(stageHref('enrol', full), {
    form: { action: 'enrol' },
    headers: { origin: inject('hallUrl') },
  });

  expect(shown).toMatch(/已满|满员|没有名额/);
  expect(answer.status()).toBe(409);
  expect(await answer.text()).toMatch(/已满|满员|没有名额/);
  expect(await taken(full)).toBe(1);
  await context.close();
});

test('language and size of type are kept from page to page', async () => {
  const context = await visit(phone);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('.tools a[lang=en]').click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.locator('.tools a[href*="size=large"]').click();
  await page.goto('/programmes');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.locator('html').getAttribute('data-size')).toBe('large');
  await context.close();
});

/** The form, sent by another tab. */
async function send(context: BrowserContext): Promise<number> {
  const answer = await context.request.post(stageHref('enrol'), {
    form: { action: 'enrol' },
    headers: { origin: inject('hallUrl') },
  });
  return answer.status();
}

/** Back, also where the browser has only just put another page in place of the last. */
async function goBack(page: Page): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await page.goBack();
      return;
    } catch (error) {
      if (attempt === 3) throw error;
      await page.waitForLoadState();
    }
  }
}
