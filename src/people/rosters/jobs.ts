import { z } from 'zod';
import type { House } from '../../platform/house.ts';
import { rosterJobs } from './service.ts';
import { forgetOldImports, resumeImports, workOnImport } from './work/service.ts';

const RESUME_EVERY_SECONDS = 30;
const FORGET_EVERY_SECONDS = 6 * 3600;

const data = z.object({ federationId: z.string(), importId: z.string() });

/** Starts the work on rosters: checking sheets, letting rows in, taking up what a crash left, forgetting what is old. */
export async function startRosterJobs(house: House): Promise<void> {
  await house.jobs.work(rosterJobs.check, (given) => workOnImport(house, { ...data.parse(given), state: 'checking' }));
  await house.jobs.work(rosterJobs.run, (given) => workOnImport(house, { ...data.parse(given), state: 'running' }));
  house.jobs.every(RESUME_EVERY_SECONDS, 'roster.resume', async () => {
    await resumeImports(house);
  });
  house.jobs.every(FORGET_EVERY_SECONDS, 'roster.forget', async () => {
    await forgetOldImports(house);
  });
}
