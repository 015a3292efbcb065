import { foldFacts } from '../figures/fold/service.ts';
import { systemScope } from '../people/access/mint/service.ts';
import { startUnitJobs } from '../people/units/jobs.ts';
import { sealAudit } from '../platform/audit/seal.ts';
import type { House } from '../platform/house.ts';
import { sweepLimits } from '../platform/http/limits.ts';
import { workNotices } from '../platform/notify/notices.ts';
import { startDue } from '../programmes/life/service.ts';

/** What runs beside requests: folding figures, sealing the audit trail, starting programmes, sending notices. */
export async function startJobs(house: House): Promise<void> {
  const { jobs } = house;
  jobs.every(1, 'figures.fold', async () => {
    await foldFacts(house);
  });
  jobs.every(2, 'audit.seal', async () => {
    await sealAudit(house);
  });
  jobs.every(20, 'programmes.start', async () => {
    await startDue(house, (federationId) => systemScope(house, federationId));
  });
  jobs.every(300, 'limits.sweep', () => sweepLimits(house.db, house.now()));
  startUnitJobs(house);
  await workNotices(house);
}
