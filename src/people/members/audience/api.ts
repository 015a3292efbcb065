import type { House } from '../../../platform/house.ts';
import type { Handlers } from '../../../platform/http/handlers.ts';
import type { Scope } from '../../access/rules.ts';
import type { audienceRoutes } from './contract.ts';
import { countAudience } from './service.ts';

/** Binds the routes of audiences. */
export function audienceHandlers(house: House): Handlers<typeof audienceRoutes, Scope> {
  return {
    count: ({ body, scope, now }) =>
      countAudience(house.db, {
        federationId: scope.federationId,
        audience: body.audience,
        now,
        zone: scope.zone,
      }),
  };
}
