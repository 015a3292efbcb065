import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { woodcuts } from '../web/kit/woodcuts/woodcuts.ts';
import type { App } from './request.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_DAY = 'public, max-age=86400';

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
  app.get('/woodcuts/:file{[a-z-]+\\.svg}', (context) => {
    const name = context.req.param('file').replace(/\.svg$/, '');
    const woodcut = woodcuts[name as keyof typeof woodcuts];
    if (!woodcut) return context.notFound();
    return context.body(woodcut.svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': A_DAY });
  });
  app.get('/favicon.ico', (context) => context.redirect('/assets/favicon.svg', 301));
}

const waiting = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>工作台</title>
<p>工作台正在准备，几秒后自动打开。<br>The console is being prepared and opens by itself in a few seconds.</p>`;

/** The console: one page for every address below /console. */
export function addConsole(app: App, dist: string): void {
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
  app.get('/console/*', async (context, next) => {
    if (!existsSync(join(root, 'index.html'))) return context.html(waiting);
    return serveStatic({
      root,
      path: 'index.html',
      onFound: (_path, found) => found.header('cache-control', 'no-cache'),
    })(context, next);
  });
}
