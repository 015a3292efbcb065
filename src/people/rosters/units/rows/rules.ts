import { foldCode, foldNumber } from '../../../../kernel/codes/characters.ts';
import { parseUscc } from '../../../../kernel/codes/uscc.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { findUnitName, MAX_UNIT_NAME_CHARACTERS, type UnitKind, unitStatuses } from '../../../units/rules.ts';
import { findDay } from '../../cells/rules.ts';
import type { Mapping } from '../../columns/rules.ts';
import { createCellReader, type RowProblem, type StoredRow } from '../../rows/rules.ts';
import type { UnitFieldKey } from '../fields/rules.ts';
import { findUnitKind } from '../kinds/rules.ts';
import { unitProblems } from '../words.ts';

/** What a row says of a unit's own particulars; what it leaves out is undefined. */
export interface UnitFacts {
  kind?: UnitKind | undefined;
  uscc?: string | undefined;
  shortName?: string | undefined;
  regionCode?: string | undefined;
  address?: string | undefined;
  phone?: string | undefined;
  validUntil?: Day | undefined;
}

/** A row of a list of units that holds. */
export interface UnitRow {
  name: string;
  /** As the sheet names it; empty where it does not. */
  superior: { name: string; uscc: string };
  facts: UnitFacts;
  /** Of a new unit: the day it begins. */
  fromOn: Day | undefined;
}

export type ReadUnitRow = { ok: true; row: UnitRow } | { ok: false; problems: RowProblem[] };

/** GB/T 2260, with streets or villages behind. */
const REGION = /^\d{6}(\d{3}|\d{6})?$/;
/** What the API takes. */
const MOST_CHARACTERS = { shortName: 40, address: 200, phone: 40 } as const;

/** Reads a row by the mapping, or says all that is wrong with it. */
export function readUnitRow(stored: StoredRow, mapping: Mapping): ReadUnitRow {
  const { problems, cell, text, read } = createCellReader<UnitFieldKey>(stored, mapping);
  const short = (field: keyof typeof MOST_CHARACTERS) =>
    read(
      field,
      () => ([...text(field)].length <= MOST_CHARACTERS[field] ? text(field) : undefined),
      () => unitProblems.tooLong(MOST_CHARACTERS[field]),
    );
  const day = (field: 'fromOn' | 'validUntil') => read(field, () => findDay(cell(field)), unitProblems.badDay);

  // Names in sheets are spaced out to fill their columns.
  const name = findUnitName(text('name').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''));
  if (!name) problems.push({ field: 'name', words: unitProblems.badName(MAX_UNIT_NAME_CHARACTERS) });
  const uscc = text('uscc') === '' ? undefined : parseUscc(text('uscc'));
  if (uscc && !uscc.ok) problems.push({ field: 'uscc', words: uscc.words });
  if (isGone(text('status'))) problems.push({ field: 'status', words: unitProblems.gone(text('status')) });
  const facts: UnitFacts = {
    kind: read('kind', () => findUnitKind(text('kind')), unitProblems.unknownKind),
    uscc: uscc?.ok ? uscc.value.code : undefined,
    shortName: short('shortName'),
    regionCode: read('regionCode', () => REGION.exec(foldNumber(text('regionCode')))?.[0], unitProblems.badRegion),
    address: short('address'),
    phone: short('phone'),
    validUntil: day('validUntil'),
  };
  const fromOn = day('fromOn');
  if (problems.length > 0 || !name) return { ok: false, problems };
  const superior = { name: text('superior'), uscc: foldCode(text('superiorUscc')) };
  return { ok: true, row: { name, superior, facts, fromOn } };
}

const gone: readonly string[] = [
  ...unitStatuses.closed,
  ...unitStatuses.merged,
  '撤销',
  '注销',
  '已注销',
  '并入',
  '合并',
];

function isGone(text: string): boolean {
  return gone.some((word) => word.toLowerCase() === text.toLowerCase());
}
