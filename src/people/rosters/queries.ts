import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/connect.ts';
import type { Scope } from '../access/rules.ts';
import type { Mapping } from './columns/rules.ts';
import type { RosterState, RosterSubject } from './rules.ts';

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
      'rosterImports.subject',
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
    .$narrowType<{ state: RosterState; subject: RosterSubject }>();
}
export type ImportRow = NonNullable<Awaited<ReturnType<typeof findImport>>>;

export function findImport(db: Db | Trx, tenant: Tenant, id: string) {
  return selectImports(db, tenant).where('rosterImports.id', '=', id).executeTakeFirst();
}

/** Mapping as it is kept. */
export function mappingOf(row: Pick<ImportRow, 'mapping'>): Mapping {
  return row.mapping as Mapping;
}

/** Columns as they are kept. */
export function columnsOf(row: Pick<ImportRow, 'columns'>): RosterColumn[] {
  const columns: unknown = row.columns;
  return columns as RosterColumn[];
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
  subject: RosterSubject;
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

/** Lets the planner know what has come in, at once instead of when autovacuum comes by. */
export async function analyze(db: Db, subject: RosterSubject): Promise<void> {
  const tables = { members: sql`persons, memberships`, units: sql`units, unit_parents` };
  await sql`analyze ${tables[subject]}, roster_import_rows`.execute(db);
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
