import { type Day, dayOf } from '../../../../kernel/dates.ts';
import type { House } from '../../../../platform/house.ts';
import { listKnown } from '../../../members/persons/known/service.ts';
import { hashDocument, hashPhone } from '../../../members/sealing/service.ts';
import type { Checker, Judged, Numbered } from '../../check/rules.ts';
import type { Mapping } from '../../columns/rules.ts';
import { listPlaces } from '../../places/queries.ts';
import { createPlaceFinder } from '../../places/rules.ts';
import type { Tenant } from '../../queries.ts';
import { type ImportRow, mappingOf } from '../../queries.ts';
import type { RowProblem } from '../../rows/rules.ts';
import { rowProblems } from '../../words.ts';
import { planRow } from '../plan/rules.ts';
import { type ReadRow, readRow } from '../rows/rules.ts';

/** A row with what identifies its person. Hashes in hex. */
export interface Hashed extends Numbered {
  read: ReadRow;
  documentHash: string | null;
  phoneHash: string | null;
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

/** Judges rows of members: who they are among those on the register, and which union they go into. */
export async function createMemberChecker(house: House, tenant: Tenant, { row }: { row: ImportRow }): Promise<Checker> {
  const { unitId: rootId, unitPath: rootPath } = row;
  const today = dayOf(house.now(), row.zone);
  const mapping = mappingOf(row);
  const places = await listPlaces(house.db, tenant, rootPath);
  const root = places.find(({ id }) => id === rootId);
  if (!root) throw new Error(`the unit ${rootId} is not below its own path`);
  const findPlace = createPlaceFinder(places, root);
  const documents = new Map<string, number>();
  const phones = new Map<string, number>();

  return async (batch) => {
    const rows = hashRows(house, batch, { mapping, today });
    const known = await listKnownOf(house.db, tenant, rows);
    return rows.map(({ rowNumber, read, documentHash, phoneHash }): Judged => {
      const done = (problems: readonly RowProblem[], unitId: string | null = null) => ({ rowNumber, unitId, problems });
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
export function seenBefore(seen: Map<string, number>, key: string | null, rowNumber: number): number | undefined {
  if (key === null) return undefined;
  const before = seen.get(key);
  if (before === undefined) seen.set(key, rowNumber);
  return before;
}
