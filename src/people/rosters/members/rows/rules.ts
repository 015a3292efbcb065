import { findDocumentType } from '../../../../kernel/codes/documents.ts';
import { findCode, sexes } from '../../../../kernel/codes/gb-tables.ts';
import type { Day } from '../../../../kernel/dates.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { type PersonFacts, readPerson } from '../../../members/persons/rules.ts';
import { findWorkerKind, type WorkerKind } from '../../../members/worker-kinds/rules.ts';
import { findDay, type StoredCell, textOf } from '../../cells/rules.ts';
import type { Mapping } from '../../columns/rules.ts';
import { rowProblems } from '../../words.ts';
import { type RosterFieldKey, rosterFieldKeys } from '../fields/rules.ts';

/** What is wrong with a row, at which field. */
export interface RowProblem {
  field: RosterFieldKey;
  words: Bilingual;
}

/** A row of the sheet as it is kept, with what the reader found lost in it by column. */
export interface StoredRow {
  cells: readonly StoredCell[];
  lost?: readonly { column: number; words: Bilingual }[];
}

/** A row that holds. */
export interface RosterRow {
  facts: PersonFacts;
  unit: { name: string; uscc: string };
  post: string | null;
  memberNo: string | null;
  fromOn: Day | null;
  workerKinds: WorkerKind[];
}

export type ReadRow = { ok: true; row: RosterRow } | { ok: false; problems: RowProblem[] };

/** `true` where no mapped column of the row holds anything: a blank line, or a note below the table. */
export function isBlank({ cells, lost = [] }: StoredRow, mapping: Mapping): boolean {
  return rosterFieldKeys.every((field) => {
    const index = mapping[field];
    return index === undefined || (textOf(cells[index]) === '' && !lost.some(({ column }) => column === index));
  });
}

const MOST_CHARACTERS = 60;

/** Reads a row by the mapping, or says all that is wrong with it. */
export function readRow(stored: StoredRow, { mapping, today }: { mapping: Mapping; today: Day }): ReadRow {
  const problems: RowProblem[] = [];
  const cell = (field: RosterFieldKey) => {
    const index = mapping[field];
    return index === undefined ? null : stored.cells[index];
  };
  const text = (field: RosterFieldKey) => textOf(cell(field));
  for (const field of rosterFieldKeys)
    for (const { column, words } of stored.lost ?? []) if (column === mapping[field]) problems.push({ field, words });

  /** Reads one optional cell, or notes what is wrong with it. */
  function read<Value>(field: RosterFieldKey, find: () => Value | undefined, wrong: (found: string) => Bilingual) {
    if (text(field) === '') return undefined;
    const value = find();
    if (value === undefined) problems.push({ field, words: wrong(text(field)) });
    return value;
  }

  const fromOn = read('fromOn', () => findDay(cell('fromOn')), rowProblems.badDay);
  if (fromOn && fromOn > today) problems.push({ field: 'fromOn', words: rowProblems.futureDay(fromOn) });
  const person = readPerson(
    {
      name: text('name'),
      sex: read('sex', () => findCode(sexes, text('sex')), rowProblems.unknownSex),
      bornOn: read('bornOn', () => findDay(cell('bornOn')), rowProblems.badDay),
      phone: text('phone'),
      documentType: read('documentType', () => findDocumentType(text('documentType')), rowProblems.unknownDocumentType),
      documentNumber: text('documentNumber'),
    },
    { today },
  );
  if (!person.ok)
    problems.push(...person.problems.map(({ path, words }) => ({ field: path as RosterFieldKey, words })));
  const isNumbered =
    text('documentNumber') !== '' ||
    text('phone') !== '' ||
    problems.some(({ field }) => field === 'documentNumber' || field === 'phone');
  if (!isNumbered) problems.push({ field: 'documentNumber', words: rowProblems.identityNeeded });
  const workerKinds = readKinds(text('workerKinds'), problems);
  if (problems.length > 0 || !person.ok) return { ok: false, problems };
  return {
    ok: true,
    row: {
      facts: person.facts,
      unit: { name: text('unit'), uscc: text('uscc') },
      post: shortened(text('post')),
      memberNo: shortened(text('memberNo')),
      fromOn: fromOn ?? null,
      workerKinds,
    },
  };
}

function readKinds(text: string, problems: RowProblem[]): WorkerKind[] {
  const names = text.split(/[、,，;；/／\s]+/).filter((name) => name !== '');
  const kinds = new Set<WorkerKind>();
  for (const name of names) {
    const kind = findWorkerKind(name);
    if (kind) kinds.add(kind);
    else problems.push({ field: 'workerKinds', words: rowProblems.unknownKind(name) });
  }
  return [...kinds];
}

function shortened(text: string): string | null {
  return text === '' ? null : [...text].slice(0, MOST_CHARACTERS).join('');
}
