import { findDocumentType } from '../../../../kernel/codes/documents.ts';
import { findCode, sexes } from '../../../../kernel/codes/gb-tables.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { type PersonFacts, readPerson } from '../../../members/persons/rules.ts';
import { findWorkerKind, type WorkerKind } from '../../../members/worker-kinds/rules.ts';
import { findDay } from '../../cells/rules.ts';
import type { Mapping } from '../../columns/rules.ts';
import { createCellReader, type RowProblem, type StoredRow } from '../../rows/rules.ts';
import { rowProblems } from '../../words.ts';
import type { RosterFieldKey } from '../fields/rules.ts';

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

const MOST_CHARACTERS = 60;

/** Reads a row by the mapping, or says all that is wrong with it. */
export function readRow(stored: StoredRow, { mapping, today }: { mapping: Mapping; today: Day }): ReadRow {
  const { problems, cell, text, read } = createCellReader<RosterFieldKey>(stored, mapping);
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
  if (!person.ok) problems.push(...person.problems.map(({ path, words }) => ({ field: path, words })));
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
