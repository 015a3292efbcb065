import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { photo } from '../../src/platform/pictures/photo.fixture.ts';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { openRow } from './contests.ts';
import { type Api, enterOfficer, enterWorker } from './people.ts';

const { visit } = await testBrowser();
const office = { viewport: { width: 1440, height: 900 } };
const open: BrowserContext[] = [];
afterAll(() => Promise.all(open.map((context) => context.close())));

async function enter(options: Parameters<typeof visit>[0]): Promise<BrowserContext> {
  const context = await visit(options);
  open.push(context);
  return context;
}

interface Person {
  name: string;
  phone: string;
  id: string;
}
interface Desk {
  judge: { id: string };
  done: number;
  entries: { entryId: string; code: string }[];
  recused: { entryId: string; code: string; ground: string[] }[];
}

let officer: Api;
const round = { programmeId: '', stageId: '', title: '' };
const unions = { east: `晨星印刷工会${crypto.randomUUID().slice(0, 4)}`, west: '', none: '' };
const authors: Person[] = [];
const judges: Person[] = [];
/** Works by their author's place: the first is of the union of the third judge. */
const titles = ['晨光里的站台', '雨夜抢修', '焊花', '老师傅的手'];
const entryIds: string[] = [];
const take = (name: string, input: object = {}) => officer('post', `/stages/judging/${round.stageId}/${name}`, input);
const href = (page: string) => `/programmes/${round.programmeId}/${round.stageId}/${page}`;

/** A phone of a range that only this file uses. */
let phones = Math.floor(Math.random() * 900) * 10;
const nextPhone = () => `1900008${String(phones++).padStart(4, '0')}`;

async function join(unitId: string, name: string): Promise<Person> {
  const person = { name, phone: nextPhone() };
  const { id } = await officer<{ id: string }>('post', '/members', { unitId, ...person });
  return { ...person, id };
}

/** Whoever sits with a phone, signed in. */
async function withPhone(person: Person): Promise<{ person: Person; context: BrowserContext; api: Api; page: Page }> {
  const context = await enter(phone);
  const api = await enterWorker(context, person.phone);
  return { person, context, api, page: await context.newPage() };
}

async function handIn(person: Person, title: string, seed: number): Promise<void> {
  const context = await enter({});
  const api = await enterWorker(context, person.phone);
  const sent = await context.request.post('/api/v1/files/pictures', {
    headers: { origin: inject('hallUrl') },
    multipart: { file: { name: `${person.name}.jpg`, mimeType: 'image/jpeg', buffer: await photo(seed) } },
  });
  const { id: fileId } = (await sent.json()) as { id: string };
  await api('post', `/stages/submissions/${works}/hand-in`, { title, files: [{ fileId, caption: '' }], agreed: true });
}
let works = '';

beforeAll(async () => {
  officer = await enterOfficer(await enter({}), 'chaoyang');
  const admin = await enterOfficer(await enter({}), 'admin');
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const addUnion = (name: string) =>
    admin<{ id: string }>('post', '/units', { parentId: unit.id, kind: 'primary', name });
  unions.west = `长河纺织工会${crypto.randomUUID().slice(0, 4)}`;
  unions.none = `文联工会${crypto.randomUUID().slice(0, 4)}`;
  const [east, west, none] = [await addUnion(unions.east), await addUnion(unions.west), await addUnion(unions.none)];
  for (const [at, name] of ['金不言', '卓识微', '蓝采之', '游刃余'].entries())
    authors.push(await join(at === 0 ? east.id : west.id, name));
  for (const [at, name] of ['严评一', '公评二', '正评三'].entries())
    judges.push(await join(at === 2 ? east.id : none.id, name));
  const { programmeId, title, stageIds } = await openRow(officer, {
    name: '匿名摄影评选',
    stages: [
      { kind: 'submissions' },
      {
        kind: 'judging',
        settings: {
          criteria: [{ title: '总体', outOf: 100, weight: 100, by: 'judges' }],
          top: 2,
          publish: 'scores',
          titles: false,
        },
      },
      { kind: 'sessions' },
    ],
  });
  works = stageIds[0] ?? '';
  Object.assign(round, { programmeId, title, stageId: stageIds[1] ?? '' });
  for (const [at, title] of titles.entries()) await handIn(authors[at] as Person, title, at + 11);
  for (const { id: personId } of judges) await take('invite', { personId });
  await take('invite', { username: 'manager', part: 'arbiter' });
  await take('start');
  const { items } = await officer<{ items: { id: string; title: string }[] }>(
    'get',
    `/stages/judging/${round.stageId}/entries`,
  );
  for (const title of titles) entryIds.push(items.find((entry) => entry.title === title)?.id ?? '');
});

