import { isPgError } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { letMembersIn } from '../members/run/service.ts';
import { type Batch, finish, inBatch, settle, type Turn } from '../progress/service.ts';
import { analyze, findImport, type ImportRow, type Tenant } from '../queries.ts';
import { listWaitingRows, type SettledRow, type WaitingRow } from '../rows/queries.ts';
import { ROWS_PER_BATCH, type RosterSubject } from '../rules.ts';
import { sheetKey } from '../store/service.ts';
import { letUnitsIn } from '../units/run/service.ts';

const runners: Record<RosterSubject, (batch: Batch, waiting: readonly WaitingRow[]) => Promise<SettledRow[]>> = {
  members: letMembersIn,
  units: letUnitsIn,
};

/**
 * Lets the rows that wait go in, some hundred per transaction, each judged anew against what is there by then. A server
 * that dies leaves whole batches done and whole batches waiting. Stops where the import was abandoned.
 */
export async function letRowsIn(house: House, tenant: Tenant, { id: importId, subject }: ImportRow): Promise<void> {
  for (let batches = 1; ; batches++) {
    const turn = await withRetry(() => inBatch(house, tenant, { importId, work: letBatchIn }));
    if (turn !== 'more') break;
    // Every time that as much has come in again: plans made for small tables would take ever longer.
    if (batches >= 4 && Number.isInteger(Math.log2(batches))) await analyze(house.db, subject);
  }
  const row = await findImport(house.db, tenant, importId);
  if (row?.state === 'done') await house.files.delete(sheetKey({ ...tenant, importId }));
}

const UNIQUE_VIOLATION = '23505';

/** Somebody else wrote the same phone, document or name a moment ago: the batch is judged again. */
async function withRetry<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 3 || !isPgError(error, UNIQUE_VIOLATION)) throw error;
    }
  }
}

async function letBatchIn(batch: Batch): Promise<Turn> {
  const { trx, tenant, row } = batch;
  const next = await listWaitingRows(trx, tenant, { importId: row.id, limit: ROWS_PER_BATCH });
  // Of one rank: what they lie below is settled.
  const waiting = next.filter(({ rank }) => rank === next[0]?.rank);
  if (waiting.length === 0) return finish(batch);
  const settled = await runners[row.subject](batch, waiting);
  if (settled.length === 0) throw new Error(`no row of import ${row.id} could be settled`);
  await settle(batch, settled);
  return 'more';
}
