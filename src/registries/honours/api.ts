import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import { agreeToBeShown, listConsents, listMyHonours, recordConsent } from './consents/service.ts';
import type { honourRoutes } from './contract.ts';
import { listChanges } from './history/service.ts';
import {
  correctHonour,
  createHonour,
  getHonour,
  getHonourDetail,
  listHonours,
  listTitles,
  revokeAsKeeper,
  setTreatment,
} from './keeping/service.ts';
import { listHonoured } from './people/service.ts';
import { drawPoster, printPoster, printPosters } from './posters/service.ts';
import { readWall } from './wall/service.ts';

/** Binds the routes of honours. */
export function honourHandlers(house: House): Handlers<typeof honourRoutes, Scope> {
  return {
    list: ({ scope, query }) => listHonours(house.db, scope, query),
    create: ({ scope, body }) => createHonour(house, scope, body),
    listPeople: ({ scope, query }) => listHonoured(house.db, scope, query),
    titles: async ({ scope, query }) => ({ titles: await listTitles(house.db, scope, query.kind) }),
    wall: ({ scope, query }) => readWall(house.db, scope, query),
    printPosters: ({ scope, query }) => printPosters(house, scope, query),
    get: ({ scope, params }) => getHonourDetail(house, scope, params.honourId),
    correct: ({ scope, params, body }) => correctHonour(house, scope, { ...body, ...params }),
    revoke: ({ scope, params, body }) => revokeAsKeeper(house, scope, { ...body, ...params }),
    setTreatment: ({ scope, params, body }) => setTreatment(house, scope, { ...body, ...params }),
    recordConsent: ({ scope, params, body }) => recordConsent(house, scope, { ...body, ...params }),
    history: async ({ scope, params }) => {
      const { id } = await getHonour(house.db, scope, params.honourId);
      const [changes, consents] = await Promise.all([
        listChanges(house.db, scope, id),
        listConsents(house.db, scope, id),
      ]);
      return {
        changes: changes.map((change) => ({ ...change, detail: change.detail as Record<string, unknown> })),
        consents,
      };
    },
    printPoster: ({ scope, params, query }) => printPoster(house, scope, { ...params, ...query }),
    drawPoster: ({ scope, params, query }) => drawPoster(house, scope, { ...params, ...query }),
    listMine: async ({ scope }) => ({ items: await listMyHonours(house, scope) }),
    agree: ({ scope, params, body }) => agreeToBeShown(house, scope, { ...params, ...body }),
  };
}