describe('three judges mark blind, one of them set aside, another stepping aside', () => {
  let first: Awaited<ReturnType<typeof withPhone>>;
  let second: Awaited<ReturnType<typeof withPhone>>;
  const deskOf = (api: Api) => api<Desk>('get', `/stages/judging/${round.stageId}/desk`);

  test('a judge sees the picture, and neither author nor union nor what the file tells', async () => {
    first = await withPhone(judges[0] as Person);
    const { page, context } = first;
    const heard: string[] = [];
    page.on('response', (answer) => {
      if (/html|json/.test(answer.headers()['content-type'] ?? ''))
        answer.text().then(
          (text) => heard.push(text),
          () => undefined,
        );
    });
    await page.goto(`/programmes/${round.programmeId}`);
    await page.getByRole('link', { name: '去评审' }).first().click();
    expect(await page.locator('.todo li').count()).toBe(4);
    expect(await violationsInEachLook(page)).toEqual({});
    await page.goto(href(`sheet?entry=${entryIds[1]}`));
    const picture = page.locator('.works img, .work img, main img').first();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const src = (await picture.getAttribute('src')) ?? '';
    const sent = await context.request.get(src);
    expect((await sharp(await sent.body()).metadata()).exif).toBeUndefined();
    expect(sent.headers()['content-disposition'] ?? '').not.toContain('卓识微');
    expect(await violationsInEachLook(page)).toEqual({});

    const secrets = [...authors.map(({ name }) => name), unions.east, unions.west, ...titles];
    expect(secrets.filter((secret) => heard.some((text) => text.includes(secret)))).toEqual([]);
  });

  test('marks are saved as they go, kept when the phone goes dark, and a swipe turns to the next work', async () => {
    const { page } = first;
    await page.locator('#f-mark-0').fill('90');
    await page.locator('[role=status]', { hasText: '已保存' }).waitFor();
    await page.reload();
    expect(await page.locator('#f-mark-0').inputValue()).toBe('90');
    await page.locator('#f-mark-0').fill('900');
    await page.locator('[role=status][data-state=refused]').waitFor();
    await page.locator('#f-mark-0').fill('90');
    await page.locator('[role=status]', { hasText: '已保存' }).waitFor();

    const before = page.url();
    const isLast = (await page.locator('a[rel=next]').count()) === 0;
    await swipe(page, isLast ? 'back' : 'on');
    await page.waitForURL((url) => url.href !== before);
    expect(await page.locator('.work-head h1').innerText()).not.toBe('');
  });

  test('a second judge on the same phone cannot mix marks with the first', async () => {
    const { page, context, person } = first;
    await markAll(first.api, [95, 90, 90, 80]);
    await page.goto(href(`sheet?entry=${entryIds[2]}`));
    const api = await enterWorker(context, (judges[1] as Person).phone);
    await page.locator('#f-mark-0').fill('12');
    const status = page.locator('[role=status][data-state=refused]');
    await status.waitFor();
    expect(await status.innerText()).toContain(person.name);
    expect((await deskOf(api)).done).toBe(0);
    const { sheets } = await officer<{ sheets: { judgeName: string; total: string }[] }>(
      'get',
      `/stages/judging/${round.stageId}/explain?entryId=${entryIds[2]}`,
    );
    expect(sheets.map(({ judgeName, total }) => [judgeName, total])).toEqual([[person.name, '90']]);
    second = { ...first, api };
  });

  test('a judge of the author’s union never has the work; another steps aside by a press', async () => {
    const third = await withPhone(judges[2] as Person);
    const desk = await deskOf(third.api);
    expect(desk.entries.map(({ entryId }) => entryId)).not.toContain(entryIds[0]);
    expect(desk.recused.map(({ ground }) => ground[0])).toEqual(['同一工会系统']);
    const barred = await third.page.goto(href(`sheet?entry=${entryIds[0]}`));
    expect(barred?.status()).toBe(403);

    const { page, api } = second;
    await page.goto(href(`sheet?entry=${entryIds[1]}`));
    await page.locator('summary', { hasText: '我要回避' }).click();
    await page.locator('#f-note').fill('作者是我的学生');
    await page.locator('.aside-form button').click();
    await page.waitForURL(/\/desk/);
    expect((await deskOf(api)).entries.map(({ entryId }) => entryId)).not.toContain(entryIds[1]);

    // The second and third work are equal across the cut.
    await markAll(api, [95, null, 90, 80]);
    await markAll(third.api, [null, 90, 90, 80]);
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('您已全部评完');
  });
});

