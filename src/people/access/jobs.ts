import { sealAudit } from '../../platform/audit/seal.ts';
import type { House } from '../../platform/house.ts';
import { sweepAnswers } from '../../platform/http/idempotency.ts';
import { sweepLimits } from '../../platform/http/limits.ts';
import { workNotices } from '../../platform/notify/notices.ts';
import { dropChanges } from './mint/sessions/queries.ts';
import { sweepSignIns } from './sign-in/queries.ts';

const SEAL_EVERY_SECONDS = 10;
const SEAL_STRAGGLERS_EVERY_SECONDS = 3600;
const SWEEP_EVERY_SECONDS = 600;

/** Lets this process seal the audit trail, send notices, and clear away what signing in left behind. */
export async function startAccessJobs(house: House): Promise<void> {
  await workNotices(house);
  house.jobs.every(SEAL_EVERY_SECONDS, 'audit.seal', async () => {
    await sealAudit(house);
  });
  house.jobs.every(SEAL_STRAGGLERS_EVERY_SECONDS, 'audit.seal-all', async () => {
    await sealAudit(house, { all: true });
  });
  house.jobs.every(SWEEP_EVERY_SECONDS, 'access.sweep', async () => {
    await sweepLimits(house.db, house.now());
    await sweepSignIns(house.db, house.now());
    await sweepAnswers(house.db, house.now());
    await dropChanges(house.db);
  });
}
