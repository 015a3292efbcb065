import type { Day } from '../../../kernel/dates.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { inTransaction } from '../../../platform/db/connect.ts';
import type { House } from '../../../platform/house.ts';
import { readSheet } from '../../../platform/sheets/read.ts';
import type { SheetRow } from '../../../platform/sheets/sheet.ts';
import { listKnown } from '../../members/persons/known/service.ts';
import { hashDocument, hashPhone } from '../../members/sealing/service.ts';
import { storeCell } from '../cells/rules.ts';
import type { Mapping } from '../columns/rules.ts';
import { rosterFields } from '../members/fields/rules.ts';
import { planRow } from '../members/plan/rules.ts';
import { isBlank, type ReadRow, type RowProblem, readRow, type StoredRow } from '../members/rows/rules.ts';
import { listPlaces } from '../places/queries.ts';
import { createPlaceFinder } from '../places/rules.ts';
import type { Tenant } from '../queries.ts';
import {
  deleteRows,
  type ImportRow,
  lockState,
  mappingOf,
  type StoredProblem,
  setImport,
  writeRows,
} from '../queries.ts';
import { MOST_ROWS, ROWS_PER_BATCH } from '../rules.ts';
import { columnsOf } from '../service.ts';
import { getSheet, sealCells } from '../store/service.ts';
import { rowProblems } from '../words.ts';

interface Numbered {
  rowNumber: number;
  stored: StoredRow;
}

/** A row with what identifies its person. Hashes in hex. */
export interface Hashed extends Numbered {
  read: ReadRow;
  documentHash: string | null;
  phoneHash: string | null;
}

/**
 * Reads the sheet of an import once and says of every row whether it may go in. Begins from the start each time, so
 * that a server which died on the way costs nothing but time. Stops where the import was abandoned.
 * @throws sheet.*, roster.gone
 */
