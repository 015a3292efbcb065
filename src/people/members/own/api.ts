import type { House } from '../../../platform/house.ts';
import type { Handlers } from '../../../platform/http/handlers.ts';
import type { Scope } from '../../access/rules.ts';
import { codeOf } from '../code/service.ts';
import type { ownRoutes } from './contract.ts';
import { correctOwnData, exportOwnData, ownData } from './service.ts';

/** Binds the routes of one's own data. */
export function ownHandlers(house: House): Handlers<typeof ownRoutes, Scope> {
  return {
    data: ({ scope }) => ownData(house, scope),
    correct: ({ body, scope }) => correctOwnData(house, scope, body),
    export: async ({ scope }) => ({
      name: 'my-data.json',
      body: Buffer.from(JSON.stringify(await exportOwnData(house, scope), null, 2)),
      contentType: 'application/json; charset=utf-8',
    }),
    code: async ({ scope }) => ({ codes: await codeOf(house, scope) }),
  };
}