/** Marks of one judge for each work, sent as the phone does. */
async function markAll(judge: Api, marks: readonly (number | null)[]): Promise<void> {
  const path = `/stages/judging/${round.stageId}`;
  for (const [at, mark] of marks.entries()) {
    if (mark === null) continue;
    const { version } = await judge<{ version: number }>('get', `${path}/sheet?entryId=${entryIds[at]}`);
    await judge('post', `${path}/mark`, { entryId: entryIds[at], version, marks: { 总体: mark } });
  }
}

describe('an officer releases the round', () => {
  let page: Page;
  const released = async () =>
    (
      await officer<{ categories: { rows: { title: string; rank: number; score: string }[] }[] }>(
        'get',
        `/stages/judging/${round.stageId}/results`,
      )
    ).categories.flatMap(({ rows }) => rows.map(({ title, score }) => [title, score]));

  test('the cut line and the ties across it are shown, and have to be decided first', async () => {
    const context = await enter(office);
    await enterOfficer(context, 'chaoyang');
    page = await context.newPage();
    await page.goto(`/console/programmes/${round.programmeId}/stages/${round.stageId}`);
    await page.getByText('2 件在晋级线上并列，只剩 1 个名额').waitFor();
    expect(await page.getByRole('button', { name: '先决定 2 件并列怎么办' }).isDisabled()).toBe(true);
    expect(await released()).toEqual([]);

    await page.getByRole('radio', { name: '指定晋级者' }).check();
    await page.getByRole('checkbox', { name: titles[1] as string }).check();
    await page.getByRole('button', { name: '公布结果' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '公布结果' }).click();
    // Whatever the page says instead, the failure shows it.
    const said = async () => (await page.locator('.ant-message, [role=alert]').allInnerTexts()).join(' ');
    await expect.poll(said, { timeout: 30_000 }).toContain('已公布，2 件进入下一环节');
  });

  test('the hall has it with scores; what is released stays, whoever asks', async () => {
    const reader = await (await enter(phone)).newPage();
    await reader.goto(`/programmes/${round.programmeId}`);
    const shown = reader.locator('main');
    expect(await shown.innerText()).toMatch(/晨光里的站台.*95\.00.*雨夜抢修.*90\.00/s);
    expect(await shown.innerText()).not.toContain('焊花');
    expect(await page.getByRole('button', { name: '公布结果' }).count()).toBe(0);
    await page.getByRole('button', { name: '由原始评分复算' }).click();
    await page.getByText('复算完全一致').waitFor();
    await expect(take('reopen', { reason: '想改' })).rejects.toThrow('resultFixed');
  });

  test('only a ruling changes it, on record, and the hall follows', async () => {
    const context = await enter(phone);
    await enterOfficer(context, 'manager');
    const arbiter = await context.newPage();
    await arbiter.goto(href(`ruling?entry=${entryIds[1]}`));
    await arbiter.locator('select[name=kind]').selectOption('exclude');
    await arbiter.locator('textarea[name=reason]').fill('经查为他人作品');
    await arbiter
      .locator('select[name=ties]')
      .selectOption('all')
      .catch(() => undefined);
    await arbiter.getByRole('button', { name: '作出裁定' }).click();
    await arbiter.waitForURL(/\/desk/);
    expect(await released()).toEqual([
      ['晨光里的站台', '95.00'],
      ['焊花', '90.00'],
    ]);
    await page.reload();
    await page.getByText('经查为他人作品').first().waitFor();
  });
});

/** A finger across the sheet, where nothing is typed. */
async function swipe(page: Page, way: 'on' | 'back'): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const [from, to] = way === 'on' ? [330, 60] : [60, 330];
  const at = (x: number) => [{ x, y: 140 }];
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
