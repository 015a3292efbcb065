import { writeAudit } from '../../../platform/audit/write.ts';
import { inTransaction, type Trx } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import type { Tenant } from '../queries.ts';
import { findImport, type ImportRow, lockState, setImport } from '../queries.ts';
import { countRows, type SettledRow, settleRows } from '../rows/queries.ts';

/** Whether more rows wait, none does, or the import was given up. */
export type Turn = 'more' | 'done' | 'stopped';

export interface Batch {
  trx: Trx;
  house: House;
  tenant: Tenant;
  row: ImportRow;
  now: Date;
}

/** Works on one batch in a transaction of its own, unless the import is not running any more. */
export function inBatch(
  house: House,
  tenant: Tenant,
  { importId, work }: { importId: string; work: (batch: Batch) => Promise<Turn> },
): Promise<Turn> {
  return inTransaction(house.db, async (trx) => {
    if ((await lockState(trx, tenant, importId)) !== 'running') return 'stopped';
    const row = await findImport(trx, tenant, importId);
    return row ? work({ trx, house, tenant, row, now: house.now() }) : 'stopped';
  });
}

/** Notes what became of rows, and counts them anew. */
export async function settle({ trx, tenant, row, now }: Batch, rows: readonly SettledRow[]): Promise<void> {
  await settleRows(trx, tenant, { importId: row.id, rows });
  const { created, updated, unchanged, refused } = await countRows(trx, tenant, row.id);
  const counts = { rowsCreated: created, rowsUpdated: updated, rowsUnchanged: unchanged, rowsRefused: refused };
  await setImport(trx, tenant, { id: row.id, now, set: { ...counts, attempts: 0 } });
}

/** No row waits any more: the sheet is let go, and the trail says what came of it. */
export async function finish({ trx, tenant, row, now }: Batch): Promise<Turn> {
  await setImport(trx, tenant, { id: row.id, now, set: { state: 'done', fileKey: null, samples: null } });
  await writeAudit(trx, {
    federationId: tenant.federationId,
    at: now,
    actor: { kind: 'account', id: row.createdBy ?? undefined, name: row.actorName },
    action: `${row.subject}.import`,
    unitId: row.unitId,
    subject: { kind: 'roster-import', id: row.id },
    detail: {
      fileName: row.fileName,
      rows: row.rowsTotal,
      created: row.rowsCreated,
      updated: row.rowsUpdated,
      unchanged: row.rowsUnchanged,
      bad: row.rowsBad + row.rowsRefused,
    },
  });
  return 'done';
}
