import { sql } from 'kysely';
import type { ListQuery, Page } from '../../kernel/lists.ts';
import { writeAudit } from '../../platform/audit/write.ts';
import { type Db, inTransaction, type Trx } from '../../platform/db/connect.ts';
import { pageOf } from '../../platform/db/paging.ts';
import type { House } from '../../platform/house.ts';
import type { UploadedFile } from '../../platform/http/handlers.ts';
import { newId } from '../../platform/ids.ts';
import { readSheet } from '../../platform/sheets/read.ts';
import { actorOf, may, type Scope } from '../access/rules.ts';
import { withinReach, withinTops } from '../units/reach/service.ts';
import { demandOn, getActiveUnit, getUnit } from '../units/service.ts';
import { storeCell } from './cells/rules.ts';
import { findLayout, HEADING_WITHIN_ROWS, type HeadRow, type Layout } from './columns/rules.ts';
import type { ImportDetail, ImportItem, importList } from './contract.ts';
import { rosterRefusals } from './errors.ts';
import {
  columnsOf,
  findImport,
  type ImportRow,
  insertImport,
  lockState,
  mappingOf,
  type RosterColumn,
  selectImports,
  setImport,
} from './queries.ts';
import { emptyCells } from './rows/queries.ts';
import {
  MOST_ROWS,
  type RosterMove,
  type RosterState,
  type RosterSubject,
  rosterMoves,
  rosterStates,
  rosterSubjects,
} from './rules.ts';
import { getSheet, openSamples, putSheet, sealSamples, sheetKey } from './store/service.ts';
import { findUnmapped, subjects } from './subjects/rules.ts';

/** Jobs of an import: reading and checking the sheet, letting the good rows in. */
export const rosterJobs = { check: 'roster.check', run: 'roster.run' } as const;

/**
 * Takes a sheet in: finds its headings, suggests what the columns are, keeps it encrypted.
 * @throws sheet.*, roster.empty, units.not-found, units.not-active, access.not-allowed
 */
export async function uploadRoster(
  house: House,
  scope: Scope,
  { subject, unitId, file }: { subject: RosterSubject; unitId: string; file: UploadedFile },
): Promise<{ id: string }> {
  const unit = await getActiveUnit(house.db, scope, unitId);
  demandOn(scope, rosterSubjects[subject].ability, unit);
  const found = await inspect(file.bytes, { subject });
  const importId = newId();
  const { federationId } = scope;
  const fileKey = await putSheet(house, { federationId, importId }, file.bytes);
  const now = house.now();
  const actor = actorOf(scope);
  await inTransaction(house.db, async (trx) => {
    await insertImport(trx, scope, {
      id: importId,
      subject,
      unitId,
      fileKey,
      fileName: file.name.slice(0, 200),
      createdBy: actor.id ?? null,
      actorName: actor.name,
      now,
    });
    await keepLayout(trx, house, { scope, importId, found, now });
    await writeAudit(trx, {
      federationId,
      at: now,
      actor,
      action: `${subject}.upload-roster`,
      unitId,
      subject: { kind: 'roster-import', id: importId },
      detail: { fileName: file.name },
      requestId: scope.requestId,
    });
  });
  return { id: importId };
}

interface Found {
  layout: Layout;
  sheetNames: string[];
  sheetName: string | null;
}

/** Rows that are looked at to find the headings and to show what the columns hold. */
const LOOK_AT_ROWS = HEADING_WITHIN_ROWS + 20;

/** @throws sheet.*, roster.empty */
async function inspect(
  bytes: Buffer,
  chosen: { subject: RosterSubject; sheetName?: string; headingRow?: number },
): Promise<Found> {
  const sheet = await readSheet(bytes, {
    limits: { rows: MOST_ROWS },
    ...(chosen.sheetName ? { sheetName: chosen.sheetName } : {}),
  });
  const rows: HeadRow[] = [];
  for await (const { number, cells } of sheet.rows) {
    rows.push({ number, cells: cells.map(storeCell) });
    if (rows.length === LOOK_AT_ROWS + (chosen.headingRow ?? 0)) break;
  }
  const layout = findLayout(rows, { fields: subjects[chosen.subject].fields, headingRow: chosen.headingRow });
  if (!layout || !rows.some(({ number }) => number > layout.headingRow)) throw rosterRefusals.empty();
  return { layout, sheetNames: sheet.sheetNames, sheetName: sheet.sheetName ?? null };
}

