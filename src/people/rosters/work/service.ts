import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { checkSheet } from '../check/service.ts';
import { rosterRefusals } from '../errors.ts';
import type { Tenant } from '../queries.ts';
import {
  alone,
  countAttempt,
  findImport,
  type ImportRow,
  listForgotten,
  listStalled,
  lockState,
  setImport,
} from '../queries.ts';
import { emptyCells } from '../rows/queries.ts';
import { FORGET_AFTER_DAYS, MOST_ATTEMPTS, type RosterState, STALLED_AFTER_SECONDS } from '../rules.ts';
import { letRowsIn } from '../run/service.ts';
import { rosterJobs } from '../service.ts';
import { sheetKey } from '../store/service.ts';

type Working = Extract<RosterState, 'checking' | 'running'>;

const works: Record<Working, (house: House, tenant: Tenant, row: ImportRow) => Promise<void>> = {
  checking: checkSheet,
  running: letRowsIn,
};
/** Where an import stands after its work has failed: a sheet may be mapped again, good rows may be let in again. */
const afterFailure = { checking: 'failed', running: 'checked' } as const satisfies Record<Working, RosterState>;

/**
 * Does the work that an import is waiting for, unless another server is at it. Whatever goes wrong is said on the
 * import: at once where it is the officer's to mend, after some attempts where it is ours.
 */
export async function workOnImport(
  house: House,
  { federationId, importId, state }: { federationId: string; importId: string; state: Working },
): Promise<void> {
  const tenant = { federationId };
  await alone(house.db, importId, async () => {
    const attempts = await countAttempt(house.db, tenant, { id: importId, state, now: house.now() });
    const row = await findImport(house.db, tenant, importId);
    if (attempts === undefined || !row) return;
    try {
      if (attempts > MOST_ATTEMPTS) throw rosterRefusals.broken();
      await works[state](house, tenant, row);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await fail(house, tenant, { importId, state, refusal: error });
    }
  });
}

async function fail(
  house: House,
  tenant: Tenant,
  { importId, state, refusal }: { importId: string; state: Working; refusal: Refusal },
): Promise<void> {
  const failure = JSON.stringify({ code: refusal.code, words: refusal.words });
  await inTransaction(house.db, async (trx) => {
    if ((await lockState(trx, tenant, importId)) !== state) return;
    await setImport(trx, tenant, { id: importId, now: house.now(), set: { state: afterFailure[state], failure } });
  });
}

/** Takes up imports whose server died on the way. @returns how many */
export async function resumeImports(house: House): Promise<number> {
  const stalled = await listStalled(house.db, new Date(house.now().getTime() - STALLED_AFTER_SECONDS * 1000));
  for (const { federationId, id, state } of stalled) {
    const job = state === 'checking' ? rosterJobs.check : rosterJobs.run;
    await house.jobs.enqueue(house.db, job, { federationId, importId: id });
  }
  return stalled.length;
}

/** Forgets sheets and cells that nobody has come back to; an import that was never run is given up. @returns how many */
export async function forgetOldImports(house: House): Promise<number> {
  const before = new Date(house.now().getTime() - FORGET_AFTER_DAYS * 86_400_000);
  const old = await listForgotten(house.db, before);
  for (const { federationId, id, state } of old) {
    const tenant = { federationId };
    await inTransaction(house.db, async (trx) => {
      const given = state === 'done' || state === 'abandoned' ? {} : { state: 'abandoned' as const };
      await setImport(trx, tenant, { id, now: house.now(), set: { ...given, fileKey: null, samples: null } });
      await emptyCells(trx, tenant, id);
    });
    await house.files.delete(sheetKey({ federationId, importId: id }));
  }
  return old.length;
}
