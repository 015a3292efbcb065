import type { House } from '../../platform/house.ts';
import { applyDueUnitChanges } from './changes/service.ts';

/** Often enough that a change shows on the morning of its day, whichever zone the federation is in. */
const DUE_CHANGES_EVERY_SECONDS = 600;

/** Starts the periodic work on units: planned changes take effect on their day. */
export function startUnitJobs(house: House): void {
  house.jobs.every(DUE_CHANGES_EVERY_SECONDS, 'units.due-changes', async () => {
    await applyDueUnitChanges(house, house.now());
  });
}
