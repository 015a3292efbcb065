import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { type Api, enterOfficer, enterWorker, phoneOfMember } from './people.ts';
import type { Programme } from './places.ts';

const HOUR_MS = 3_600_000;
const { visit } = await testBrowser();
/** A phone on which no script runs: everything is links and forms. */
const plainPhone = { ...phone, javaScriptEnabled: false };
/** Day and clock of a moment, where the hall is. */
const here = (ms: number) => new Date(ms + 8 * HOUR_MS).toISOString();

const made = { programmeId: '', sittings: '', gallery: '' };
let officer: Api;
let photographer: BrowserContext;
const names = { agrees: '', declines: '' };

beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
  photographer = await visit(phone);
  await enterOfficer(photographer, 'doctor');
  Object.assign(made, await makeSession());
});

/** Portraits within the next hours of today, taken by the photographer of the demo. */
async function makeSession(): Promise<typeof made> {
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const { id: programmeId } = await officer<{ id: string }>('post', '/programmes', {
    ...{ template: 'portrait-session', unitId: unit.id, place: '工地生活区' },
    title: `最美建设者 ${crypto.randomUUID().slice(0, 4)}`,
    startsAt: new Date(Date.now() + HOUR_MS),
    endsAt: new Date(Date.now() + 3 * HOUR_MS),
    audience: { membersOnly: false },
  });
  const { stages } = await officer<Programme>('get', `/programmes/${programmeId}`);
  const [sittings, gallery] = stages;
  await officer('patch', `/programmes/${programmeId}/stages/${sittings?.id}`, {
    settings: { ...sittings?.settings, providers: [{ key: 'studio', name: '许摄影', username: 'doctor' }] },
    version: sittings?.version,
  });
  await officer('post', `/programmes/${programmeId}/moves`, { move: 'publish' });
  const now = here(Date.now());
  const later = here(Date.now() + 2 * HOUR_MS);
  const [fromOn, ends] = [now.slice(0, 10), later.slice(0, 10) === now.slice(0, 10) ? later.slice(11, 16) : '24:00'];
  const hours = { fromOn, untilOn: fromOn, starts: now.slice(11, 16), ends, minutes: 5 };
  await officer('post', `/stages/appointments/${sittings?.id}/add-hours`, hours);
  return { programmeId, sittings: sittings?.id ?? '', gallery: gallery?.id ?? '' };
}

const pageOf = (name: string) => `/programmes/${made.programmeId}/${made.sittings}/${name}`;

