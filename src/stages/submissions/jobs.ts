import type { House } from '../../platform/house.ts';
import { COMPARE_JOB, compareWork } from './likenesses/service.ts';

/** Compares works after they were handed in. */
export async function startSubmissionJobs(house: House): Promise<void> {
  await house.jobs.work(COMPARE_JOB, async ({ federationId, stageId, workId }) => {
    await compareWork(house, {
      federationId: String(federationId),
      stageId: String(stageId),
      workId: String(workId),
    });
  });
}
