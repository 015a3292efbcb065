import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { programmeBriefRoutes } from './contract.ts';
import { draftBrief } from './service.ts';

/** Binds the route that drafts a brief of a programme. */
export function programmeBriefHandlers(house: House): Handlers<typeof programmeBriefRoutes, Scope> {
  return {
    draftBrief: async ({ scope, params }) => ({ id: await draftBrief(house, scope, params) }),
  };
}
