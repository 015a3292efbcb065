import type { Bilingual } from '../../kernel/words.ts';

/**
 * What a cell holds. A Date is what the sheet shows (sheets know no zone), carried in its UTC fields:
 * `date.toISOString().slice(0, 10)` is the day that the officer typed.
 */
export type Cell = string | number | boolean | Date | null;

/** A cell whose true value the file no longer has; the cell itself reads null. */
export interface CellProblem {
  /** Counted from 0, as in `cells`. */
  column: number;
  problem: keyof typeof cellProblems;
  words: Bilingual;
  /** What stands in the file, cut to 100 characters. */
  found: string;
}

export interface SheetRow {
  /** The number that the spreadsheet program shows at the row's left, from 1. */
  number: number;
  /** Up to the last filled cell; cells in between that are empty are null. */
  cells: Cell[];
  problems?: CellProblem[];
}

export interface Sheet {
  kind: 'xlsx' | 'csv';
  /** Of csv only. */
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** Of xlsx only, hidden ones included. */
  sheetNames: string[];
  /** The one that `rows` come from. */
  sheetName?: string;
  /** Rows that hold anything, in order; to be read once. Refusals may still come while reading. */
  rows: AsyncIterable<SheetRow>;
}

export const cellProblems = {
  precisionLost: [
    '长号码被存成了数字，第 15 位以后已经丢失。请把这一列设为文本格式，重新填写。',
    'A long number was stored as a number and lost its digits after the 15th. Set the column to text and type it again.',
  ],
  formulaError: [
    '公式算出了错误值，请改正公式，或直接填写结果。',
    'The formula results in an error. Correct it, or type the value itself.',
  ],
  formulaWithoutValue: [
    '公式没有保存结果。请用 Excel 或 WPS 打开，保存一次再上传。',
    'The formula was saved without its result. Open the file in Excel or WPS, save it and upload it again.',
  ],
} as const satisfies Record<string, Bilingual>;

const FOUND_CHARACTERS = 100;

export function cellProblem(column: number, problem: CellProblem['problem'], found: string): CellProblem {
  return { column, problem, words: cellProblems[problem], found: found.slice(0, FOUND_CHARACTERS) };
}
