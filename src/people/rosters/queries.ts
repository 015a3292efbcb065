import { sql } from 'kysely';
import type { Bilingual } from '../../kernel/words.ts';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { Scope } from '../access/rules.ts';
import type { Mapping } from './columns/rules.ts';
import type { RosterState } from './rules.ts';

/** All that a query needs of a scope where reach is judged elsewhere. */
export type Tenant = Pick<Scope, 'federationId'>;

export interface RosterColumn {
  index: number;
  heading: string;
}

/** Imports with the name and place of their unit; the caller judges reach. */
export function selectImports(db: Db | Trx, { federationId }: Tenant) {
  return db
    .selectFrom('rosterImports')
    .innerJoin('units', (join) =>
      join
        .onRef('units.federationId', '=', 'rosterImports.federationId')
        .onRef('units.id', '=', 'rosterImports.unitId'),
    )
    .innerJoin('federations', 'federations.id', 'rosterImports.federationId')
    .where('rosterImports.federationId', '=', federationId)
    .select([
      'rosterImports.id',
      'rosterImports.unitId',
      'rosterImports.fileKey',
      'rosterImports.fileName',
      'rosterImports.sheetNames',
      'rosterImports.sheetName',
      'rosterImports.headingRow',
      'rosterImports.columns',
      'rosterImports.samples',
      'rosterImports.mapping',
      'rosterImports.state',
      'rosterImports.rowsTotal',
      'rosterImports.rowsChecked',
      'rosterImports.rowsGood',
      'rosterImports.rowsBad',
      'rosterImports.rowsCreated',
      'rosterImports.rowsUpdated',
      'rosterImports.rowsUnchanged',
      'rosterImports.rowsRefused',
      'rosterImports.attempts',
      'rosterImports.failure',
      'rosterImports.createdBy',
      'rosterImports.actorName',
      'rosterImports.createdAt',
      'rosterImports.updatedAt',
      'units.name as unitName',
      'units.path as unitPath',
      'federations.zone',
    ])
    .$narrowType<{ state: RosterState }>();
}
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

export function findImport(db: Db | Trx, tenant: Tenant, id: string) {
  return selectImports(db, tenant).where('rosterImports.id', '=', id).executeTakeFirst();
}

/** Mapping as it is kept. */
export function mappingOf(row: Pick<ImportRow, 'mapping'>): Mapping {
  return row.mapping as Mapping;
}

/** The state of an import, held against abandoning until the transaction ends. */
export async function lockState(trx: Trx, { federationId }: Tenant, id: string): Promise<RosterState | undefined> {
  const row = await trx
    .selectFrom('rosterImports')
    .select('state')
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state as RosterState | undefined;
}

export interface NewImport {
  id: string;
  unitId: string;
  fileKey: string;
  fileName: string;
  createdBy: string | null;
  actorName: string;
  now: Date;
}

export async function insertImport(trx: Trx, { federationId }: Tenant, { now, ...row }: NewImport): Promise<void> {
  await trx
    .insertInto('rosterImports')
    .values({ federationId, ...row, state: 'mapping', createdAt: now, updatedAt: now })
    .execute();
}

interface ImportSet {
  state?: RosterState;
  fileKey?: null;
  sheetNames?: string;
  sheetName?: string | null;
  headingRow?: number;
  columns?: string;
  samples?: Buffer | null;
  mapping?: string;
  rowsTotal?: number;
  rowsChecked?: number;
  rowsGood?: number;
  rowsBad?: number;
  rowsCreated?: number;
  rowsUpdated?: number;
  rowsUnchanged?: number;
  rowsRefused?: number;
  attempts?: number;
  failure?: string | null;
}

export async function setImport(
  trx: Db | Trx,
  { federationId }: Tenant,
  { id, now, set }: { id: string; now: Date; set: ImportSet },
): Promise<void> {
  await trx
    .updateTable('rosterImports')
    .set((eb) => ({ ...set, updatedAt: now, version: eb('version', '+', 1) }))
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .execute();
}

/** Counts one more beginning of the work; in the database, since each may be on another server. */
export async function countAttempt(
  db: Db,
  { federationId }: Tenant,
  { id, state, now }: { id: string; state: RosterState; now: Date },
): Promise<number | undefined> {
  const row = await db
    .updateTable('rosterImports')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), updatedAt: now }))
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .where('state', '=', state)
    .returning('attempts')
    .executeTakeFirst();
  return row?.attempts;
}

