import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pick } from '../../kernel/words.ts';
import { drawPng } from '../../platform/pictures/draw.ts';
import { JoinPage, OfflinePage, TextPage } from '../../web/hall/pages/plain-pages.tsx';
import { paths } from '../../web/hall/paths.ts';
import { plainTexts } from '../../web/hall/words/texts.ts';
import { markSvg } from '../../web/kit/mark.ts';
import { colours } from '../../web/kit/tokens.ts';
import type { App } from '../request.ts';
import { readAssets } from './frame.ts';
import type { Hall } from './hall.ts';

/** As the name of the address says, and as home screens ask for it. */
const TOUCH_ICON_PX = 180;

/** Plain pages, and what an installed hall needs: manifest, icon, offline page. */
export function addPapers(app: App, hall: Hall, dist: string): void {
  for (const [path, text] of Object.entries(plainTexts)) {
    app.get(path, (context) =>
      hall.page(context, async ({ frame }) => (
        <TextPage
          frame={frame}
          view={{
            title: pick(text.title, frame.lang),
            sections: text.sections.map((section) => ({
              title: pick(section.title, frame.lang),
              paragraphs: section.paragraphs.map((each) => pick(each, frame.lang)),
            })),
          }}
        />
      )),
    );
  }
  app.get(paths.join, (context) =>
    hall.page(context, async ({ frame }) => (
      <JoinPage
        frame={frame}
        view={{
          // Who has signed in has done the first step; the rest is done by their union.
          ...(frame.account ? {} : { href: '/sign-in' }),
          steps: [
            ['用手机号登录', 'Sign in with your phone'],
            ['告诉本单位工会您已登录，由工会把您加入名册', 'Tell your union, which adds you to its roster'],
            ['加入后即可报名、领码、评价', 'Then enrol, show your code, give feedback'],
          ].map((step) => pick([step[0] ?? '', step[1] ?? ''], frame.lang)),
        }}
      />
    )),
  );
  app.get(paths.offline, (context) => hall.page(context, async ({ frame }) => <OfflinePage frame={frame} />));
  app.get(paths.manifest, (context) =>
    context.json(
      {
        name: '职工之家',
        short_name: '职工之家',
        start_url: '/',
        display: 'standalone',
        background_color: colours.paper[0],
        theme_color: colours.red[0],
        icons: [
          { src: paths.icon, sizes: 'any', type: 'image/svg+xml' },
          { src: paths.touchIcon, sizes: '180x180', type: 'image/png' },
        ],
      },
      200,
      { 'content-type': 'application/manifest+json' },
    ),
  );
  // A worker may only watch over addresses below its own, so it is served from the top.
  app.get(paths.worker, async (context) => {
    const { worker } = readAssets(dist);
    const script = await readFile(join(dist, 'hall', worker.replace(/^\/assets/, '')), 'utf8');
    return context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get(paths.icon, (context) =>
    context.body(markSvg, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }),
  );
  let touchIcon: Promise<Buffer> | undefined;
  app.get(paths.touchIcon, async (context) => {
    touchIcon ??= drawPng(markSvg, { widthPx: TOUCH_ICON_PX, ofWidth: TOUCH_ICON_PX });
    const png = new Uint8Array(await touchIcon);
    return context.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' });
  });
}
