import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { demoSignIns } from '../../src/demo/sign-ins/rules.ts';
// What the set-up provides: the hall's address.
import type {} from '../journeys.setup.ts';

type Key = 'admin' | 'security' | 'auditor' | 'chaoyang' | 'manager' | 'helper' | 'partner' | 'doctor';

function signInOf(key: string) {
  const found = demoSignIns.find((each) => each.key === key);
  if (!found) throw new Error(`The demo has no sign-in ${key}.`);
  return found;
}

/** A demo officer, signed in as the console's API would do it. */
export async function enterOfficer(context: BrowserContext, key: Key): Promise<Api> {
  const { sign, secret } = signInOf(key);
  await apiOf(context.request)('post', '/sign-in/password', { username: sign, password: secret });
  return apiOf(context.request);
}

/** A worker of the demo, or anybody with this phone, signed in without the pages. */
export async function enterWorker(context: BrowserContext, phone: string): Promise<Api> {
  const api = apiOf(context.request);
  const { demoCode } = await patiently(() => api<{ demoCode: string }>('post', '/sign-in/code-request', { phone }));
  await api('post', '/sign-in/code', { phone, code: demoCode });
  return api;
}

/** A phone gets one code a minute, whichever journey asked for the last one: the next waits like anybody. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!String(error).includes('request.tooMany')) throw error;
    await sleep(waitIn(String(error)));
    return ask();
  }
}

/** How long a refusal tells to wait, in its Chinese words; a minute where it does not say. */
function waitIn(refusal: string): number {
  const [, seconds = '60'] = /请 (\d+) 秒后再试/.exec(refusal) ?? [];
  return (Number(seconds) + 1) * 1000;
}

/** Somebody on no roster yet, who gives a name at the first sign-in. */
export async function enterNewcomer(context: BrowserContext): Promise<Api> {
  const api = await enterWorker(context, `1900007${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`);
  await api('post', '/me/name', { name: '李新来' });
  return api;
}

/** A member of the demo by number, for a journey that needs a phone which no other uses. */
export const phoneOfMember = (number: number): string => `190${String(number).padStart(8, '0')}`;

export const phoneOf = (key: 'courier' | 'driver' | 'teacher'): string => signInOf(key).sign;

/** A demo officer, signed in on the page. @returns the API as that officer */
export async function signInOfficer(page: Page, key: Key): Promise<Api> {
  await page.goto('/sign-in?as=officer&to=/console/');
  await page.getByLabel('账号', { exact: false }).first().fill(signInOf(key).sign);
  await page.locator('input[type=password]').fill(signInOf(key).secret);
  await page.locator('.sheet form button.btn').click();
  await page.waitForURL(/\/console/, { waitUntil: 'commit' });
  return apiOf(page.request);
}

export type Api = <Answer>(method: 'get' | 'post' | 'patch', path: string, body?: object) => Promise<Answer>;

/** The public API with the cookies of a browser. */
function apiOf(request: APIRequestContext): Api {
  return async <Answer>(method: string, path: string, body?: object) => {
    const response = await request.fetch(`/api/v1${path}`, {
      method,
      headers: { origin: inject('hallUrl') },
      ...(body ? { data: body } : {}),
    });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
}

/** A worker signs in on the page with the code that the demo shows. @returns how many keys that took */
export async function signInWorker(page: Page, phone: string, to = '/me'): Promise<number> {
  const shown = page.locator('.demo-code b');
  const refused = page.locator('[role="alert"]').first();
  for (let isFirst = true; ; isFirst = false) {
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
    await page.locator('#f-phone').fill(phone);
    await page.locator('.sheet form button.btn').first().click();
    await shown.or(refused).first().waitFor();
    if (!isFirst || (await shown.count()) > 0) break;
    await sleep(waitIn(await refused.innerText()));
  }
  const code = (await page.locator('.demo-code b').innerText()).trim();
  await page.locator('#f-code').fill(code);
  await page.locator('.sheet form button.btn').first().click();
  await page.waitForURL((url) => url.pathname === new URL(to, url).pathname);
  return phone.length + code.length;
}
