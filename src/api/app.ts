import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { ZodError } from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import type { Scope } from '../people/access/rules.ts';
import { isDataError } from '../platform/db/connect.ts';
import type { House } from '../platform/house.ts';
import { isPrivate, trustRanges } from '../platform/http/client-ip.ts';
import { httpRefusals } from '../platform/http/errors.ts';
import { watchRequests } from '../platform/http/log.ts';
import { metricsText } from '../platform/http/metrics.ts';
import { problemOf, refuseInvalid } from '../platform/http/problems.ts';
import { ShapeRouter } from '../platform/http/router.ts';
import { limitBodies, refuseOtherSites, securityHeaders } from '../platform/http/security.ts';
import { compressRest } from '../platform/http/text.ts';
import { addFiles } from './files.ts';
import type { DemoSignIn } from './hall/hall.ts';
import { addHall, problemPage } from './hall/routes.tsx';
import { addHealth } from './health.ts';
import { type App, scopes, setCookies } from './request.ts';
import { addScreen } from './screen/screen.ts';
import { addConsole, addStatic } from './static.ts';
import { createApiV1 } from './v1.ts';

export interface AppOptions {
  trustedProxies: readonly string[];
  /** Folder of the built bundles. */
  dist: string;
  /** Sign-ins that a demo federation shows. */
  demoSignIns: readonly DemoSignIn[];
}

/** Whether a request came straight from the own network, as a collector of metrics does, and through no proxy. */
function isNeighbour(context: Context): boolean {
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => context.req.header(name));
  return !isForwarded && isPrivate(getConnInfo(context).remote.address ?? '');
}

/** The whole house over HTTP: hall, console, API, files, health. */
export function createApp(house: House, { trustedProxies, dist, demoSignIns }: AppOptions): App {
  const app: App = new Hono({ router: new ShapeRouter() });
  const isHttps = house.url.startsWith('https:');
  const scopeOf = scopes(house, trustRanges(trustedProxies));

  app.use(watchRequests({ log: house.log }));
  addHealth(app, house);
  app.get('/metrics', async (context) => {
    if (!isNeighbour(context)) throw httpRefusals.notFound();
    return context.text(await metricsText(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.use(securityHeaders({ isHttps, isData: (path) => path.startsWith('/api/') }));
  addStatic(app, dist);
  app.use(compressRest());
  app.use(refuseOtherSites({ publicUrl: house.url }));
  app.use(limitBodies());
  app.use(setCookies);
  addFiles(app, house, scopeOf);
  app.route('/api/v1', createApiV1(house, scopeOf));
  addConsole(app, { dist, isHttps });
  addScreen(app, house, { scopeOf, dist });
  addHall(app, house, { scopeOf, dist, demoSignIns });

  app.notFound(async (context) => answerError(context, httpRefusals.notFound()));
  app.onError(async (error, context) => answerError(context, error));

  async function answerError(context: Parameters<Parameters<App['onError']>[0]>[1], error: unknown): Promise<Response> {
    const requestId = context.get('requestId') ?? '';
    const refusal = refusalOf(error, requestId);
    if (refusal.code === 'request.broken') house.log.error({ err: error, requestId }, 'a request broke');
    if (refusal.code === 'request.unkeepable') house.log.warn({ err: error, requestId }, 'a value that cannot be kept');
    const scope = await scopeOf(context).catch((): undefined => undefined);
    const lang = scope?.lang ?? 'zh';
    const wantsPage =
      !context.req.path.startsWith('/api/') && context.req.method === 'GET'
        ? (context.req.header('accept') ?? '').includes('text/html')
        : /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(context.req.header('content-type') ?? '') &&
          !context.req.path.startsWith('/api/');
    if (wantsPage && scope) return problemPage(context, house, { scope: scope satisfies Scope, refusal, dist });
    return context.body(JSON.stringify(problemOf(refusal, { lang, requestId })), refusal.status, {
      'content-type': 'application/problem+json',
      ...(refusal.status === 429 || refusal.status === 202
        ? { 'retry-after': String(refusal.params.seconds ?? 60) }
        : {}),
    });
  }
  return app;
}

function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError) return refuseInvalid(error);
  if (isDataError(error)) return httpRefusals.unkeepable();
  if (error instanceof HTTPException && error.status === 400) return httpRefusals.notJson();
  if (error instanceof HTTPException && error.status === 415) return httpRefusals.wrongType();
  if (error instanceof HTTPException && error.status === 404) return httpRefusals.notFound();
  return httpRefusals.broken({ requestId });
}
