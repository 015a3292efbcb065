import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import type { Scope } from '../access/rules.ts';
import type { rosterRoutes, unitRosterRoutes } from './contract.ts';
import { rosterRefusals } from './errors.ts';
import type { RosterSubject } from './rules.ts';
import {
  abandonImport,
  chooseSheet,
  getImport,
  getImportDetail,
  listImports,
  mapColumns,
  runImport,
  uploadRoster,
} from './service.ts';
import { listProblems, problemSheet, rosterTemplate } from './sheet/service.ts';

type Roster = Handlers<typeof rosterRoutes, Scope> & Handlers<typeof unitRosterRoutes, Scope>;

/** Binds the routes of imports of members. */
export function rosterHandlers(house: House): Handlers<typeof rosterRoutes, Scope> {
  return handlersOf(house, 'members');
}

/** Binds the routes of imports of units. */
export function unitRosterHandlers(house: House): Handlers<typeof unitRosterRoutes, Scope> {
  return handlersOf(house, 'units');
}

function handlersOf(house: House, subject: RosterSubject): Roster {
  /** An import is found under the address of its own subject alone. */
  async function known(scope: Scope, importId: string): Promise<string> {
    const row = await getImport(house.db, scope, importId);
    if (row.subject !== subject) throw rosterRefusals.notFound();
    return importId;
  }
  return {
    template: async ({ scope }) => rosterTemplate(scope, subject),
    list: ({ query, scope }) => listImports(house, scope, { ...query, subject }),
    upload: ({ query, file, scope }) => uploadRoster(house, scope, { unitId: query.unitId, file, subject }),
    get: async ({ params, scope }) => getImportDetail(house, scope, await known(scope, params.importId)),
    choose: async ({ params, body, scope }) =>
      chooseSheet(house, scope, { importId: await known(scope, params.importId), ...body }),
    map: async ({ params, body, scope }) =>
      mapColumns(house, scope, { importId: await known(scope, params.importId), ...body }),
    run: async ({ params, scope }) => runImport(house, scope, await known(scope, params.importId)),
    abandon: async ({ params, scope }) => {
      await abandonImport(house, scope, await known(scope, params.importId));
      return undefined;
    },
    badRows: async ({ params, query, scope }) =>
      listProblems(house, scope, { importId: await known(scope, params.importId), ...query }),
    badSheet: async ({ params, scope }) => problemSheet(house, scope, await known(scope, params.importId)),
  };
}
