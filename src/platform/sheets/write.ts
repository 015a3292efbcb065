import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { defaultZone } from '../../kernel/dates.ts';
import type { SheetColumn } from './write/columns.ts';
import * as parts from './write/parts.ts';
import { sheetNameFrom } from './write/sheet-names.ts';
import { createWallClock } from './write/wall-clock.ts';
import { choicesXml, noteXml, type TableInput, tableXml } from './write/worksheet.ts';

/** Between levels 1 (fast) and 6 (zlib's own): an export is a tenth larger than at 6 and done in half the time. */
const COMPRESSION_LEVEL = 3;

export interface WriteSheetInput {
  /** Adapted to what Excel allows for a name. */
  sheetName: string;
  columns: readonly SheetColumn[];
  /**
   * Values in the order of the columns. In `date` columns `YYYY-MM-DD`; in `dateTime` columns a Date or an ISO 8601 text
   * with zone; percent as a ratio, 0.25 for 25 %. What does not fit its column is written as text, never as a formula.
   */
  rows: TableInput['rows'];
  /** Whether the header stays in view; it does by default. */
  freezeHeader?: boolean;
  /** Lines of a second sheet: what an export covers, or how to fill in a template. */
  note?: { sheetName: string; lines: readonly string[] };
  /** IANA zone in which moments are shown. To write what `readSheet` gave, pass `UTC`. */
  timeZone?: string;
}

/**
 * Writes an xlsx as it is read from the returned stream, in bounded memory. Codes and phones in text columns stay text.
 * An error of `rows` destroys the stream with that error; destroying the stream ends `rows`.
 */
export function writeSheet(input: WriteSheetInput): Readable {
  const { columns, rows, note, freezeHeader = true, timeZone = defaultZone } = input;
  if (columns.length === 0) throw new RangeError('a sheet needs a column');
  const sheets = planSheets(input);
  const filter = { range: '' };
  const choicesSheet = sheets.find(({ hidden }) => hidden)?.name ?? '';
  const table: TableInput = { columns, rows, freezeHeader, wallClock: createWallClock(timeZone), choicesSheet };

  const zip = new ZipFile();
  const output = zip.outputStream as Readable; // a PassThrough; its types know only the interface
  const source = Readable.from(tableXml(table, filter), { objectMode: false });
  source.on('error', (error) => output.destroy(error));
  output.on('close', () => source.destroy());
  zip.on('error', (error: Error) => output.destroy(error));

  const options = { compressionLevel: COMPRESSION_LEVEL };
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name, options);
  add('[Content_Types].xml', parts.contentTypesXml(sheets));
  add('_rels/.rels', parts.packageRelationshipsXml());
  add('xl/_rels/workbook.xml.rels', parts.workbookRelationshipsXml(sheets));
  add('xl/styles.xml', parts.stylesXml());
  if (note) add('xl/worksheets/sheet2.xml', noteXml(note.lines));
  if (choicesSheet) add(`xl/worksheets/sheet${sheets.length}.xml`, choicesXml(columns));
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml', options);
  zip.addReadStreamLazy('xl/workbook.xml', options, (answer) => {
    answer(null, Readable.from([Buffer.from(parts.workbookXml(sheets, filter.range))]));
  });
  zip.end();
  return output;
}

/** The table, then the note, then the hidden sheet of choices, each with a name of its own. */
function planSheets({ sheetName, note, columns }: WriteSheetInput): parts.WorkbookSheet[] {
  const sheets: parts.WorkbookSheet[] = [{ name: sheetNameFrom(sheetName) }];
  const names = () => sheets.map(({ name }) => name);
  if (note) sheets.push({ name: sheetNameFrom(note.sheetName, names()) });
  if (columns.some(({ choices }) => choices?.length)) {
    sheets.push({ name: sheetNameFrom('选项 Choices', names()), hidden: true });
  }
  return sheets;
}
