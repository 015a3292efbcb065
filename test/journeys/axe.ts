import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Rules that a change of colours or of size can break; the others see the same page. */
const ofLooks = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'meta-viewport'];

/** What axe finds on a page, in one line for each element. */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // What passes is not described: describing it takes longer than all the rest.
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules ? { runOnly: [...rules] } : {}) };
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id} ${target.join(' ')}: ${failureSummary.split('\n')[1]?.trim()}`,
      ),
    );
  }, options);
}

/** The same page in light, dark and large type, as the reader's choice has them drawn. */
export async function violationsInEachLook(page: Page): Promise<Record<string, string[]>> {
  const looks = { light: ['light', 'normal'], dark: ['dark', 'normal'], large: ['light', 'large'] } as const;
  const found: Record<string, string[]> = {};
  for (const [look, [theme, size]] of Object.entries(looks)) {
    await page.evaluate(
      ([theme, size]) => {
        document.documentElement.dataset.theme = theme;
        if (size === 'large') document.documentElement.dataset.size = size;
        else delete document.documentElement.dataset.size;
      },
      [theme, size],
    );
    const violations = await violationsOf(page, look === 'light' ? undefined : ofLooks);
    if (violations.length > 0) found[look] = violations;
  }
  return found;
}
