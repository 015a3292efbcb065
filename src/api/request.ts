import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { cookiesOf, scopeOfRequest } from '../people/access/mint/service.ts';
import type { Scope } from '../people/access/rules.ts';
import type { House } from '../platform/house.ts';
import { clientIp, type IsTrusted } from '../platform/http/client-ip.ts';

export interface Variables {
  requestId: string;
  actorId?: string | undefined;
  scope?: Promise<Scope>;
  /** `Set-Cookie` lines that signing in or out leaves while the request is served. */
  cookies?: readonly string[];
}

export type App = Hono<{ Variables: Variables }>;

/** Finds out who is calling, once per request. */
export function scopes(house: House, isTrusted: IsTrusted) {
  return (context: Context): Promise<Scope> => {
    const known = context.get('scope') as Promise<Scope> | undefined;
    if (known !== undefined) return known;
    const scope = scopeOfRequest(house, {
      headers: context.req.raw.headers,
      ip: clientIp({
        socketAddress: getConnInfo(context).remote.address,
        forwardedFor: context.req.header('x-forwarded-for'),
        isTrusted,
      }),
      requestId: context.get('requestId') as string,
      lang: context.req.query('lang') ?? null,
    }).then((found) => {
      if (found.actor.kind === 'account' || found.actor.kind === 'api-key') context.set('actorId', found.actor.id);
      context.set('cookies', cookiesOf(found));
      return found;
    });
    context.set('scope', scope);
    return scope;
  };
}

/** Puts out the cookies that signing in or out has left with the scope. */
export const setCookies: MiddlewareHandler<{ Variables: Variables }> = async (context, next) => {
  await next();
  for (const cookie of context.get('cookies') ?? []) context.res.headers.append('set-cookie', cookie);
};
