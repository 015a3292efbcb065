import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import { awardLevels, listAwards, revokeLevel } from './awarding/service.ts';
import type { ladderRoutes } from './contract.ts';
import { changeLadder, createLadder, listLadders, readLadder } from './keeping/service.ts';
import { listMine, listPeople, readPerson } from './standing/service.ts';

/** Binds the routes of skill ladders. */
export function ladderHandlers(house: House): Handlers<typeof ladderRoutes, Scope> {
  return {
    list: ({ scope, query }) => listLadders(house.db, scope, query),
    create: ({ scope, body }) => createLadder(house, scope, body),
    get: ({ scope, params }) => readLadder(house.db, scope, params.ladderId),
    change: ({ scope, params, body }) => changeLadder(house, scope, { ...body, ...params }),
    people: ({ scope, params, query }) => listPeople(house.db, scope, { ...query, ...params }),
    person: ({ scope, params }) => readPerson(house.db, scope, params),
    award: ({ scope, params, body }) => awardLevels(house, scope, { ...body, ...params }),
    awards: ({ scope, params, query }) => listAwards(house.db, scope, { ...query, ...params }),
    revoke: ({ scope, params, body }) => revokeLevel(house, scope, { ...body, ...params }),
    mine: async ({ scope }) => ({ items: await listMine(house.db, scope) }),
  };
}
