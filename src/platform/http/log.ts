import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { newId } from '../ids.ts';
import { measureRequest } from './metrics.ts';
import { underlay } from './underlay.ts';

export interface RequestVariables {
  requestId: string;
  /** Set by whoever finds out who is calling. */
  actorId?: string | undefined;
}

/**
 * Numbers each request, measures it and writes one line about it once it is answered: what was asked by its pattern, never by
 * its parameters, and how it went. The number goes back as `x-request-id` and stands in every problem and audit entry.
 */
export function watchRequests({
  log,
  quiet = /^\/(assets|healthz|readyz|metrics)\b/,
}: {
  log: Logger;
  /** Paths that are logged at `debug`. */
  quiet?: RegExp;
}): MiddlewareHandler<{ Variables: RequestVariables }> {
  return async (context, next) => {
    const started = performance.now();
    // Our own number, always: one that a caller chose could repeat another's.
    const requestId = newId();
    context.set('requestId', requestId);
    await underlay(context, next, { 'x-request-id': requestId });
    const { status } = context.res;
    const { method, path } = context.req;
    const route = patternOf(routePath(context, -1));
    const ms = performance.now() - started;
    measureRequest({ method, route, status, ms });
    const level = status >= 500 ? 'error' : quiet.test(path) ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const actorId = context.get('actorId');
    log[level]({ requestId, method, route, status, ms: Math.round(ms * 10) / 10, actorId }, 'request');
  };
}

function patternOf(path: string | undefined): string {
  return path === undefined || path === '*' || path === '/*' ? '(none)' : path;
}
