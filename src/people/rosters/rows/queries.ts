import { sql } from 'kysely';
import type { Bilingual } from '../../../kernel/words.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';

export type RowOutcome = 'waiting' | 'bad' | 'created' | 'updated' | 'unchanged' | 'refused';

export interface CheckedRow {
  rowNumber: number;
  cells: Buffer;
  unitId: string | null;
  superiorId?: string | null;
  superiorRow?: number | null;
  rank?: number;
  problems: readonly StoredProblem[];
}

/** A problem as it is kept: under the heading that the officer knows. */
export interface StoredProblem {
  column: string;
  words: Bilingual;
}

/** Keeps checked rows: good ones wait, bad ones say why. */
export async function writeRows(
  trx: Trx,
  { federationId }: Tenant,
  { importId, rows }: { importId: string; rows: readonly CheckedRow[] },
): Promise<void> {
  const told = rows.map(({ rowNumber, cells, unitId, superiorId = null, superiorRow = null, rank = 0, problems }) => ({
    row_number: rowNumber,
    cells: cells.toString('base64'),
    unit_id: unitId,
    superior_id: superiorId,
    superior_row: superiorRow,
    rank,
    problems,
    outcome: problems.length > 0 ? 'bad' : 'waiting',
  }));
  await sql`
    insert into roster_import_rows (federation_id, import_id, row_number, cells, unit_id, superior_id, superior_row, rank,
                                    problems, outcome)
    select ${federationId}::uuid, ${importId}::uuid, row_number, decode(cells, 'base64'), unit_id, superior_id,
           superior_row, rank, problems, outcome
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told
        (row_number integer, cells text, unit_id uuid, superior_id uuid, superior_row integer, rank integer,
         problems jsonb, outcome text)`.execute(trx);
}

export async function deleteRows(trx: Trx, { federationId }: Tenant, importId: string): Promise<void> {
  await trx
    .deleteFrom('rosterImportRows')
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .execute();
}

/** The next rows that wait to go in: by rank, then in the order of the sheet. */
export function listWaitingRows(
  trx: Trx,
  { federationId }: Tenant,
  { importId, limit }: { importId: string; limit: number },
) {
  return trx
    .selectFrom('rosterImportRows')
    .select(['rowNumber', 'cells', 'unitId', 'superiorId', 'superiorRow', 'rank'])
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .where('outcome', '=', 'waiting')
    .orderBy('rank')
    .orderBy('rowNumber')
    .limit(limit)
    .execute();
}

export type WaitingRow = Awaited<ReturnType<typeof listWaitingRows>>[number];

export interface SettledRow {
  rowNumber: number;
  outcome: Exclude<RowOutcome, 'waiting' | 'bad'>;
  personId?: string | null;
  unitId?: string | null;
  problems?: readonly StoredProblem[];
}

/** Notes what became of rows; the cells of those that are in are emptied. */
export async function settleRows(
  trx: Trx,
  { federationId }: Tenant,
  { importId, rows }: { importId: string; rows: readonly SettledRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const told = rows.map(({ rowNumber, outcome, personId = null, unitId = null, problems = [] }) => ({
    row_number: rowNumber,
    outcome,
    person_id: personId,
    unit_id: unitId,
    problems,
  }));
  await sql`
    update roster_import_rows
       set outcome = told.outcome, person_id = told.person_id, problems = told.problems,
           unit_id = coalesce(told.unit_id, roster_import_rows.unit_id),
           cells = case when told.outcome = 'refused' then cells end
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told
        (row_number integer, outcome text, person_id uuid, unit_id uuid, problems jsonb)
     where roster_import_rows.federation_id = ${federationId} and import_id = ${importId}
       and roster_import_rows.row_number = told.row_number`.execute(trx);
}

/** What became of rows that others lie below. */
export function listOutcomes(
  trx: Trx,
  { federationId }: Tenant,
  { importId, rowNumbers }: { importId: string; rowNumbers: readonly number[] },
) {
  return trx
    .selectFrom('rosterImportRows')
    .select(['rowNumber', 'outcome', 'unitId'])
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .where('rowNumber', 'in', [...rowNumbers])
    .execute();
}

/** Counts of an import's rows as they stand. */
export async function countRows(
  trx: Trx,
  { federationId }: Tenant,
  importId: string,
): Promise<Record<RowOutcome, number>> {
  const { rows } = await sql<{ outcome: RowOutcome; rows: number }>`
    select outcome, count(*) as rows from roster_import_rows
     where federation_id = ${federationId} and import_id = ${importId} group by outcome`.execute(trx);
  const counts = { waiting: 0, bad: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { outcome, rows: count } of rows) counts[outcome] = count;
  return counts;
}

/** Rows that could not go in, in the order of the sheet, beyond a row number. */
export function listBadRows(
  db: Db | Trx,
  { federationId }: Tenant,
  { importId, after, limit }: { importId: string; after: number; limit: number },
) {
  return db
    .selectFrom('rosterImportRows')
    .select(['rowNumber', 'cells', 'problems'])
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .where('outcome', 'in', ['bad', 'refused'])
    .where('rowNumber', '>', after)
    .orderBy('rowNumber')
    .limit(limit)
    .execute();
}

/** Empties every cell of an import that is over. */
export async function emptyCells(trx: Trx, { federationId }: Tenant, importId: string): Promise<void> {
  await trx
    .updateTable('rosterImportRows')
    .set({ cells: null })
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .where('cells', 'is not', null)
    .execute();
}