export type RowOutcome = 'waiting' | 'bad' | 'created' | 'updated' | 'unchanged' | 'refused';

export interface CheckedRow {
  rowNumber: number;
  cells: Buffer;
  unitId: string | null;
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
  const told = rows.map(({ rowNumber, cells, unitId, problems }) => ({
    row_number: rowNumber,
    cells: cells.toString('base64'),
    unit_id: unitId,
    problems,
    outcome: problems.length > 0 ? 'bad' : 'waiting',
  }));
  await sql`
    insert into roster_import_rows (federation_id, import_id, row_number, cells, unit_id, problems, outcome)
    select ${federationId}::uuid, ${importId}::uuid, row_number, decode(cells, 'base64'), unit_id, problems, outcome
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told
        (row_number integer, cells text, unit_id uuid, problems jsonb, outcome text)`.execute(trx);
}

export async function deleteRows(trx: Trx, { federationId }: Tenant, importId: string): Promise<void> {
  await trx
    .deleteFrom('rosterImportRows')
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .execute();
}

/** The next rows that wait to go in, in the order of the sheet. */
export function listWaitingRows(
  trx: Trx,
  { federationId }: Tenant,
  { importId, limit }: { importId: string; limit: number },
) {
  return trx
    .selectFrom('rosterImportRows')
    .select(['rowNumber', 'cells', 'unitId'])
    .where('federationId', '=', federationId)
    .where('importId', '=', importId)
    .where('outcome', '=', 'waiting')
    .orderBy('rowNumber')
    .limit(limit)
    .execute();
}

export interface SettledRow {
  rowNumber: number;
  outcome: Exclude<RowOutcome, 'waiting' | 'bad'>;
  personId: string | null;
  problems?: readonly StoredProblem[];
}

/** Notes what became of rows; the cells of those that are in are emptied. */
export async function settleRows(
  trx: Trx,
  { federationId }: Tenant,
  { importId, rows }: { importId: string; rows: readonly SettledRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const told = rows.map(({ rowNumber, outcome, personId, problems = [] }) => ({
    row_number: rowNumber,
    outcome,
    person_id: personId,
    problems,
  }));
  await sql`
    update roster_import_rows
       set outcome = told.outcome, person_id = told.person_id, problems = told.problems,
           cells = case when told.outcome = 'refused' then cells end
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told
        (row_number integer, outcome text, person_id uuid, problems jsonb)
     where roster_import_rows.federation_id = ${federationId} and import_id = ${importId}
       and roster_import_rows.row_number = told.row_number`.execute(trx);
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

/** Imports whose work stopped without an end: their server is gone. */
export async function listStalled(
  db: Db,
  before: Date,
): Promise<{ federationId: string; id: string; state: RosterState }[]> {
  const rows = await db
    .selectFrom('rosterImports')
    .select(['federationId', 'id', 'state'])
    .where('state', 'in', ['checking', 'running'])
    .where('updatedAt', '<', before)
    .execute();
  return rows.map(({ federationId, id, state }) => ({ federationId, id, state: state as RosterState }));
}

/** Imports that nobody has touched for long and that still hold a sheet or cells. */
export function listForgotten(db: Db, before: Date) {
  return db
    .selectFrom('rosterImports')
    .select(['federationId', 'id', 'state', 'fileKey'])
    .where('updatedAt', '<', before)
    .where((eb) =>
      eb.or([
        eb('fileKey', 'is not', null),
        eb.exists(
          eb
            .selectFrom('rosterImportRows')
            .select('rowNumber')
            .whereRef('rosterImportRows.federationId', '=', 'rosterImports.federationId')
            .whereRef('rosterImportRows.importId', '=', 'rosterImports.id')
            .where('cells', 'is not', null),
        ),
      ]),
    )
    .execute();
}

/**
 * Works on an import while nobody else does, whichever server: a lock of the session, gone with the connection if the
 * server dies.
 * @returns `busy` where another is at it
 */
export async function alone<Result>(db: Db, importId: string, work: () => Promise<Result>): Promise<Result | 'busy'> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      mine: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${`roster:${importId}`}, 0)) as mine`.execute(connection);
    if (!rows[0]?.mine) return 'busy';
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`roster:${importId}`}, 0))`.execute(connection);
    }
  });
}