export async function checkSheet(house: House, tenant: Tenant, row: ImportRow): Promise<void> {
  const { id: importId } = row;
  const bytes = await getSheet(house, { ...tenant, importId });
  const options = { limits: { rows: MOST_ROWS }, ...(row.sheetName ? { sheetName: row.sheetName } : {}) };
  const rowsTotal = await countRows(bytes, { ...options, row });
  const cleared = await inTransaction(house.db, async (trx) => {
    if ((await lockState(trx, tenant, importId)) !== 'checking') return false;
    await deleteRows(trx, tenant, importId);
    const set = { rowsTotal, rowsChecked: 0, rowsGood: 0, rowsBad: 0, rowsRefused: 0 };
    await setImport(trx, tenant, { id: importId, now: house.now(), set });
    return true;
  });
  if (!cleared) return;

  const checker = await createChecker(house, tenant, row);
  const counted = { rowsChecked: 0, rowsGood: 0, rowsBad: 0 };
  for await (const batch of batchesOf((await readSheet(bytes, options)).rows, row)) {
    const checked = await checker(batch);
    counted.rowsChecked += batch.length;
    counted.rowsBad += checked.filter(({ problems }) => problems.length > 0).length;
    counted.rowsGood = counted.rowsChecked - counted.rowsBad;
    const goesOn = await inTransaction(house.db, async (trx) => {
      if ((await lockState(trx, tenant, importId)) !== 'checking') return false;
      await writeRows(trx, tenant, { importId, rows: checked });
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

async function countRows(
  bytes: Buffer,
  { row, ...options }: { row: ImportRow; limits: { rows: number }; sheetName?: string },
): Promise<number> {
  let count = 0;
  for await (const batch of batchesOf((await readSheet(bytes, options)).rows, row)) count += batch.length;
  return count;
}

/** Rows below the headings that hold anything in a mapped column, some hundred at a time. */
async function* batchesOf(rows: AsyncIterable<SheetRow>, row: ImportRow): AsyncGenerator<Numbered[]> {
  const mapping = mappingOf(row);
  let batch: Numbered[] = [];
  for await (const { number, cells, problems = [] } of rows) {
    if (number <= (row.headingRow ?? 0)) continue;
    const lost = problems.map(({ column, words }) => ({ column, words }));
    const stored: StoredRow = { cells: cells.map(storeCell), ...(lost.length > 0 ? { lost } : {}) };
    if (isBlank(stored, mapping)) continue;
    batch.push({ rowNumber: number, stored });
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Parses rows and hashes what identifies their persons. */
export function hashRows(
  house: Pick<House, 'vault'>,
  rows: readonly Numbered[],
  { mapping, today }: { mapping: Mapping; today: Day },
): Hashed[] {
  return rows.map((numbered) => {
    const read = readRow(numbered.stored, { mapping, today });
    const facts = read.ok ? read.row.facts : undefined;
    return {
      ...numbered,
      read,
      documentHash: facts?.document ? hashDocument(house, facts.document).toString('hex') : null,
      phoneHash: facts?.phone ? hashPhone(house, facts.phone.e164).toString('hex') : null,
    };
  });
}

/** Persons on the register who have a document or phone of these rows. */
export function listKnownOf(db: Parameters<typeof listKnown>[0], tenant: Tenant, rows: readonly Hashed[]) {
  const bytes = (hash: string | null) => (hash ? [Buffer.from(hash, 'hex')] : []);
  return listKnown(db, tenant, {
    documents: rows.flatMap((row) => bytes(row.documentHash)),
    phones: rows.flatMap((row) => bytes(row.phoneHash)),
  });
}

/** Judges batches one after the other, remembering what the sheet has said so far. */
async function createChecker(house: House, tenant: Tenant, row: ImportRow) {
  const { id: importId, unitId: rootId, unitPath: rootPath } = row;
  const today = dayOf(house.now(), row.zone);
  const mapping = mappingOf(row);
  const places = await listPlaces(house.db, tenant, rootPath);
  const root = places.find(({ id }) => id === rootId);
  if (!root) throw new Error(`the unit ${rootId} is not below its own path`);
  const findPlace = createPlaceFinder(places, root);
  const documents = new Map<string, number>();
  const phones = new Map<string, number>();
  const kept = storedProblems(row);

  return async (batch: readonly Numbered[]) => {
    const rows = hashRows(house, batch, { mapping, today });
    const known = await listKnownOf(house.db, tenant, rows);
    return rows.map(({ rowNumber, stored, read, documentHash, phoneHash }) => {
      const cells = sealCells(house, { importId, rowNumber }, stored);
      const done = (problems: readonly RowProblem[], unitId: string | null = null) => ({
        rowNumber,
        cells,
        unitId,
        problems: kept(problems),
      });
      if (!read.ok) return done(read.problems);
      const problems: RowProblem[] = [];
      const twice = seenBefore(documents, documentHash, rowNumber);
      if (twice) problems.push({ field: 'documentNumber', words: rowProblems.duplicateDocument(twice) });
      const again = seenBefore(phones, phoneHash, rowNumber);
      if (again && again !== twice) problems.push({ field: 'phone', words: rowProblems.duplicatePhone(again) });
      const found = findPlace(read.row.unit);
      if (!found.ok) problems.push({ field: read.row.unit.name === '' ? 'uscc' : 'unit', words: found.words });
      if (problems.length > 0 || !found.ok) return done(problems);
      const plan = planRow({
        row: read.row,
        documentHash,
        phoneHash,
        unitId: found.place.id,
        rootPath,
        byDocument: known.byDocument.get(documentHash ?? ''),
        byPhone: known.byPhone.get(phoneHash ?? ''),
      });
      return plan.kind === 'refused' ? done([plan.problem]) : done([], found.place.id);
    });
  };
}

/** The row that said the same before, and remembers this one where none did. */
function seenBefore(seen: Map<string, number>, hash: string | null, rowNumber: number): number | undefined {
  if (hash === null) return undefined;
  const before = seen.get(hash);
  if (before === undefined) seen.set(hash, rowNumber);
  return before;
}

/** Problems from left to right, under the headings of the officer's own sheet; where a field has no column, under its own name. */
export function storedProblems(row: Pick<ImportRow, 'columns' | 'mapping'>) {
  const columns = columnsOf(row);
  const mapping = mappingOf(row);
  const placeOf = ({ field }: RowProblem) => mapping[field] ?? columns.length;
  return (problems: readonly RowProblem[]): StoredProblem[] =>
    problems
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .map(({ field, words }) => {
        const heading = columns.find(({ index }) => index === mapping[field])?.heading;
        return { column: heading ?? rosterFields[field].words[0], words };
      });
}
