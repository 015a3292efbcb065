import { foldFacts } from '../figures/fold/service.ts';
import { startAccessJobs } from '../people/access/jobs.ts';
import { systemScope } from '../people/access/mint/service.ts';
import { startMessageJobs } from '../people/messages/jobs.ts';
import { startRosterJobs } from '../people/rosters/jobs.ts';
import { startUnitJobs } from '../people/units/jobs.ts';
import { sweepUploads } from '../platform/files/pieces.ts';
import type { House } from '../platform/house.ts';
import { advanceRuns, sweepRuns } from '../platform/pdf/runs.ts';
import { serveLines } from '../programmes/calls/line/service.ts';
import { isRush } from '../programmes/calls/together/service.ts';
import { runDueStages } from '../programmes/due/service.ts';
import { startDue } from '../programmes/life/service.ts';
import { certificatePrinter } from '../registries/certificates/printing/service.ts';
import { startSubmissionJobs } from '../stages/submissions/jobs.ts';

const FOLD_EVERY_SECONDS = 1;
const RUSH_FOLD_MS = 10_000;
const LINES_EVERY_SECONDS = 1;
const START_EVERY_SECONDS = 20;
const STAGES_EVERY_SECONDS = 30;
const SWEEP_EVERY_SECONDS = 600;
const PRINT_EVERY_SECONDS = 2;
/** Shorter than a request may take to stop: what is left follows two seconds later. */
const PRINT_FOR_MS = 5000;
const RUNS_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** What runs beside requests: each slice's own work, folding figures, starting programmes whose time has come. */
export async function startJobs(house: House): Promise<void> {
  let folded = house.now().getTime();
  house.jobs.every(FOLD_EVERY_SECONDS, 'figures.fold', async () => {
    // While people press for places, fewer and larger folds leave the machine to them.
    const now = house.now().getTime();
    if (isRush(house) && now - folded < RUSH_FOLD_MS) return;
    folded = now;
    await foldFacts(house);
  });
  house.jobs.every(LINES_EVERY_SECONDS, 'calls.lines', async () => {
    await serveLines(house, (federationId) => systemScope(house, federationId));
  });
  house.jobs.every(START_EVERY_SECONDS, 'programmes.start', async () => {
    await startDue(house, (federationId) => systemScope(house, federationId));
  });
  house.jobs.every(STAGES_EVERY_SECONDS, 'stages.due', async () => {
    await runDueStages(house, (federationId) => systemScope(house, federationId));
  });
  house.jobs.every(SWEEP_EVERY_SECONDS, 'uploads.sweep', async () => {
    await sweepUploads(house);
    await sweepRuns(house, { before: new Date(house.now().getTime() - RUNS_KEPT_DAYS * DAY_MS) });
  });
  house.jobs.every(PRINT_EVERY_SECONDS, 'print-runs.advance', async () => {
    await advanceRuns(house, [certificatePrinter], { forMs: PRINT_FOR_MS });
  });
  startUnitJobs(house);
  await startAccessJobs(house);
  await startMessageJobs(house);
  await startRosterJobs(house);
  await startSubmissionJobs(house);
}
