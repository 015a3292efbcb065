import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { z } from 'zod';
import { clockOf, formatDay } from '../../kernel/dates.ts';
import { pick } from '../../kernel/words.ts';
import type { Scope } from '../../people/access/rules.ts';
import { findFederation } from '../../people/access/settings/service.ts';
import type { House } from '../../platform/house.ts';
import { sendPacked } from '../../platform/http/text.ts';
import { honourWords } from '../../registries/honours/words.ts';
import { type ScreenData, screenLayouts } from '../../web/screen/contract.ts';
import { screenPage } from '../../web/screen/page.ts';
import { readAssets } from '../hall/frame.ts';
import { openPages } from '../hall/open-pages.ts';
import type { App } from '../request.ts';
import { galleryScreen } from './gallery.ts';
import { honoursScreen } from './honours.ts';
import { liveScreen } from './live.ts';
import type { ScreenPage } from './page.ts';

/** Every page for walls. */
const screenPages: readonly ScreenPage[] = [honoursScreen, galleryScreen, liveScreen];

const looks = z.object({ layout: z.enum(screenLayouts).default('auto') });

/** Screens on walls: pages whose first frame is there without script, their data, and the worker that keeps them. */
export function addScreen(
  app: App,
  house: House,
  { scopeOf, dist }: { scopeOf: (context: Context) => Promise<Scope>; dist: string },
): void {
  let read: ReturnType<typeof readAssets>['screen'] | undefined;
  const assets = () => (read ??= readAssets(dist).screen);
  const printOpen = openPages(house.db);

  for (const page of screenPages) {
    const dataOf = async (context: Context, scope: Scope): Promise<ScreenData> => {
      const federation = await findFederation(house, context.req.header('host'));
      const shown = await page.show({
        house,
        scope,
        asked: page.asked.parse({ ...context.req.query(), ...context.req.param() }),
        federation: { name: federation?.name ?? '' },
      });
      return { build: assets().script, demo: federation?.demo ? pick(honourWords.demoMark, scope.lang) : '', ...shown };
    };

    app.get(`/screen${page.path}`, async (context) => {
      const { layout } = looks.parse(context.req.query());
      const scope = await scopeOf(context);
      const { lang, zone } = scope;
      const data = await dataOf(context, scope);
      const now = house.now();
      const search = new URLSearchParams(context.req.query());
      search.delete('layout');
      search.set('lang', lang);
      const text = screenPage({
        data,
        settings: {
          lang,
          zone,
          source: `${context.req.path}/data?${search}`,
          layout,
          askSeconds: page.askSeconds,
        },
        clock: clockOf(now, zone),
        day: formatDay(now, { lang, zone }),
        assets: assets(),
      });
      return context.html(text, 200, { 'cache-control': 'no-cache' });
    });

    app.get(`/screen${page.path}/data`, async (context) => {
      const scope = await scopeOf(context);
      const packed = await printOpen(context, scope, async () => JSON.stringify(await dataOf(context, scope)));
      const etag = `W/"${createHash('sha256').update(packed.text).digest('base64url').slice(0, 22)}"`;
      const headers = { etag, 'cache-control': 'no-cache' };
      if (context.req.header('if-none-match') === etag) return context.body(null, 304, headers);
      return sendPacked(context, packed, { type: 'application/json; charset=utf-8', headers });
    });
  }

  app.get('/screen/worker.js', async (context) => {
    const script = await readFile(join(dist, 'hall', assets().worker.replace(/^\/assets/, '')), 'utf8');
    return context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
}
