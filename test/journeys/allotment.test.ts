import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook, violationsOf } from './axe.ts';
import { type Api, enterOfficer, enterWorker, phoneOfMember, signInOfficer } from './people.ts';
import type { Programme } from './places.ts';

const HOUR_MS = 3_600_000;
const ILLNESS = '餐前注射胰岛素';
const plainPhone = { ...phone, javaScriptEnabled: false };
const { visit } = await testBrowser();
let officer: Api;
const made = { programmeId: '', places: '' };
const hall = (page: string) => `/programmes/${made.programmeId}/${made.places}/${page}`;
const api = (name: string) => `/stages/enrolment/${made.places}/${name}`;

/** Two batches of one place each, given out by points once the window has closed. */
const settings = {
  admit: 'priority',
  seats: null,
  batches: [
    { key: 'may', label: '五月', places: 1 },
    { key: 'june', label: '六月', places: 1 },
  ],
  questions: [{ key: 'hard', label: '在艰苦岗位工作', kind: 'yes' }],
  priority: { lines: [{ from: 'answer', value: 'hard', points: 20, label: '艰苦岗位' }] },
  confirmHours: 24,
  healthForm: {
    questions: [
      { key: 'illness', label: '慢性病史', kind: 'longText', required: true },
      { key: 'walks', label: '能步行一小时', kind: 'yes' },
    ],
    doctors: [{ username: 'doctor' }],
  },
};

beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    ...{
      template: 'workshop',
      unitId: unit.id,
      title: `疗休养 ${crypto.randomUUID().slice(0, 4)}`,
      place: '海滨疗养院',
    },
    ...{ startsAt: new Date(Date.now() + 900 * HOUR_MS), endsAt: new Date(Date.now() + 960 * HOUR_MS) },
    audience: { membersOnly: false },
  });
  Object.assign(made, { programmeId: id, places: (await stageOf(id)).id });
  await change({
    settings: { ...(await stageOf(id)).settings, ...settings },
    closesAt: new Date(Date.now() + HOUR_MS),
  });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
});

async function stageOf(programmeId: string) {
  const { stages } = await officer<Programme>('get', `/programmes/${programmeId}`);
  const stage = stages.find(({ kind }) => kind === 'enrolment');
  if (!stage) throw new Error('The workshop has no enrolment.');
  return stage;
}

async function change(changes: object): Promise<void> {
  const { id, version } = await stageOf(made.programmeId);
  await officer('patch', `/programmes/${made.programmeId}/stages/${id}`, { ...changes, version });
}

const textOf = (page: Page) => page.locator('main').innerText();

/** What the published script says of the published data. */
async function recomputed(context: BrowserContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'journey-'));
  for (const [name, read] of [
    ['published.json', 'published'],
    ['recompute.mjs', 'recompute'],
  ] as const)
    writeFileSync(join(folder, name), await (await context.request.get(`/api/v1${api(read)}`)).body());
  const said = execFileSync(process.execPath, ['recompute.mjs', 'published.json'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return said;
}

test('a worker ranks batches without script, sees the score, gets and confirms a place, and tells the doctor alone of their health', async () => {
  const { context } = await enterOnPhone(611);
  const page = await context.newPage();
  await page.goto(`/programmes/${made.programmeId}`);
  expect(await textOf(page)).toContain('种子已封存');
  await page.goto(hall('enrol'));
  await page.locator('select[name=wish-1]').selectOption('may');
  await page.locator('select[name=wish-2]').selectOption('june');
  await page.getByLabel('在艰苦岗位工作').check();
  await page.locator('main form button.btn').click();
  await page.getByRole('link', { name: '我的号码和次序' }).click();
  expect(await textOf(page)).toMatch(/1 号[\s\S]*五月、六月[\s\S]*艰苦岗位[\s\S]*本人申报[\s\S]*20/);

  const others = await Promise.all([612, 613].map((member) => enterOnPhone(member)));
  for (const other of others) await other.api('post', api('enrol'), { wishes: ['may'] });
  await change({ closesAt: new Date(Date.now() - 1000) });
  await allotInConsole();

  await page.goto(hall('enrol'));
  // The other two wished for May alone: one of them has it, so that both batches are used.
  expect(await textOf(page)).toMatch(/六月/);
  await page.locator('main form button.btn').click();
  expect(await textOf(page)).toContain('报名成功');
  await page.getByRole('link', { name: '填健康表' }).click();
  expect(await textOf(page)).toMatch(/结束 90 天后[\s\S]*自动删除/);
  await page.getByLabel('慢性病史').fill(ILLNESS);
  await page.getByLabel(/我同意/).check();
  await page.getByRole('button', { name: '交健康表' }).click();
  expect(await textOf(page)).toContain('撤回并删除');
  await closedTo(others.map(({ context: each }) => each));
  await readByTheDoctorAlone(page);
  await page.goto(hall('draw'));
  expect(await textOf(page)).toMatch(/3 份申请，2 份得到名额[\s\S]*下载核对脚本/);
  expect(await recomputed(context)).toMatch(/Sealed seed[\s\S]*Same as published/);

  const seen = await (await visit({ ...phone, storageState: await context.storageState() })).newPage();
  for (const place of [`/programmes/${made.programmeId}`, hall('claim'), hall('health'), hall('draw')]) {
    await seen.goto(place);
    expect(await violationsInEachLook(seen), place).toEqual({});
    expect(
      await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      place,
    ).toBe(0);
  }
  await seen.context().close();
  await context.close();
});

async function enterOnPhone(member: number) {
  const context = await visit(plainPhone);
  return { context, api: await enterWorker(context, phoneOfMember(member)) };
}

/** Whoever got no place is told that enrolment is closed and where their result is, and has no form to fill in. */
async function closedTo(contexts: readonly BrowserContext[]): Promise<void> {
  const told = await Promise.all(
    contexts.map(async (context) => {
      const page = await context.newPage();
      await page.goto(`/programmes/${made.programmeId}`);
      const programme = await textOf(page);
      await page.goto(hall('health'));
      const health = await page.locator('body').innerText();
      await context.close();
      return { programme, health };
    }),
  );
  for (const { health } of told) expect(health).toContain('有名额的人才填');
  const without = told.map(({ programme }) => programme).join();
  expect(without).not.toMatch(/加入候补|现在不能参加/);
}

/** The doctor whom the settings name opens the form; other officers do not, and its person sees who looked. */
async function readByTheDoctorAlone(own: Page): Promise<void> {
  const context = await visit(plainPhone);
  await enterOfficer(context, 'doctor');
  const page = await context.newPage();
  await page.goto(hall('health-desk?batch=june'));
  await page.locator('main .person a').first().click();
  expect(await textOf(page)).toContain(ILLNESS);
  const sheet = page.url();
  await context.close();

  const other = await visit(plainPhone);
  await enterOfficer(other, 'manager');
  const refused = await other.newPage();
  for (const place of [hall('health-desk'), sheet]) {
    await refused.goto(place);
    expect(await refused.locator('body').innerText()).toContain('只有本人和指定的医生能看');
  }
  await other.close();

  await own.goto('/me/data');
  expect(await textOf(own)).toMatch(/查看健康表/);
}

async function allotInConsole(): Promise<void> {
  const context = await visit();
  const page = await context.newPage();
  await signInOfficer(page, 'chaoyang');
  await page.goto(`/console/programmes/${made.programmeId}/stages/${made.places}`);
  await page.getByRole('button', { name: '分配名额' }).click();
  await page.locator('.ant-modal').getByRole('button', { name: '分配名额' }).click();
  await page.getByText('分配并公布，不再重来').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await context.close();
}
