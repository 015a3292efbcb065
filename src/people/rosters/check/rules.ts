import type { RowProblem, StoredRow } from '../rows/rules.ts';

/** A row with the number that the sheet shows. */
export interface Numbered {
  rowNumber: number;
  stored: StoredRow;
}

/** What a check says of a row: nothing wrong, and which unit it goes into or is; or all that is wrong. */
export interface Judged {
  rowNumber: number;
  problems: readonly RowProblem[];
  unitId: string | null;
  /** Of a unit: its superior, where that one exists. */
  superiorId?: string | null;
  /** Of a unit: the row of the sheet that is its superior; of a lower rank. */
  superiorRow?: number | null;
  rank?: number;
}

/** Judges batches one after the other, remembering what the sheet has said so far. */
export type Checker = (batch: readonly Numbered[]) => Promise<Judged[]>;

/** The rows of the sheet from its start, as often as they are asked for. */
export type SheetRows = () => AsyncIterable<Numbered[]>;
