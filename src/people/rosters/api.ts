import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { Scope } from '../access/rules.ts';
import type { rosterRoutes } from './contract.ts';
import {
  abandonImport,
  chooseSheet,
  getImportDetail,
  listImports,
  mapColumns,
  runImport,
  uploadRoster,
} from './service.ts';
import { listProblems, problemSheet, rosterTemplate } from './sheet/service.ts';

/** Binds the routes of roster imports to their services. */
export function rosterHandlers(house: House): Handlers<typeof rosterRoutes, Scope> {
  return {
    template: async ({ scope }) => rosterTemplate(scope),
    list: ({ query, scope }) => listImports(house, scope, query),
    upload: ({ query, file, scope }) => uploadRoster(house, scope, { unitId: query.unitId, file }),
    get: ({ params, scope }) => getImportDetail(house, scope, params.importId),
    choose: ({ params, body, scope }) => chooseSheet(house, scope, { ...params, ...body }),
    map: ({ params, body, scope }) => mapColumns(house, scope, { ...params, ...body }),
    run: ({ params, scope }) => runImport(house, scope, params.importId),
    abandon: async ({ params, scope }) => {
      await abandonImport(house, scope, params.importId);
      return undefined;
    },
    badRows: ({ params, query, scope }) => listProblems(house, scope, { ...params, ...query }),
    badSheet: ({ params, scope }) => problemSheet(house, scope, params.importId),
  };
}
