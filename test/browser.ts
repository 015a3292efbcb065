import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, inject } from 'vitest';

/** The smallest screen that the hall is made for, as a phone of the middle sort shows it. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const satisfies BrowserContextOptions;

const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

/** A Chromium for one test file. Each visit is a browser of its own: nobody is signed in, paths are below the hall. */
export async function testBrowser(): Promise<{
  browser: Browser;
  visit: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}> {
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: flags });
  afterAll(() => browser.close());
  const visit = (options: BrowserContextOptions = {}) =>
    browser.newContext({
      baseURL: inject('hallUrl'),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: [],
      // A click on a button that still grows into place may miss it.
      reducedMotion: 'reduce',
      ...options,
    });
  return { browser, visit };
}
