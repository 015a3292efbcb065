import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import readQr from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, inject, test } from 'vitest';
import { canReadPages, readPages } from '../../src/platform/pdf/text.ts';
import { phone, testBrowser } from '../browser.ts';
import { type Api, enterOfficer, signInOfficer } from './people.ts';

const { visit } = await testBrowser();
const readable = await canReadPages();
const run = promisify(execFile);

const AWARDED = 45;
const made = { programmeId: '', stageId: '', title: '' };
let officer: Api;
beforeAll(async () => {
  officer = await enterOfficer(await visit(), 'chaoyang');
  const { unit } = await officer<{ unit: { id: string } }>('get', '/me');
  const title = `职工摄影大赛 ${crypto.randomUUID().slice(0, 4)}`;
  const { id } = await officer<{ id: string }>('post', '/programmes', {
    template: 'campaign',
    unitId: unit.id,
    title,
    startsAt: new Date(Date.now() + 86_400_000),
    endsAt: new Date(Date.now() + 20 * 86_400_000),
    audience: { membersOnly: false },
  });
  const { id: takesFrom } = await officer<{ id: string }>('post', `/programmes/${id}/stages`, { kind: 'enrolment' });
  const { id: stageId } = await officer<{ id: string }>('post', `/programmes/${id}/stages`, {
    kind: 'awards',
    takesFrom,
    settings: { tiers: [{ name: '优秀奖' }] },
  });
  await officer('post', `/programmes/${id}/moves`, { move: 'publish' });
  const { items } = await officer<{ items: { id: string }[] }>('get', `/members?limit=${AWARDED}`);
  await officer('post', `/stages/enrolment/${takesFrom}/enrol-other`, { personIds: items.map((member) => member.id) });
  Object.assign(made, { programmeId: id, stageId, title });
});

/** What the code on the first page of a PDF says. */
async function codeOn(pdf: Buffer): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'code-'));
  try {
    await writeFile(join(folder, 'it.pdf'), pdf);
    await run('pdftoppm', ['-r', '150', '-l', '1', '-singlefile', '-png', join(folder, 'it.pdf'), join(folder, 'it')]);
    const { data, info } = await sharp(await readFile(join(folder, 'it.png')))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return readQr.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openPanel(page: Page) {
  await signInOfficer(page, 'chaoyang');
  await page.goto(`/console/programmes/${made.programmeId}/stages/${made.stageId}`);
}

test.runIf(readable)(
  'awards are released, all certificates printed in one run, and one is checked by its code',
  async () => {
    const page = await (await visit()).newPage();
    await openPanel(page);
    await page.getByRole('button', { name: '公布获奖名单' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '公布获奖名单' }).click();
    await page.getByText(`已公布 ${AWARDED} 个奖项`, { exact: false }).waitFor();
    await page.getByRole('button', { name: '打印全部证书' }).click();
    // Whoever leaves comes back to it.
    await page.goto('/console/programmes');
    await page.goto(`/console/programmes/${made.programmeId}/stages/${made.stageId}`);
    const link = page.getByRole('link', { name: /^下载/ });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const pdf = await readFile(await download.path());
    const pages = await readPages(pdf);
    expect(pages.length).toBe(AWARDED);
    expect(pages.filter((text) => !text.includes('荣誉证书') || !text.includes('荣获优秀奖'))).toEqual([]);

    const code = await codeOn(pdf);
    expect(code).toMatch(/\/certificates\/\d{4}-\d{6}-\w{4}-\w{4}$/);
    const hall = await (await visit(phone)).newPage();
    await hall.goto(new URL(code ?? '').pathname);
    await hall.getByText('证书有效').waitFor();
    expect(await hall.locator('.certificate').innerText()).toContain(`${made.title} 优秀奖`);

    // Revoked: the same page says so at the next look, and nobody else finds it by a slip in typing.
    const { items } = await officer<{ items: { id: string; position: number }[] }>(
      'get',
      `/stages/awards/${made.stageId}/awards?limit=1`,
    );
    await officer('post', `/stages/awards/${made.stageId}/revoke`, { awardId: items[0]?.id, reason: '作品系抄袭' });
    await hall.reload();
    await hall.getByText(/证书已于.*撤销/).waitFor();
    expect(await hall.content()).not.toContain('抄袭');

    await hall.goto('/certificates');
    await hall.getByLabel('证书编号').fill('2026-000001-ABCD-EFGH');
    await hall.getByRole('button', { name: '查验' }).click();
    await hall.locator('#errors').getByText('编号有误', { exact: false }).waitFor();
    expect(new URL(hall.url()).origin).toBe(new URL(inject('hallUrl')).origin);
  },
  180_000,
);
