import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { enrolMembers, openRow } from './contests.ts';
import { type Api, enterOfficer } from './people.ts';

const { visit } = await testBrowser();
const hall = { viewport: { width: 1920, height: 1080 } };
const open: BrowserContext[] = [];
afterAll(() => Promise.all(open.map((context) => context.close())));

async function enter(options: Parameters<typeof visit>[0]): Promise<BrowserContext> {
  const context = await visit(options);
  open.push(context);
  return context;
}

let officer: Api;
let judge: Api;
let pad: BrowserContext;
let acts: { entryId: string; title: string }[] = [];
const round = { programmeId: '', stageId: '', title: '' };
const take = (name: string, input: object = {}) => officer('post', `/stages/judging/${round.stageId}/${name}`, input);

/** The act is called, marked by the one judge, and left unshown. */
async function perform(at: number, mark: number): Promise<void> {
  const entryId = acts[at]?.entryId;
  await take('call-act', { entryId });
  const path = `/stages/judging/${round.stageId}`;
  const { version } = await judge<{ version: number }>('get', `${path}/sheet?entryId=${entryId}`);
  await judge('post', `${path}/mark`, { entryId, version, marks: { 总体: mark } });
}

/** Once the screen has kept its page for when the network goes. */
async function isKept(wall: Page): Promise<void> {
  await wall.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await wall.waitForFunction(async () => (await (await caches.open('screen-1')).keys()).length >= 3);
}

beforeAll(async () => {
  officer = await enterOfficer(await enter({}), 'chaoyang');
  pad = await enter(phone);
  judge = await enterOfficer(pad, 'manager');
  const { programmeId, title, stageIds } = await openRow(officer, {
    name: '职工歌手大赛',
    stages: [
      { kind: 'enrolment' },
      {
        kind: 'judging',
        settings: { subject: 'person', blind: false, live: true, holdFirst: 2, scale: '10', unitLine: false },
      },
    ],
  });
  const [places = '', stageId = ''] = stageIds;
  Object.assign(round, { programmeId, stageId, title });
  await enrolMembers(officer, { stageId: places, count: 12 });
  await take('invite', { username: 'manager' });
  await take('order');
  await take('start');
  ({ acts } = await officer<{ acts: typeof acts }>('get', `/stages/judging/${stageId}/live`));
});

const numbersOn = (page: Page) => page.locator('body').innerText();

test('an audience without script and a screen in the hall see a score when it is shown, and never before', async () => {
  const pocket = await (await enter({ ...phone, javaScriptEnabled: false })).newPage();
  await pocket.goto(`/programmes/${round.programmeId}/${round.stageId}/live`);
  expect(await pocket.locator('meta[http-equiv=refresh]').count()).toBeGreaterThan(0);
  const context = await enter(hall);
  const wall = await context.newPage();
  const errors: string[] = [];
  wall.on('pageerror', (error) => errors.push(error.message));
  await wall.goto(`/screen/live/${round.stageId}`);
  await wall.getByText('马上开始').waitFor();

  const list = await pad.newPage();
  await list.goto(`/programmes/${round.programmeId}/${round.stageId}/desk`);
  const first = list.locator('.todo li').first();
  expect(await first.innerText()).toContain('未上场');

  await perform(0, 91.5);
  await first.getByText('已评').waitFor();
  await wall
    .locator('[data-call=now]')
    .getByText(acts[0]?.title ?? '')
    .waitFor();
  await pocket.reload();
  for (const page of [pocket, wall]) expect(await numbersOn(page)).not.toContain('9.15');

  // The first two are held: both scores stand once the second act is over.
  await perform(1, 88.2);
  await take('call-act', { entryId: null });
  await take('show-score', { entryId: acts[0]?.entryId });
  await take('show-score', { entryId: acts[1]?.entryId });
  await wall.locator('[data-call=told]').getByText('8.82').waitFor();
  expect(await wall.locator('[data-table=ranking]').innerText()).toMatch(/1.*9\.15.*2.*8\.82/s);
  // The audience's page is printed once a second.
  const reloaded = async () => {
    await pocket.reload();
    return numbersOn(pocket);
  };
  await expect.poll(reloaded, { timeout: 10_000, interval: 500 }).toContain('9.15');
  expect(errors).toEqual([]);
  const reader = await (await enter(phone)).newPage();
  await reader.goto(`/programmes/${round.programmeId}/${round.stageId}/live`);
  expect(await violationsInEachLook(reader)).toEqual({});
});

test('the screen keeps its board through a cut and goes on when the network is back; nothing is added to it', async () => {
  const context = await enter({ viewport: { width: 1080, height: 1920 } });
  const wall = await context.newPage();
  await wall.goto(`/screen/live/${round.stageId}`);
  await isKept(wall);
  const nodes = () => wall.evaluate(() => document.querySelectorAll('*').length);
  const before = await nodes();

  await context.setOffline(true);
  await wall.reload();
  await wall.locator('[data-call=told]').getByText('8.82').waitFor();
  await perform(2, 95);
  await take('show-score', { entryId: acts[2]?.entryId });
  await context.setOffline(false);
  await wall.locator('[data-call=told]').getByText('9.50').waitFor();

  expect(await nodes()).toBe(before);
  expect(await wall.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
});

test('nobody stays on the screen once the programme is cancelled', async () => {
  const context = await enter(hall);
  const wall = await context.newPage();
  await wall.goto(`/screen/live/${round.stageId}`);
  await wall.locator('[data-call=told]').getByText('9.50').waitFor();
  await officer('post', `/programmes/${round.programmeId}/moves`, { move: 'cancel', reason: '场地停电，另行安排' });

  await wall.locator('[data-call=told]').waitFor({ state: 'hidden' });
  for (const { title } of acts) expect(await numbersOn(wall)).not.toContain(title);
  await isKept(wall);
  // Nor after the power went: what the screen kept is empty too.
  await context.setOffline(true);
  await wall.reload();
  await wall.waitForTimeout(1500);
  for (const { title } of acts) expect(await numbersOn(wall)).not.toContain(title);
});
