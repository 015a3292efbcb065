import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { figureHandlers } from '../figures/api.ts';
import { figureRoutes } from '../figures/contract.ts';
import type { Routes } from '../kernel/routes.ts';
import { accessHandlers } from '../people/access/api.ts';
import { accessRoutes } from '../people/access/contract.ts';
import { admit, callerKeyOf } from '../people/access/mint/service.ts';
import { actorOf, type Scope } from '../people/access/rules.ts';
import { memberHandlers } from '../people/members/api.ts';
import { audienceHandlers } from '../people/members/audience/api.ts';
import { audienceRoutes } from '../people/members/audience/contract.ts';
import { memberRoutes } from '../people/members/contract.ts';
import { ownHandlers } from '../people/members/own/api.ts';
import { ownRoutes } from '../people/members/own/contract.ts';
import { registerPerson } from '../people/members/registering/service.ts';
import { rosterHandlers, unitRosterHandlers } from '../people/rosters/api.ts';
import { rosterRoutes, unitRosterRoutes } from '../people/rosters/contract.ts';
import { unitHandlers } from '../people/units/api.ts';
import { unitRoutes } from '../people/units/contract.ts';
import { writeAudit } from '../platform/audit/write.ts';
import type { House } from '../platform/house.ts';
import { type Binding, bindRoutes, createApi } from '../platform/http/bind.ts';
import type { Handlers } from '../platform/http/handlers.ts';
import { pressHandlers } from '../press/api.ts';
import { pressRoutes } from '../press/contract.ts';
import { programmeHandlers } from '../programmes/api.ts';
import { programmeBriefHandlers } from '../programmes/briefs/api.ts';
import { programmeBriefRoutes } from '../programmes/briefs/contract.ts';
import { stageHandlers } from '../programmes/calls/api.ts';
import { routesOf } from '../programmes/calls/contract.ts';
import { programmeRoutes } from '../programmes/contract.ts';
import { stageManifests } from '../programmes/stages/register.ts';
import { absenceHandlers } from '../registries/absences/api.ts';
import { absenceRoutes } from '../registries/absences/contract.ts';
import { certificateHandlers } from '../registries/certificates/api.ts';
import { certificateRoutes } from '../registries/certificates/contract.ts';
import { honourHandlers } from '../registries/honours/api.ts';
import { honourRoutes } from '../registries/honours/contract.ts';
import { ladderHandlers } from '../registries/ladders/api.ts';
import { ladderRoutes } from '../registries/ladders/contract.ts';
import { addDocument } from './document.tsx';
import { fileHandlers, fileRoutes } from './uploads.ts';

/** `/api/v1`: the routes of every slice, and their document. */
export function createApiV1(house: House, scopeOf: (context: Context) => Promise<Scope>): OpenAPIHono {
  const api = createApi();
  const binding: Binding<Scope> = {
    scopeOf,
    admit,
    callerKey: callerKeyOf,
    langOf: (scope) => scope.lang,
    answers: { db: house.db, hash: (text) => house.vault.hash(text, 'idempotency') },
    noteExport: (scope, { list, filters, ...detail }) =>
      writeAudit(house.db, {
        federationId: scope.federationId,
        at: house.now(),
        actor: actorOf(scope),
        action: 'lists.export',
        ...(typeof filters.unitId === 'string' ? { unitId: filters.unitId } : {}),
        detail: { list, filters, ...detail },
        requestId: scope.requestId,
      }),
    now: house.now,
  };
  const bind = <const R extends Routes>(tag: string, routes: R, handlers: Handlers<R, Scope>) =>
    bindRoutes(api, { tag, routes, handlers, binding });

  bind('access', accessRoutes, accessHandlers(house, { registerPerson: registerPerson(house) }));
  bind('units', unitRoutes, unitHandlers(house));
  bind('rosters', rosterRoutes, rosterHandlers(house));
  bind('unit-rosters', unitRosterRoutes, unitRosterHandlers(house));
  bind('members', memberRoutes, memberHandlers(house));
  bind('audiences', audienceRoutes, audienceHandlers(house));
  bind('own-data', ownRoutes, ownHandlers(house));
  bind('programmes', programmeRoutes, programmeHandlers(house));
  bind('briefs', pressRoutes, pressHandlers(house));
  bind('briefs', programmeBriefRoutes, programmeBriefHandlers(house));
  bind('figures', figureRoutes, figureHandlers(house));
  bind('honours', honourRoutes, honourHandlers(house));
  bind('certificates', certificateRoutes, certificateHandlers(house));
  bind('absences', absenceRoutes, absenceHandlers(house));
  bind('ladders', ladderRoutes, ladderHandlers(house));
  bind('files', fileRoutes, fileHandlers(house));
  for (const manifest of stageManifests)
    bind(`stage-${manifest.kind}`, routesOf(manifest), stageHandlers(house, manifest));
  addDocument(api, house);
  return api;
}
