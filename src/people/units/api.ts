import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { Scope } from '../access/rules.ts';
import { closeUnit, mergeUnit, moveUnit, renameUnit, withdrawUnitChange } from './changes/service.ts';
import type { unitRoutes } from './contract.ts';
import { listUnitHistory } from './history/service.ts';
import { correctUnit, createUnit } from './making/service.ts';
import { searchUnits } from './search/service.ts';
import { getUnitDetail, listUnits } from './service.ts';

/** Binds the routes of units to their services. */
export function unitHandlers(house: House): Handlers<typeof unitRoutes, Scope> {
  return {
    search: ({ query, scope }) => searchUnits(house.db, scope, query),
    list: ({ query, scope }) => listUnits(house.db, scope, query),
    create: ({ body, scope }) => createUnit(house, scope, body),
    get: ({ params, scope }) => getUnitDetail(house.db, scope, params.unitId),
    correct: ({ params, body, scope }) => correctUnit(house, scope, { ...params, ...body }),
    rename: ({ params, body, scope }) => renameUnit(house, scope, { ...params, ...body }),
    move: ({ params, body, scope }) => moveUnit(house, scope, { ...params, ...body }),
    merge: ({ params, body, scope }) => mergeUnit(house, scope, { ...params, ...body }),
    close: ({ params, body, scope }) => closeUnit(house, scope, { ...params, ...body }),
    history: async ({ params, scope }) => ({ items: await listUnitHistory(house.db, scope, params.unitId) }),
    withdraw: async ({ params, scope }) => {
      await withdrawUnitChange(house, scope, params);
      return undefined;
    },
  };
}
