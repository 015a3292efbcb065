import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { type Api, enterOfficer } from './people.ts';
import type { Programme } from './places.ts';

const desk = { viewport: { width: 1440, height: 900 } };
const DAY_MS = 86_400_000;
const WHAT = '公示的事迹中，2024 年的改进项目不是其本人完成的。';
const REPLY = '经核查，反映属实，已从名单撤下。';
const { visit } = await testBrowser();

/** Read by the tests that follow: the story is one. */
const story = { title: `先进推荐评选 ${Date.now() % 100_000}`, programmeId: '', notice: '', names: [''], receipt: '' };
const open: BrowserContext[] = [];
afterAll(() => Promise.all(open.map((context) => context.close())));

async function enter(options: Parameters<typeof visit>[0]): Promise<BrowserContext> {
  const context = await visit(options);
  open.push(context);
  return context;
}

describe('an objection that blocks a notice and is upheld', () => {
  let officer: Api;
  let office: BrowserContext;
  let reader: Page;

  test('a list of one, with another in reserve, is put on the board', async () => {
    office = await enter(desk);
    officer = await enterOfficer(office, 'chaoyang');
    await plantNotice(officer);

    const { listed, reserve } = await officer<{ listed: number; reserve: number }>(
      'post',
      `/stages/notice/${story.notice}/post`,
      {},
    );
    expect({ listed, reserve }).toEqual({ listed: 1, reserve: 1 });
  });

  test('somebody objects on a phone, without a name and without signing in', async () => {
    reader = await (await enter(phone)).newPage();
    await reader.goto(`/programmes/${story.programmeId}`);
    const board = reader.getByRole('region', { name: '公示' });
    await expect.poll(() => board.innerText()).toContain(story.names[0]);
    expect(await board.innerText()).not.toContain(story.names[1]);
    const course = reader.locator('.timeline > li');
    expect(await course.evaluateAll((steps) => steps.map((step) => step.className))).toEqual([
      'step-done',
      'step-now',
      'step-next',
    ]);
    await board.getByRole('link', { name: '反映问题' }).click();
    expect(await violationsInEachLook(reader)).toEqual({});

    await reader.locator('select[name=nameId]').selectOption({ index: 1 });
    await reader.locator('textarea[name=words]').fill('太短');
    await reader.getByRole('button', { name: '提交' }).click();
    expect(await reader.locator('#errors').innerText()).toContain('反映的问题：');
    await reader.locator('input[name=named]').check();
    await reader.locator('textarea[name=words]').fill(WHAT);
    await reader.getByRole('button', { name: '提交' }).click();
    expect((await reader.locator('#errors li').allInnerTexts()).sort()).toEqual([
      '您的姓名：请填写',
      '联系方式：请填写',
    ]);
    await reader.locator('input[name=named]').uncheck();
    await reader.locator('textarea[name=words]').fill(WHAT);
    await reader.getByRole('button', { name: '提交' }).click();
    await reader.waitForURL(/\/receipt/);
    story.receipt = (await reader.locator('.receipt-code').innerText()).trim();
    expect(story.receipt).toMatch(/^[0-9A-F]{4}(-[0-9A-F]{4})+$/);
  });

  test('the officer sees that one is open, not what it says, and cannot end the notice', async () => {
    const page = await office.newPage();
    await page.goto(`/console/programmes/${story.programmeId}/stages/${story.notice}`);
    await page.getByText('还有 1 件异议没有结论').waitFor();
    expect(await page.getByRole('button', { name: '结束公示' }).isDisabled()).toBe(true);
    expect(await page.locator('main').innerText()).not.toContain(WHAT);
    await page.goto(`/programmes/${story.programmeId}/${story.notice}/desk`);
    expect(await page.locator('body').innerText()).not.toContain(WHAT);
  });

  test('the handler takes it over at the desk and upholds it; the next in reserve moves up', async () => {
    const context = await enter(phone);
    await enterOfficer(context, 'manager');
    const page = await context.newPage();
    await page.goto(`/programmes/${story.programmeId}`);
    await page.getByRole('link', { name: '异议受理台' }).click();
    expect(await page.locator('main').innerText()).toContain(WHAT);
    await page.getByRole('button', { name: '由我承办' }).click();
    await page.getByLabel('核查情况').fill('已向单位核实，项目由班组共同完成。');
    await page.getByRole('button', { name: '记录', exact: true }).click();
    await page.getByRole('radio', { name: '属实，撤下', exact: true }).check();
    await page.getByRole('textbox', { name: '答复' }).fill(REPLY);
    await page.getByRole('button', { name: '作出结论' }).click();
    await expect.poll(() => page.locator('body').innerText()).toContain(`${story.names[1]} 递补`);
  });

  test('whoever objected reads the reply by the receipt, and the board shows who moved up', async () => {
    await reader.goto(`/programmes/${story.programmeId}`);
    const board = reader.getByRole('region', { name: '公示' });
    expect(await board.innerText()).toContain(story.names[1]);
    expect(await board.innerText()).not.toContain(story.names[0]);
    await board.getByRole('link', { name: '查询反映结果' }).click();
    await reader.locator('input[name=receipt]').fill(story.receipt);
    await reader.getByRole('button', { name: '查询' }).click();
    await expect.poll(() => reader.locator('main').innerText()).toContain(REPLY);

    const { finish } = await officer<{ finish: { ok: boolean; words: string[] }[] }>(
      'get',
      `/stages/notice/${story.notice}/status`,
    );
    expect(finish.map(({ ok }) => ok)).toEqual([false, true]);
  });
});

/** Two collectives nominated, approved, ordered and settled; a handler named. */
async function plantNotice(officer: Api): Promise<void> {
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    template: 'commendation',
    unitId: unit.id,
    title: story.title,
    place: '朝阳区总工会',
    startsAt: new Date(Date.now() - DAY_MS),
    endsAt: new Date(Date.now() + 60 * DAY_MS),
  });
  const { stages } = await officer<Programme>('get', `/programmes/${id}`);
  const change = async (key: string, settings: object) => {
    const stage = stages.find((each) => each.key === key);
    await officer('patch', `/programmes/${id}/stages/${stage?.id}`, {
      settings: { ...stage?.settings, ...settings },
      version: stage?.version,
    });
    return stage?.id ?? '';
  };
  const group = { key: 'team', label: '模范集体', kind: 'collective', places: 1, reserve: 1 };
  const review = await change('review', {
    groups: [group],
    shares: [],
    steps: [{ key: 'check', label: '审核', level: 'organiser' }],
  });
  const notice = await change('notice', {
    basis: '《关于评选表彰的通知》',
    phone: '12351',
    places: [{ group: 'team', label: '模范集体', places: 1 }],
  });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
  const names = [`晨光班组${Date.now() % 1000}`, `长虹班组${Date.now() % 1000}`];
  const nomineeIds: string[] = [];
  for (const name of names) {
    const given = { group: 'team', unitId: unit.id, name, deedsShort: '连续五年无事故，完成改进三十项。' };
    nomineeIds.push(
      (await officer<{ nomineeId: string }>('post', `/stages/review/${review}/nominate`, given)).nomineeId,
    );
  }
  const nominees = nomineeIds.map((nomineeId) => ({ nomineeId }));
  await officer('post', `/stages/review/${review}/approve`, { step: 'check', nominees });
  await officer('post', `/stages/review/${review}/order`, { group: 'team', nomineeIds });
  await officer('post', `/stages/review/${review}/settle`, {});
  await officer('post', `/stages/notice/${notice}/appoint`, { usernames: ['manager'] });
  Object.assign(story, { programmeId: id, notice, names });
}
