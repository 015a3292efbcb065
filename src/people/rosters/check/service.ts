import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { readSheet } from '../../../platform/sheets/read.ts';
import type { SheetRow } from '../../../platform/sheets/sheet.ts';
import { storeCell } from '../cells/rules.ts';
import { createMemberChecker } from '../members/check/service.ts';
import { storedProblems } from '../problems/service.ts';
import type { Tenant } from '../queries.ts';
import { type ImportRow, lockState, mappingOf, setImport } from '../queries.ts';
import { deleteRows, writeRows } from '../rows/queries.ts';
import { isBlank, type StoredRow } from '../rows/rules.ts';
import { MOST_ROWS, ROWS_PER_BATCH, type RosterSubject } from '../rules.ts';
import { getSheet, sealCells } from '../store/service.ts';
import { createUnitChecker } from '../units/check/service.ts';
import type { Checker, Numbered, SheetRows } from './rules.ts';

const checkers: Record<
  RosterSubject,
  (house: House, tenant: Tenant, work: { row: ImportRow; rows: SheetRows }) => Promise<Checker>
> = { members: createMemberChecker, units: createUnitChecker };

/**
 * Reads the sheet of an import and says of every row whether it may go in. Begins from the start each time, so that a
 * server which died on the way costs nothing but time. Stops where the import was abandoned.
 * @throws sheet.*, roster.gone
 */
export async function checkSheet(house: House, tenant: Tenant, row: ImportRow): Promise<void> {
  const { id: importId } = row;
  const bytes = await getSheet(house, { ...tenant, importId });
  const rows: SheetRows = () => batchesOf(bytes, row);
  let rowsTotal = 0;
  for await (const batch of rows()) rowsTotal += batch.length;
  const cleared = await inTransaction(house.db, async (trx) => {
    if ((await lockState(trx, tenant, importId)) !== 'checking') return false;
    await deleteRows(trx, tenant, importId);
    const set = { rowsTotal, rowsChecked: 0, rowsGood: 0, rowsBad: 0, rowsRefused: 0 };
    await setImport(trx, tenant, { id: importId, now: house.now(), set });
    return true;
  });
  if (!cleared) return;

  const checker = await checkers[row.subject](house, tenant, { row, rows });
  const kept = storedProblems(row);
  const counted = { rowsChecked: 0, rowsGood: 0, rowsBad: 0 };
  for await (const batch of rows()) {
    const judged = await checker(batch);
    const stored = new Map(batch.map(({ rowNumber, stored }) => [rowNumber, stored]));
    const written = judged.map((each) => ({
      ...each,
      problems: kept(each.problems),
      cells: sealCells(house, { importId, rowNumber: each.rowNumber }, stored.get(each.rowNumber) ?? { cells: [] }),
    }));
    counted.rowsChecked += batch.length;
    counted.rowsBad += judged.filter(({ problems }) => problems.length > 0).length;
    counted.rowsGood = counted.rowsChecked - counted.rowsBad;
    const goesOn = await inTransaction(house.db, async (trx) => {
      if ((await lockState(trx, tenant, importId)) !== 'checking') return false;
      await writeRows(trx, tenant, { importId, rows: written });
      await setImport(trx, tenant, { id: importId, now: house.now(), set: counted });
      return true;
    });
    if (!goesOn) return;
  }
  await inTransaction(house.db, async (trx) => {
    if ((await lockState(trx, tenant, importId)) !== 'checking') return;
    const set = { state: 'checked' as const, rowsTotal: counted.rowsChecked, attempts: 0 };
    await setImport(trx, tenant, { id: importId, now: house.now(), set });
  });
}

/** Rows below the headings that hold anything in a mapped column, some hundred at a time. @throws sheet.* */
async function* batchesOf(bytes: Buffer, row: ImportRow): AsyncGenerator<Numbered[]> {
  const options = { limits: { rows: MOST_ROWS }, ...(row.sheetName ? { sheetName: row.sheetName } : {}) };
  const sheet = await readSheet(bytes, options);
  const mapping = mappingOf(row);
  let batch: Numbered[] = [];
  for await (const read of sheet.rows) {
    if (read.number <= (row.headingRow ?? 0)) continue;
    const stored = storedRow(read);
    if (isBlank(stored, mapping)) continue;
    batch.push({ rowNumber: read.number, stored });
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function storedRow({ cells, problems = [] }: SheetRow): StoredRow {
  const lost = problems.map(({ column, words }) => ({ column, words }));
  return { cells: cells.map(storeCell), ...(lost.length > 0 ? { lost } : {}) };
}
