import type { Scope } from '../people/access/rules.ts';
import type { House } from '../platform/house.ts';
import type { Handlers } from '../platform/http/handlers.ts';
import { readByUnit, tabulate } from './breakdown/service.ts';
import { catalogue } from './catalogue/register.ts';
import type { figureRoutes } from './contract.ts';
import { describeIndicator, publicFigures, readFigures, readSeries } from './reading/service.ts';
import { listRecords, sumRecords } from './records/service.ts';

/** Binds the routes of figures. */
export function figureHandlers({ db }: Pick<House, 'db'>): Handlers<typeof figureRoutes, Scope> {
  return {
    listIndicators: async () =>
      catalogue.map((indicator) => ({ ...describeIndicator(indicator), declarable: indicator.declarable === true })),
    getPublicFigures: ({ scope: { federationId }, query: { period } }) => publicFigures(db, { federationId, period }),
    getFigures: ({ scope, query }) => readFigures(db, scope, query),
    listFigures: ({ scope, query }) => tabulate(db, scope, query),
    getSeries: ({ scope, query }) => readSeries(db, scope, query),
    getByUnit: ({ scope, query }) => readByUnit(db, scope, query),
    listRecords: ({ scope, query }) => listRecords(db, scope, query),
    sumRecords: ({ scope, query }) => sumRecords(db, scope, query),
  };
}
