import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { Refusal } from '../../kernel/refusal.ts';
import { type ReadSheetOptions, readSheet } from './read.ts';
import type { SheetRow } from './sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A zip archive of these files. */
export async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}

/** The files of a workbook with one sheet, written by hand, so that tests do not lean on our own writer. */
export function workbookFiles(input: {
  sheetData: string;
  sharedStrings?: string;
  /** `cellXfs` items and whatever stands before them. */
  styles?: string;
  workbookPr?: string;
  sheets?: string;
}): Record<string, string> {
  const { sheetData, sharedStrings = '', styles = '<cellXfs><xf/></cellXfs>', workbookPr = '', sheets } = input;
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${workbookPr}<sheets>${sheets ?? '<sheet name="名册" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relationship('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relationship('rId2', 'worksheet', '/xl/worksheets/sheet2.xml')}${relationship('rId3', 'styles', 'styles.xml')}${relationship('rId4', 'sharedStrings', 'sharedStrings.xml')}${relationship('rId5', 'chartsheet', 'chartsheets/sheet1.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${MAIN}"><sheetData><row><c t="inlineStr"><is><t>第二张</t></is></c></row></sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${sharedStrings}</sst>`,
  };
}

/** Everything a file holds. */
export async function readAll(source: Buffer, options?: ReadSheetOptions) {
  const { rows, ...sheet } = await readSheet(source, options);
  const all: SheetRow[] = [];
  for await (const row of rows) all.push(row);
  return { ...sheet, rows: all };
}

/** The rows of a hand-written sheet. */
export async function readSheetData(input: Parameters<typeof workbookFiles>[0], options?: ReadSheetOptions) {
  return (await readAll(await zipOf(workbookFiles(input)), options)).rows;
}

/** The code of the refusal that reading ends with; any other error passes through. */
export async function refusalOf(source: Buffer, options?: ReadSheetOptions): Promise<string | undefined> {
  try {
    await readAll(source, options);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
