import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { phone, testBrowser } from '../browser.ts';
import { violationsInEachLook } from './axe.ts';
import { enterOfficer, enterWorker, phoneOf } from './people.ts';
import { type Programme, programmesOfEachTemplate, stagePage } from './places.ts';

const desk = { viewport: { width: 1440, height: 900 } } as const satisfies BrowserContextOptions;
const { visit } = await testBrowser();

const openers = {
  visitor: async () => undefined,
  worker: (context: BrowserContext) => enterWorker(context, phoneOf('courier')),
  officer: (context: BrowserContext) => enterOfficer(context, 'admin'),
} as const;

const office = await visit();
const api = await enterOfficer(office, 'admin');
const programmes = await programmesOfEachTemplate(api);
const [shown = ''] = (await api<{ items: { id: string }[] }>('get', '/honours/wall')).items.map(({ id }) => id);
await office.close();
const states: Partial<Record<keyof typeof openers, Promise<Awaited<ReturnType<BrowserContext['storageState']>>>>> = {};
const session = await firstSession(programmes);

const places: Record<keyof typeof openers, readonly string[]> = {
  visitor: [
    '/',
    '/programmes',
    '/programmes?view=open',
    '/programmes?view=near',
    ...programmes.map(({ id }) => `/programmes/${id}`),
    '/sign-in',
    '/sign-in?as=officer',
    '/search?q=普法',
    '/search?q=没有这样的活动',
    '/figures',
    '/honours',
    '/honours?year=1999',
    `/honours/${shown}`,
    '/privacy',
    '/about',
    '/join',
    '/nowhere',
  ],
  worker: [
    '/',
    stagePage(programmes, 'enrolment', 'enrol'),
    `${stagePage(programmes, 'sessions', 'check-in')}?session=${session}`,
    stagePage(programmes, 'feedback', 'answer'),
    '/me',
    '/code',
    '/me/data',
    '/me/honours',
    '/me/ladders',
    '/messages',
    // Refused: a worker is no helper.
    stagePage(programmes, 'sessions', 'helper'),
  ],
  officer: [
    stagePage(programmes, 'sessions', 'helper'),
    stagePage(programmes, 'tally', 'report'),
    '/duty/check-in',
    '/duty/report',
  ],
};

describe.each([
  ['a phone', phone],
  ['a desk', desk],
] as const)('on %s', (_name, options) => {
  test.each(Object.keys(openers) as (keyof typeof openers)[])(
    'nothing on the pages of a %s hinders anybody',
    { timeout: 300_000 },
    async (who) => {
      const context = await visit({ ...options, storageState: await stateOf(who) });
      const page = await context.newPage();
      const found: Record<string, object> = {};
      for (const place of places[who]) {
        await page.goto(place);
        const violations = await violationsInEachLook(page);
        if (Object.keys(violations).length > 0) found[place] = violations;
        const width = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (width > 0) found[`${place} is wider than the screen by`] = { width };
      }
      await context.close();

      expect(found, JSON.stringify(found, null, 1)).toEqual({});
    },
  );
});

/** The cookies of somebody who has signed in, once for all screens: codes are sent once a minute. */
async function stateOf(who: keyof typeof openers) {
  states[who] ??= visit().then(async (context) => {
    await openers[who](context);
    const state = await context.storageState();
    await context.close();
    return state;
  });
  return states[who];
}

/** A session to check in to. */
async function firstSession(all: readonly Programme[]): Promise<string> {
  const [, programmeId, stageId] = /programmes\/([^/]+)\/([^/]+)/.exec(stagePage(all, 'sessions', 'check-in')) ?? [];
  if (!programmeId) throw new Error('No programme has sessions.');
  const context = await visit();
  const answer = await context.request.get(`/api/v1/stages/sessions/${stageId}/programme`);
  const { sessions } = (await answer.json()) as { sessions: { id: string }[] };
  await context.close();
  return sessions[0]?.id ?? '';
}
