import type { Bilingual } from '../../../kernel/words.ts';
import { type StoredCell, textOf } from '../cells/rules.ts';
import type { Mapping } from '../columns/rules.ts';

/** What is wrong with a row, at which field. */
export interface RowProblem {
  field: string;
  words: Bilingual;
}

/** A row of the sheet as it is kept, with what the reader found lost in it by column. */
export interface StoredRow {
  cells: readonly StoredCell[];
  lost?: readonly { column: number; words: Bilingual }[];
}

/** `true` where no mapped column of the row holds anything: a blank line, or a note below the table. */
export function isBlank({ cells, lost = [] }: StoredRow, mapping: Mapping): boolean {
  return Object.values(mapping).every(
    (index) => index === undefined || (textOf(cells[index]) === '' && !lost.some(({ column }) => column === index)),
  );
}

/** Reads the cells of one row by the mapping, and gathers what is wrong with them; begins with what the file has lost. */
export function createCellReader<Field extends string>(stored: StoredRow, mapping: Mapping) {
  const problems: RowProblem[] = [];
  for (const [field, index] of Object.entries(mapping))
    for (const { column, words } of stored.lost ?? []) if (column === index) problems.push({ field, words });
  const cell = (field: Field) => {
    const index = mapping[field];
    return index === undefined ? null : stored.cells[index];
  };
  const text = (field: Field) => textOf(cell(field));

  /** One optional cell, or a note of what is wrong with it. */
  function read<Value>(field: Field, find: () => Value | undefined, wrong: (found: string) => Bilingual) {
    if (text(field) === '') return undefined;
    const value = find();
    if (value === undefined) problems.push({ field, words: wrong(text(field)) });
    return value;
  }
  return { problems, cell, text, read };
}
