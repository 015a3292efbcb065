import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { drawNonce } from '../platform/http/security.ts';
import { drawPng } from '../platform/pictures/draw.ts';
import { woodcuts } from '../web/kit/woodcuts/woodcuts.ts';
import type { App } from './request.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';
/** As wide as a card of WeChat or Open Graph is shown. */
const CARD_WIDTH_PX = 780;
const WOODCUT_WIDTH = 390;

/** The hall's built style and islands, and the woodcuts. Names carry a hash, so they are kept for ever. */
export function addStatic(app: App, dist: string): void {
  app.use(
    '/assets/*',
    serveStatic({
      root: join(dist, 'hall'),
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/assets/, ''),
      onFound: (_path, context) => context.header('cache-control', FOR_EVER),
    }),
  );
  const drawn = new Map<string, Promise<Buffer>>();
  // Messengers show no SVG on a share card. There are few woodcuts, so each is drawn once.
  app.get('/woodcuts/:file{[a-z-]+\\.png}', async (context) => {
    const name = context.req.param('file').replace(/\.png$/, '');
    if (!Object.hasOwn(woodcuts, name)) return context.notFound();
    const { svg } = woodcuts[name as keyof typeof woodcuts];
    const png = drawn.get(name) ?? drawPng(svg, { widthPx: CARD_WIDTH_PX, ofWidth: WOODCUT_WIDTH });
    drawn.set(name, png);
    return context.body(new Uint8Array(await png), 200, { 'content-type': 'image/png', 'cache-control': A_DAY });
  });
  app.get('/woodcuts/:file{[a-z-]+\\.svg}', (context) => {
    const name = context.req.param('file').replace(/\.svg$/, '');
    const woodcut = woodcuts[name as keyof typeof woodcuts];
    if (!woodcut) return context.notFound();
    return context.body(woodcut.svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': A_DAY });
  });
  for (const path of ['/favicon.ico', '/favicon.svg']) app.get(path, (context) => context.redirect('/icon.svg', 301));
}

const waiting = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>工作台</title>
<p>工作台正在准备，几秒后自动打开。<br>The console is being prepared and opens by itself in a few seconds.</p>`;

/** The console: one page for every address below /console. */
export function addConsole(app: App, { dist, isHttps }: { dist: string; isHttps: boolean }): void {
  const root = join(dist, 'console');
  app.use(
    '/console/assets/*',
    serveStatic({
      root,
      precompressed: true,
      rewriteRequestPath: (path) => path.replace(/^\/console/, ''),
      onFound: (_path, context) => context.header('cache-control', FOR_EVER),
    }),
  );
  app.get('/console', (context) => context.redirect('/console/'));
  app.get('/console/*', async (context) => {
    const page = join(root, 'index.html');
    if (!existsSync(page)) return context.html(waiting);
    // antd writes its styles into the page; only what carries this answer's nonce is let in.
    const { nonce, headers } = drawNonce({ isHttps });
    const html = (await readFile(page, 'utf8')).replace(
      '</head>',
      `<meta property="csp-nonce" nonce="${nonce}"></head>`,
    );
    return context.html(html, 200, { ...headers, 'cache-control': 'no-cache' });
  });
}
