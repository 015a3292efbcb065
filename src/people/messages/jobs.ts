import type { House } from '../../platform/house.ts';
import { TEXTS } from './texts/contract.ts';
import { fanOutTexts } from './texts/service.ts';

/** Lets this process turn one text to many persons into a notice for each phone. */
export async function startMessageJobs(house: House): Promise<void> {
  await house.jobs.work(TEXTS, (data) => fanOutTexts(house, data));
}