async function keepLayout(
  trx: Trx,
  house: House,
  { scope, importId, found, now }: { scope: Scope; importId: string; found: Found; now: Date },
): Promise<void> {
  const { layout, sheetNames, sheetName } = found;
  const columns = layout.columns.map(({ index, heading }): RosterColumn => ({ index, heading }));
  const samples = Object.fromEntries(layout.columns.map(({ index, samples }) => [index, samples]));
  await setImport(trx, scope, {
    id: importId,
    now,
    set: {
      state: 'mapping',
      sheetNames: JSON.stringify(sheetNames),
      sheetName,
      headingRow: layout.headingRow,
      columns: JSON.stringify(columns),
      samples: sealSamples(house, importId, samples),
      mapping: JSON.stringify(layout.mapping),
    },
  });
}

/** @throws roster.not-found */
export async function getImport(db: Db | Trx, scope: Scope, importId: string): Promise<ImportRow> {
  const row = await findImport(db, scope, importId);
  if (!row || !may(scope, rosterSubjects[row.subject].ability, row.unitPath)) throw rosterRefusals.notFound();
  return row;
}

/** An import with its columns, for the page that follows it. @throws roster.not-found */
export async function getImportDetail(house: House, scope: Scope, importId: string): Promise<ImportDetail> {
  const row = await getImport(house.db, scope, importId);
  const samples = openSamples(house, importId, row.samples);
  const failure = row.failure as { words: [string, string] } | null;
  return {
    ...itemOf(row),
    sheetNames: row.sheetNames as string[],
    sheetName: row.sheetName,
    headingRow: row.headingRow,
    columns: columnsOf(row).map(({ index, heading }) => ({
      key: String(index),
      header: heading,
      samples: samples[index] ?? [],
    })),
    mapping: Object.fromEntries(Object.entries(mappingOf(row)).map(([field, index]) => [field, String(index)])),
    fields: Object.entries(subjects[row.subject].fields).map(([key, { words, hint, required }]) => ({
      key,
      words,
      hint,
      required,
    })),
    failure: failure ? { zh: failure.words[0], en: failure.words[1] } : null,
  };
}

function itemOf(row: ImportRow): ImportItem {
  const { id, fileName, unitId, unitName, state, rowsTotal, rowsChecked, rowsCreated, rowsUpdated, rowsUnchanged } =
    row;
  const { actorName, createdAt, updatedAt, rowsRefused } = row;
  return {
    ...{ id, fileName, unitId, unitName, state, rowsTotal, rowsChecked, rowsCreated, rowsUpdated, rowsUnchanged },
    rowsGood: row.rowsGood - rowsRefused,
    rowsBad: row.rowsBad + rowsRefused,
    ...{ actorName, createdAt, updatedAt },
  };
}

type ImportQuery = ListQuery & (typeof importList)['filters']['_output'];

/** Imports into units within reach, the newest first. */
export async function listImports(
  house: House,
  scope: Scope,
  { subject, ...query }: ImportQuery & { subject: RosterSubject },
): Promise<Page<ImportItem>> {
  const path = sql.ref<string>('units.path');
  let rows = selectImports(house.db, scope)
    .where('rosterImports.subject', '=', subject)
    .where(withinReach(scope, rosterSubjects[subject].ability, path));
  if (query.state) rows = rows.where('rosterImports.state', '=', query.state);
  if (query.within) rows = rows.where(withinTops(path, [(await getUnit(house.db, scope, query.within)).path]));
  const page = await pageOf(rows, query, {
    // To the millisecond, as the cursor carries it.
    sorts: {
      createdAt: { by: sql`date_trunc('milliseconds', roster_imports.created_at)`, of: (row) => row.createdAt },
    },
    id: { by: sql.ref('roster_imports.id'), of: (row) => row.id },
    defaultSort: '-createdAt',
  });
  return { ...page, items: page.items.map(itemOf) };
}

/** Looks at another sheet of the workbook, or takes another row for the headings. @throws roster.not-found, not-now, gone, sheet.* */
export async function chooseSheet(
  house: House,
  scope: Scope,
  {
    importId,
    sheetName,
    headingRow,
  }: { importId: string; sheetName?: string | undefined; headingRow?: number | undefined },
): Promise<ImportDetail> {
  const row = await getImport(house.db, scope, importId);
  refuseMove('map', row.state);
  const bytes = await getSheet(house, { federationId: scope.federationId, importId });
  const name = sheetName ?? row.sheetName ?? undefined;
  const found = await inspect(bytes, {
    subject: row.subject,
    ...(name ? { sheetName: name } : {}),
    ...(headingRow ? { headingRow } : {}),
  });
  await inTransaction(house.db, async (trx) => {
    await moveFrom(trx, scope, { importId, move: 'map' });
    await keepLayout(trx, house, { scope, importId, found, now: house.now() });
  });
  return getImportDetail(house, scope, importId);
}

