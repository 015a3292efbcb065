import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { type Api, enterOfficer, enterWorker, phoneOfMember } from './people.ts';
import type { Programme } from './places.ts';

const HOUR_MS = 3_600_000;
/** How long an offer waits that somebody lets lapse: no longer than until the programme begins. */
const SOON_MS = 6000;
const { visit } = await testBrowser();
const plainPhone = { ...phone, javaScriptEnabled: false };

let officer: Api;
beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
});

/** A workshop of one place, confirmed within a day, that begins after this time. */
async function makeWorkshop(inMs: number) {
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    ...{ template: 'workshop', unitId: unit.id, title: `陶艺课 ${crypto.randomUUID().slice(0, 4)}` },
    ...{ place: '朝阳区职工文化中心', audience: { membersOnly: false } },
    ...{ startsAt: new Date(Date.now() + inMs), endsAt: new Date(Date.now() + inMs + HOUR_MS) },
  });
  const { stages } = await officer<Programme>('get', `/programmes/${id}`);
  const stage = stages.find(({ kind }) => kind === 'enrolment');
  const settings = { ...stage?.settings, seats: 1, confirmHours: 24, cancelUntilHours: 0 };
  await officer('patch', `/programmes/${id}/stages/${stage?.id}`, { settings, version: stage?.version });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
  return { href: `/programmes/${id}`, places: stage?.id ?? '' };
}

/** Three people who asked in this order: one has the place, two wait, on phones without script. */
async function queue(members: readonly number[], places: string) {
  const people: { api: Api; context: BrowserContext; page: Page }[] = [];
  for (const member of members) {
    const context = await visit(plainPhone);
    const api = await enterWorker(context, phoneOfMember(member));
    await api('post', `/stages/enrolment/${places}/enrol`, {});
    people.push({ api, context, page: await context.newPage() });
  }
  const [holder, first, second] = people;
  if (!holder || !first || !second) throw new Error('three people');
  const giveBack = (api: Api) => api('post', `/stages/enrolment/${places}/cancel`, {});
  return { holder, first, second, giveBack, leave: () => Promise.all(people.map(({ context }) => context.close())) };
}

const textOf = (page: Page) => page.locator('main').innerText();

test('a freed place is offered with a clock; who lets it go passes it on at once, and the next one confirms it', async () => {
  const { href, places } = await makeWorkshop(200 * HOUR_MS);
  const { holder, first, second, giveBack, leave } = await queue([621, 622, 623], places);
  await second.page.goto(`${href}/${places}/enrol`);
  expect(await textOf(second.page)).toMatch(/请在 24 小时内确认[\s\S]*候补第 2 位，共 2 个/);
  await giveBack(holder.api);

  await first.page.goto('/me');
  expect(await textOf(first.page)).toMatch(/空出一席[\s\S]*还剩 23 小时 59 分/);
  await first.page.getByRole('button', { name: '让给后面的人' }).click();
  await second.page.goto(href);
  await second.page.locator('main').getByRole('link', { name: '确认名额' }).first().click();
  expect(await textOf(second.page)).toMatch(/有名额给您，请确认[\s\S]*还剩 23 小时 59 分/);

  const looked = await (await visit({ ...phone, storageState: await second.context.storageState() })).newPage();
  await looked.goto(`${href}/${places}/enrol`);
  expect(await violationsInEachLook(looked)).toEqual({});
  expect(await looked.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await looked.context().close();

  await second.page.getByRole('button', { name: '确认参加' }).click();
  expect(await textOf(second.page)).toContain('报名成功');
  await leave();
});

test('who lets an offer lapse loses it, is told, and the next one gets it', async () => {
  const { href, places } = await makeWorkshop(SOON_MS);
  const { holder, first, second, giveBack, leave } = await queue([624, 625, 626], places);
  await giveBack(holder.api);
  await first.page.goto(`${href}/${places}/enrol`);
  expect(await textOf(first.page)).toMatch(/请在此前确认[\s\S]*还剩 \d 秒/);
  await sleep(SOON_MS);
  await first.page.getByRole('button', { name: '确认参加' }).click();
  expect(await textOf(first.page)).toContain('确认时间已过');
  // Whoever touches the books next moves them on; else a job does within half a minute.
  await holder.api('post', `/stages/enrolment/${places}/enrol`, {});
  await giveBack(holder.api);
  await first.page.goto('/messages');
  expect(await textOf(first.page)).toContain('名额逾期未确认');
  await second.page.goto(`${href}/${places}/enrol`);
  await second.page.getByRole('button', { name: '确认参加' }).click();
  expect(await textOf(second.page)).toContain('报名成功');
  await leave();
});