/** A builder takes the last time of the day, on a phone without script. @returns who it is, as the list has them */
async function book(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/programmes/${made.programmeId}`);
  await page.locator('.dock').getByRole('link', { name: '预约时间' }).click();
  await page.locator('.times button').last().click();
  await page.getByText('已约好').waitFor();
  expect(new URL(page.url()).pathname).toBe(pageOf('mine'));
  return page;
}

/** The photographer marks somebody as arrived and hands a photo over, from the list of the day. @returns the page */
async function photograph(name: string, colour: string): Promise<Page> {
  const page = await photographer.newPage();
  await page.goto(pageOf('day'));
  const row = page.locator('.sitting', { hasText: name });
  await row.getByRole('button', { name: `到了 ${name}` }).click();
  await row.getByText('已到').waitFor();
  await row.getByRole('link', { name: `打开 ${name}` }).click();
  const picture = sharp({ create: { width: 600, height: 800, channels: 3, background: colour } });
  const buffer = await picture.jpeg().toBuffer();
  await page.getByLabel('上传照片').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByLabel('说明').fill('焊工');
  await page.getByRole('button', { name: '交给本人' }).click();
  await page.getByText('已交给本人').waitFor();
  return page;
}

const namesOnTheList = async () => {
  const api = await enterOfficer(photographer, 'doctor');
  const { rows } = await api<{ rows: { name: string }[] }>('get', `/stages/appointments/${made.sittings}/day`);
  return rows.map(({ name }) => name);
};

describe('a portrait session', () => {
  test('a builder books on a phone without script, and a time that is taken is not offered again', async () => {
    const context = await visit(plainPhone);
    await enterWorker(context, phoneOfMember(611));
    const page = await context.newPage();
    await page.goto(pageOf('book'));
    const before = await page.locator('.times button').count();
    await book(context);
    [names.agrees = ''] = await namesOnTheList();
    const other = await (await visit(plainPhone)).newPage();
    await other.goto(pageOf('book'));
    expect(await other.locator('.times button').count()).toBeLessThan(before);
    const looked = await (await visit(phone)).newPage();
    await looked.goto(pageOf('book'));
    expect(await violationsInEachLook(looked)).toEqual({});
    await looked.context().close();
    await context.close();
  });

  test('is photographed, opens the photo with the code alone, agrees, and hangs in the exhibition', async () => {
    const desk = await photograph(names.agrees, '#b3131d');
    await desk.getByRole('button', { name: '给一个取片码' }).click();
    const code = (await desk.locator('.demo-code b').textContent()) ?? '';
    expect(await violationsInEachLook(desk)).toEqual({});
    const context = await visit(plainPhone);
    const page = await context.newPage();
    await page.goto(`/programmes/${made.programmeId}`);
    await page.getByRole('link', { name: '凭取片码看照片' }).click();
    await page.getByLabel('取片码').fill('A3C4D-E6F7G');
    await page.getByRole('button', { name: '打开照片' }).click();
    await page.getByText('可能输错、过期或已作废').first().waitFor();
    await page.getByLabel('取片码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '打开照片' }).click();
    await page.getByText('您还没有决定').waitFor();
    const image = page.locator('.portrait-print img');
    expect((await page.request.get((await image.getAttribute('src')) ?? '')).status()).toBe(200);
    await page.getByLabel('这张可以展览').check();
    await page.getByLabel('展览时写上我的姓名').check();
    await page.getByRole('button', { name: '保存我的决定' }).click();
    await page.getByText('已保存，立即生效').waitFor();
    await officer('post', `/stages/gallery/${made.gallery}/open`, {});
    await page.goto(`/programmes/${made.programmeId}/${made.gallery}/exhibition`);
    await page.locator('.exhibits').getByText(names.agrees).waitFor();
    await context.close();
  });

  test('another sees their own photo, does not agree, and is nowhere', async () => {
    const context = await visit(plainPhone);
    await enterWorker(context, phoneOfMember(612));
    await book(context);
    names.declines = (await namesOnTheList()).find((name) => name !== names.agrees) ?? '';
    await photograph(names.declines, '#27507a');
    const page = await context.newPage();
    await page.goto(pageOf('mine'));
    await page.getByRole('link', { name: /照片 1 张/ }).click();
    const source = (await page.locator('.portrait-print img').getAttribute('src')) ?? '';
    expect((await page.request.get(source)).status()).toBe(200);
    await page.getByRole('button', { name: '保存我的决定' }).click();
    await page.getByText('已保存，立即生效').waitFor();
    const stranger = await visit(plainPhone);
    expect((await stranger.request.get(source)).status()).toBe(404);
    const looking = await stranger.newPage();
    for (const path of [
      `/programmes/${made.programmeId}`,
      `/programmes/${made.programmeId}/${made.gallery}/exhibition`,
      `/api/v1/stages/gallery/${made.gallery}/exhibition`,
      `/api/v1/stages/gallery/${made.gallery}/screen`,
    ]) {
      await looking.goto(path);
      const said = await looking.content();
      expect(said).toContain(names.agrees);
      expect(said).not.toContain(names.declines);
    }
    const desk = await photographer.newPage();
    await desk.goto(pageOf('day'));
    expect(await violationsInEachLook(desk)).toEqual({});
    await Promise.all([context.close(), stranger.close()]);
  });
});