/**
 * Takes the officer's mapping and has the rows checked.
 * @throws roster.not-found, not-now, unmapped, unknown-column
 */
export async function mapColumns(
  house: House,
  scope: Scope,
  { importId, mapping: given }: { importId: string; mapping: Readonly<Partial<Record<string, string>>> },
): Promise<ImportDetail> {
  const row = await getImport(house.db, scope, importId);
  const mapping = Object.fromEntries(Object.entries(given).map(([field, key]) => [field, Number(key)]));
  const indexes = Object.values(mapping);
  const known = new Set(columnsOf(row).map(({ index }) => index));
  const wrong = indexes.find((index, at) => !known.has(index) || indexes.indexOf(index) !== at);
  if (wrong !== undefined) throw rosterRefusals.unknownColumn({ column: wrong + 1 });
  const missing = findUnmapped(row.subject, Object.keys(mapping));
  if (missing) throw unmapped(row.subject, missing);
  return start(house, scope, { importId, move: 'map', set: { mapping: JSON.stringify(mapping) } });
}

function unmapped(subject: RosterSubject, fields: readonly string[]) {
  const words = fields.flatMap((field) =>
    subjects[subject].fields[field] ? [subjects[subject].fields[field].words] : [],
  );
  return rosterRefusals.unmapped({
    fields: words.map(([zh]) => zh).join('或'),
    fieldsEn: words.map(([, en]) => en).join(' or '),
  });
}

/** Lets the good rows in. @throws roster.not-found, not-now, nothing-good */
export async function runImport(house: House, scope: Scope, importId: string): Promise<ImportDetail> {
  const row = await getImport(house.db, scope, importId);
  if (row.state === 'checked' && row.rowsGood === 0) throw rosterRefusals.nothingGood();
  return start(house, scope, { importId, move: 'run', set: {} });
}

const work = {
  map: { state: 'checking', job: rosterJobs.check },
  run: { state: 'running', job: rosterJobs.run },
} as const;

interface Start {
  importId: string;
  move: 'map' | 'run';
  set: { mapping?: string };
}

async function start(house: House, scope: Scope, { importId, move, set }: Start): Promise<ImportDetail> {
  const { state, job } = work[move];
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    await moveFrom(trx, scope, { importId, move });
    await setImport(trx, scope, { id: importId, now, set: { ...set, state, attempts: 0, failure: null } });
    await house.jobs.enqueue(trx, job, { federationId: scope.federationId, importId });
  });
  return getImportDetail(house, scope, importId);
}

/** Gives an import up; what is in stays in. @throws roster.not-found, not-now */
export async function abandonImport(house: House, scope: Scope, importId: string): Promise<void> {
  const { subject, unitId } = await getImport(house.db, scope, importId);
  const now = house.now();
  await inTransaction(house.db, async (trx) => {
    await moveFrom(trx, scope, { importId, move: 'abandon' });
    await setImport(trx, scope, { id: importId, now, set: { state: 'abandoned', fileKey: null, samples: null } });
    await emptyCells(trx, scope, importId);
    await writeAudit(trx, {
      federationId: scope.federationId,
      at: now,
      actor: actorOf(scope),
      action: `${subject}.abandon-roster`,
      unitId,
      subject: { kind: 'roster-import', id: importId },
      requestId: scope.requestId,
    });
  });
  await house.files.delete(sheetKey({ federationId: scope.federationId, importId }));
}

/** Holds the import, and refuses where its state does not allow the move. @throws roster.not-found, roster.not-now */
async function moveFrom(
  trx: Trx,
  scope: Scope,
  { importId, move }: { importId: string; move: RosterMove },
): Promise<void> {
  const state = await lockState(trx, scope, importId);
  if (!state) throw rosterRefusals.notFound();
  refuseMove(move, state);
}

function refuseMove(move: RosterMove, state: RosterState): void {
  const { from, words }: { from: readonly RosterState[]; words: readonly [string, string] } = rosterMoves[move];
  if (from.includes(state)) return;
  const [zh, en] = rosterStates[state];
  throw rosterRefusals.notNow({ state: zh, stateEn: en, move: words[0], moveEn: words[1] });
}
