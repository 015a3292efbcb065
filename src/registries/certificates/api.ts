import type { Scope } from '../../people/access/rules.ts';
import type { House } from '../../platform/house.ts';
import type { Handlers } from '../../platform/http/handlers.ts';
import { checkCertificate } from './checking/service.ts';
import type { certificateRoutes } from './contract.ts';
import { listCertificates, listMyCertificates, readSeal, setSeal } from './keeping/service.ts';
import { listCertificateRuns, printCertificate, readCertificateRun, startCertificateRun } from './printing/service.ts';

/** Binds the routes of certificates. */
export function certificateHandlers(house: House): Handlers<typeof certificateRoutes, Scope> {
  return {
    check: ({ scope, params }) => checkCertificate(house, scope, params.number),
    list: ({ scope, query }) => listCertificates(house.db, scope, query),
    listMine: async ({ scope }) => ({ items: await listMyCertificates(house.db, scope) }),
    print: ({ scope, params }) => printCertificate(house, scope, params.certificateId),
    startRun: ({ scope, body }) => startCertificateRun(house, scope, body),
    listRuns: async ({ scope, query }) => ({ items: await listCertificateRuns(house, scope, query.batchId) }),
    readRun: ({ scope, params }) => readCertificateRun(house, scope, params.runId),
    seal: ({ scope, params }) => readSeal(house.db, scope, params.unitId),
    setSeal: ({ scope, params, body }) => setSeal(house, scope, { ...params, ...body }),
  };
}
