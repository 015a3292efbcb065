import type { Scope } from '../people/access/rules.ts';
import type { House } from '../platform/house.ts';
import type { Handlers } from '../platform/http/handlers.ts';
import type { pressRoutes } from './contract.ts';
import { checkBrief, issueBrief, refreshBrief } from './issues/service.ts';
import { printOut } from './printing/service.ts';
import { createBrief, deleteBrief, detailOf, getBrief, listBriefs, updateBrief } from './service.ts';

/** Binds the routes of briefs. */
export function pressHandlers(house: Pick<House, 'db' | 'files' | 'now'>): Handlers<typeof pressRoutes, Scope> {
  return {
    listBriefs: ({ scope, query }) => listBriefs(house.db, scope, query),
    createBrief: async ({ scope, body }) => ({ id: await createBrief(house, scope, body) }),
    getBrief: async ({ scope, params }) => detailOf(await getBrief(house.db, scope, params.briefId)),
    updateBrief: async ({ scope, params, body }) => ({
      version: await updateBrief(house, scope, { ...body, ...params }),
    }),
    deleteBrief: async ({ scope, params }) => {
      await deleteBrief(house, scope, params.briefId);
      return undefined;
    },
    checkBrief: ({ scope, params }) => checkBrief(house, scope, params.briefId),
    refreshBrief: ({ scope, params, body }) => refreshBrief(house, scope, { ...body, ...params }),
    issueBrief: ({ scope, params, body }) => issueBrief(house, scope, { ...body, ...params }),
    printBrief: ({ scope, params }) => printOut(house, scope, params.briefId),
  };
}
