import { refusals } from '../errors.ts';
import { cellXml, createRowWriter, headerRowXml } from './cells.ts';
import { columnLetters, columnsXml, type SheetColumn, STYLES, validationsXml } from './columns.ts';
import { WORKSHEET_CLOSE, WORKSHEET_OPEN } from './parts.ts';
import type { WallClock } from './wall-clock.ts';

/** Excel's limit for a worksheet, the header included. */
export const LAST_ROW = 1_048_576;
const PIECE_CHARACTERS = 64 * 1024;

export interface TableInput {
  columns: readonly SheetColumn[];
  rows: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>;
  freezeHeader: boolean;
  wallClock: WallClock;
  choicesSheet: string;
}

/** The worksheet with the rows, in pieces; `filter.range` is filled in with the range of the whole table at its end. */
export async function* tableXml(table: TableInput, filter: { range: string }): AsyncGenerator<Buffer> {
  const { columns, rows, freezeHeader, wallClock, choicesSheet } = table;
  const rowXml = createRowWriter(columns, wallClock);
  const pane = freezeHeader
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
    : '';
  let pending =
    `${WORKSHEET_OPEN}<sheetViews><sheetView tabSelected="1" workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(columns)}<sheetData>${headerRowXml(columns)}`;
  let number = 1;
  for await (const values of rows) {
    number += 1;
    if (number > LAST_ROW) throw refusals.tooManyRows({ limit: LAST_ROW - 1 });
    pending += rowXml(number, values);
    if (pending.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(pending);
    pending = '';
  }
  const lastColumn = columnLetters(columns.length - 1);
  const ends = { columns, choicesSheet, lastRow: LAST_ROW };
  filter.range = `$A$1:$${lastColumn}$${number}`;
  yield Buffer.from(
    `${pending}</sheetData><autoFilter ref="A1:${lastColumn}${number}"/>${validationsXml(ends)}` +
      `<ignoredErrors><ignoredError sqref="A1:${lastColumn}${LAST_ROW}" numberStoredAsText="1"/></ignoredErrors>${WORKSHEET_CLOSE}`,
  );
}

/** A worksheet with one line of text below the other. */
export function noteXml(lines: readonly string[]): string {
  const rows = lines.map((line, index) => {
    const number = index + 1;
    return `<row r="${number}">${cellXml(`r="A${number}" s="${STYLES.note}"`, line)}</row>`;
  });
  return `${WORKSHEET_OPEN}<cols><col min="1" max="1" width="90" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData>${WORKSHEET_CLOSE}`;
}

/** A worksheet that holds the choices of each column in the same column. */
export function choicesXml(columns: readonly SheetColumn[]): string {
  const longest = Math.max(0, ...columns.map(({ choices }) => choices?.length ?? 0));
  const rows = Array.from({ length: longest }, (_, index) => {
    const number = index + 1;
    const cells = columns.map(({ choices }, column) => {
      const choice = choices?.[index];
      const attributes = `r="${columnLetters(column)}${number}" s="${STYLES.text}"`;
      return choice === undefined ? '' : cellXml(attributes, choice);
    });
    return `<row r="${number}">${cells.join('')}</row>`;
  });
  return `${WORKSHEET_OPEN}<sheetData>${rows.join('')}</sheetData>${WORKSHEET_CLOSE}`;
}
