import jsqr from 'jsqr';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { type Api, enterOfficer, phoneOf, signInOfficer, signInWorker } from './people.ts';
import type { Programme } from './places.ts';

const HOUR_MS = 3_600_000;
const LEAFLETS = 320;
const desk = { viewport: { width: 1440, height: 900 } };
const { visit } = await testBrowser();

/** Read by the tests that follow: the story is one. */
const story = {
  title: `户外劳动者普法宣传 ${Date.now() % 100_000}`,
  programmeId: '',
  points: '',
  tally: '',
  sessionId: '',
};
const open: BrowserContext[] = [];
afterAll(() => Promise.all(open.map((context) => context.close())));

async function enter(options: Parameters<typeof visit>[0]): Promise<BrowserContext> {
  const context = await visit(options);
  open.push(context);
  return context;
}

describe('a law campaign, from its template to its brief', () => {
  let office: Page;
  let officer: Api;

  test('an officer opens it from the template in the console', async () => {
    const context = await enter(desk);
    office = await context.newPage();
    officer = await signInOfficer(office, 'chaoyang');

    await office.getByRole('link', { name: '模板', exact: true }).first().click();
    await office.getByRole('button', { name: '用“专项普法”模板' }).click();
    await office.getByLabel('活动名称').fill(story.title);
    await office.getByRole('button', { name: '新建草稿' }).click();
    await office.waitForURL(/\/programmes\/[0-9a-f-]{36}\/settings/);
    story.programmeId = /programmes\/([0-9a-f-]{36})/.exec(office.url())?.[1] ?? '';

    await office.getByLabel('开始时间').fill(shanghai(new Date(Date.now() - HOUR_MS)));
    await office.getByLabel('地点', { exact: true }).fill('朝阳公园南门');
    await office.getByRole('button', { name: '保存' }).click();
    await expect
      .poll(async () => (await officer<{ place: string }>('get', `/programmes/${story.programmeId}`)).place)
      .toBe('朝阳公园南门');

    const { stages } = await officer<Programme>('get', `/programmes/${story.programmeId}`);
    const idOf = (kind: string) => stages.find((stage) => stage.kind === kind)?.id ?? '';
    story.points = idOf('sessions');
    story.tally = idOf('tally');
    const { id } = await officer<{ id: string }>('post', `/stages/sessions/${story.points}/add-session`, {
      title: '第一场咨询',
      startsAt: new Date(Date.now() - HOUR_MS / 4),
      endsAt: new Date(Date.now() + 2 * HOUR_MS),
      venue: '朝阳公园南门',
    });
    story.sessionId = id;
    await letPartnerReport(officer, story);

    await office.goto(`/console/programmes/${story.programmeId}`);
    await office.getByRole('button', { name: '发布', exact: true }).click();
    await office
      .getByRole('dialog')
      .getByText(/覆盖 [\d,]+ 人/)
      .waitFor();
    await office.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await expect
      .poll(async () => (await officer<{ state: string }>('get', `/programmes/${story.programmeId}`)).state)
      .toMatch(/published|running/);
  });

  test('a worker finds it on a phone, and a helper checks the worker in by the code shown there', async () => {
    const pocket = await (await enter(phone)).newPage();
    await pocket.goto('/search');
    await pocket.getByRole('searchbox').last().fill(story.title);
    await pocket.keyboard.press('Enter');
    await pocket.getByRole('link', { name: story.title }).first().click();
    expect(await pocket.locator('h1').innerText()).toContain('户外劳动者普法宣传');
    await signInWorker(pocket, phoneOf('courier'), '/code');
    const code = await readCode(pocket);

    const helper = await enterOfficer(await enter(phone), 'helper');
    const scan = { scanId: crypto.randomUUID(), sessionId: story.sessionId, code, scannedAt: new Date() };
    const send = () =>
      helper<{ results: { outcome: string; words: { zh: string } }[] }>(
        'post',
        `/stages/sessions/${story.points}/scans`,
        { scans: [scan], sentAt: new Date() },
      );
    const [first] = (await send()).results;
    const [again] = (await send()).results;

    expect([first?.outcome, again?.outcome]).toEqual(['done', 'done']);
    const { sessions } = await officer<{ sessions: { arrived: number }[] }>(
      'get',
      `/stages/sessions/${story.points}/programme`,
    );
    expect(sessions.map(({ arrived }) => arrived)).toEqual([1]);
  });

  test('the helper looks up whoever has no phone at hand', async () => {
    const context = await enter(phone);
    await enterOfficer(context, 'helper');
    const door = await context.newPage();
    await door.goto(`/programmes/${story.programmeId}/${story.points}/helper?session=${story.sessionId}`);
    await door.locator('input[name=q]').fill(phoneOf('driver').slice(-4));
    await door.getByRole('button', { name: '查找' }).click();
    await door.getByRole('button', { name: /^签到/ }).first().click();
    await expect
      .poll(async () => {
        const { sessions } = await officer<{ sessions: { arrived: number }[] }>(
          'get',
          `/stages/sessions/${story.points}/programme`,
        );
        return sessions[0]?.arrived;
      })
      .toBe(2);
  });

  test('a partner unit reports leaflets in the hall', async () => {
    const context = await enter(phone);
    await enterOfficer(context, 'partner');
    const page = await context.newPage();
    await page.goto('/duty/report');
    await page.getByRole('link', { name: new RegExp(story.title) }).click();
    const indicator = page.locator('select[name=indicator]');
    if (await indicator.count()) await indicator.selectOption('leaflets');
    else await page.locator('input[name=indicator][value=leaflets]').check();
    await page.locator('input[name=amount]').fill(String(LEAFLETS));
    await page.getByRole('button', { name: '提交', exact: true }).first().click();
    await page.waitForLoadState();

    expect(await page.locator('main').innerText()).toContain(String(LEAFLETS));
  });

  test('the district’s figures show it, once counted', async () => {
    const figures = () =>
      officer<{ figures: { indicator: string; value: number }[]; freshness: { waiting: number } }>(
        'get',
        `/figures?programmeId=${story.programmeId}`,
      );
    await expect
      .poll(async () => (await figures()).figures.find(({ indicator }) => indicator === 'leaflets')?.value, {
        timeout: 20_000,
      })
      .toBe(LEAFLETS);
    expect((await figures()).figures.find(({ indicator }) => indicator === 'people-reached')?.value).toBe(2);

    await office.goto(`/console/programmes/${story.programmeId}/figures`);
    await office.getByText(String(LEAFLETS)).first().waitFor();
    await office.goto('/console/figures');
    await office.getByText('发放资料', { exact: false }).first().waitFor();
  });

  test('the brief is drafted with them and prints', { timeout: 90_000 }, async () => {
    await office.goto(`/console/programmes/${story.programmeId}/briefs`);
    await office.getByRole('button', { name: '写一份简报' }).first().click();
    await office.waitForURL(/\/briefs\/[0-9a-f-]{36}/);
    const briefId = /briefs\/([0-9a-f-]{36})/.exec(office.url())?.[1] ?? '';
    const { document } = await officer<{ document: unknown }>('get', `/briefs/${briefId}`);
    expect(JSON.stringify(document)).toContain(String(LEAFLETS));

    const pdf = await office.request.get(`/api/v1/briefs/${briefId}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');
  });
});

/** As the console's date boxes take it. */
function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16);
}

/** Lists the partner of the demo among those who report. */
async function letPartnerReport(officer: Api, { programmeId, tally }: typeof story): Promise<void> {
  const context = await visit();
  const { unit } = await (await enterOfficer(context, 'partner'))<{ unit: { id: string } }>('get', '/me');
  await context.close();
  const { stages } = await officer<{ stages: { id: string; settings: object; version: number }[] }>(
    'get',
    `/programmes/${programmeId}`,
  );
  const stage = stages.find(({ id }) => id === tally);
  await officer('patch', `/programmes/${programmeId}/stages/${tally}`, {
    settings: { ...stage?.settings, units: [{ unitId: unit.id }] },
    version: stage?.version,
  });
}

/** What a camera reads from the phone's screen. */
async function readCode(page: Page): Promise<string> {
  await page.locator('my-code').waitFor();
  const picture = sharp(await page.screenshot({ fullPage: true })).ensureAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height);
  if (!read) throw new Error('No code can be read from the screen.');
  return read.data;
}
