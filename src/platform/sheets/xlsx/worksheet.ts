import { refusals } from '../errors.ts';
import { type Cell, type CellProblem, cellProblem, type SheetRow } from '../sheet.ts';
import { type CellSource, readCell } from './cell.ts';
import type { WorksheetContext } from './context.ts';
import { createStringItem } from './string-item.ts';
import { scanXml } from './xml.ts';

/** Rows of a worksheet in Excel; a higher number is no row of any sheet. */
const LAST_ROW = 1_048_576;

/** The rows of a worksheet part that hold anything, as the file streams by. */
export async function* readWorksheet(
  chunks: AsyncIterable<Buffer>,
  context: WorksheetContext,
): AsyncGenerator<SheetRow> {
  const gathered = createRowGatherer(context);
  let rows = 0;
  for await (const _ of scanXml(chunks, gathered.handlers)) {
    for (const row of gathered.take()) {
      rows += 1;
      if (rows > context.limits.rows) throw refusals.tooManyRows({ limit: context.limits.rows });
      yield row;
    }
  }
}

function createRowGatherer(context: WorksheetContext) {
  const { limits } = context;
  const item = createStringItem(limits);
  let ready: SheetRow[] = [];
  let lastRow = 0;
  let row: { number: number; cells: Cell[]; problems: CellProblem[]; lastColumn: number } | undefined;
  let cell: CellSource | undefined;
  let inValue = false;

  function openRow(attribute: string | undefined) {
    const number = attribute === undefined ? lastRow + 1 : Number(attribute);
    if (!Number.isInteger(number) || number <= lastRow || number > LAST_ROW) throw refusals.damaged();
    lastRow = number;
    row = { number, cells: [], problems: [], lastColumn: -1 };
  }

  function closeCell() {
    if (!row || !cell) return;
    cell.inlineText = item.take();
    const { value, problem } = readCell(cell, context);
    if (typeof value === 'string' && value.length > limits.cellCharacters) {
      throw refusals.cellTooLong({ limit: limits.cellCharacters, row: row.number });
    }
    row.lastColumn = cell.column;
    if (value !== null || problem) {
      if (cell.column >= limits.columns) throw refusals.tooManyColumns({ limit: limits.columns, row: row.number });
      while (row.cells.length < cell.column) row.cells.push(null);
      row.cells[cell.column] = value;
      if (problem) row.problems.push(cellProblem(cell.column, problem, cell.text));
    }
    cell = undefined;
  }

  function closeRow() {
    if (row && row.cells.length > 0) {
      const { number, cells, problems } = row;
      ready.push(problems.length > 0 ? { number, cells, problems } : { number, cells });
    }
    row = undefined;
  }

  return {
    handlers: {
      open(name: string, attributes: Record<string, string>) {
        if (name === 'row') openRow(attributes.r);
        else if (name === 'c' && row) {
          const column = attributes.r === undefined ? row.lastColumn + 1 : columnOf(attributes.r);
          if (column <= row.lastColumn) throw refusals.damaged();
          const style = Number(attributes.s ?? 0);
          cell = { column, type: attributes.t ?? 'n', style, text: '', inlineText: '', hasFormula: false };
        } else if (name === 'v') inValue = cell !== undefined;
        else if (name === 'f' && cell) cell.hasFormula = true;
        else if (cell) item.open(name);
      },
      text(text: string) {
        if (inValue && cell && cell.text.length <= limits.cellCharacters * 7) cell.text += text;
        else if (cell) item.text(text);
      },
      close(name: string) {
        if (name === 'v') inValue = false;
        else if (name === 'c') closeCell();
        else if (name === 'row') closeRow();
        else if (cell) item.close(name);
      },
    },
    /** The rows that have become complete since the last call. */
    take(): SheetRow[] {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = (reference.charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column < 1 || column > 16_384) throw refusals.damaged();
  return column - 1;
}
