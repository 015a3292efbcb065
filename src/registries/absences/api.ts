import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { absenceRoutes } from './contract.ts';
import { appealAbsence, decideAbsence, listAbsenceHistory, listAbsences, listMyAbsences } from './deciding/service.ts';

/** Binds the routes of absences. */
export function absenceHandlers(house: House): Handlers<typeof absenceRoutes, Scope> {
  return {
    list: ({ scope, query }) => listAbsences(house.db, scope, query),
    history: ({ scope, params }) => listAbsenceHistory(house.db, scope, params.absenceId),
    decide: ({ scope, params, body }) => decideAbsence(house, scope, { ...params, ...body }),
    listMine: async ({ scope }) => ({ items: await listMyAbsences(house.db, scope) }),
    appeal: ({ scope, params, body }) => appealAbsence(house, scope, { ...params, ...body }),
  };
}
