import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Routes } from '../kernel/routes.ts';
import { admit, callerKeyOf } from '../people/access/mint/service.ts';
import type { Scope } from '../people/access/rules.ts';
import type { House } from '../platform/house.ts';
import { type Binding, bindRoutes, createApi } from '../platform/http/bind.ts';
import type { Handlers } from '../platform/http/handlers.ts';
import { programmeHandlers } from '../programmes/api.ts';
import { stageHandlers } from '../programmes/calls/api.ts';
import { routesOf } from '../programmes/calls/contract.ts';
import { programmeRoutes } from '../programmes/contract.ts';
import { stageManifests } from '../programmes/stages/register.ts';
import { addDocument } from './document.tsx';

/** `/api/v1`: the routes of every slice, and their document. */
export function createApiV1(house: House, scopeOf: (context: Context) => Promise<Scope>): OpenAPIHono {
  const api = createApi();
  const binding: Binding<Scope> = {
    scopeOf,
    admit,
    callerKey: callerKeyOf,
    langOf: (scope) => scope.lang,
    answers: { db: house.db },
    now: house.now,
  };
  const bind = <const R extends Routes>(tag: string, routes: R, handlers: Handlers<R, Scope>) =>
    bindRoutes(api, { tag, routes, handlers, binding });

  bind('programmes', programmeRoutes, programmeHandlers(house));
  for (const manifest of stageManifests)
    bind(`stage-${manifest.kind}`, routesOf(manifest), stageHandlers(house, manifest));
  addDocument(api, house);
  return api;
}
