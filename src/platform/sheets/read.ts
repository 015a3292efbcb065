import { open } from 'node:fs/promises';
import { detectEncoding } from './csv/encoding.ts';
import { readCsvRows } from './csv/rows.ts';
import { refusals } from './errors.ts';
import { fileKind } from './file-kind.ts';
import { defaultSheetLimits, type SheetLimits } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { openArchive } from './xlsx/archive.ts';
import { readSharedStrings } from './xlsx/shared-strings.ts';
import { readNumberFormats } from './xlsx/styles.ts';
import { readWorkbook, type Workbook } from './xlsx/workbook.ts';
import { readWorksheet } from './xlsx/worksheet.ts';

export interface ReadSheetOptions {
  limits?: Partial<SheetLimits>;
  /** Of xlsx: the sheet to read by name; otherwise the first visible one. */
  sheetName?: string;
}

/**
 * Reads a spreadsheet that a stranger sent: xlsx, or csv in UTF-8, UTF-16 or GB18030, told apart by their bytes alone.
 * Rows stream; the packed file and an xlsx's shared texts stay in memory.
 * @param source the bytes, or the path of a file
 * @throws Refusal `sheet.*` in the user's words, at once or while rows are read
 */
export async function readSheet(source: Buffer | string, options: ReadSheetOptions = {}): Promise<Sheet> {
  const limits = { ...defaultSheetLimits, ...options.limits };
  const bytes = typeof source === 'string' ? await readFile(source, limits) : source;
  if (bytes.length > limits.fileBytes) throw tooLarge(limits);
  if (fileKind(bytes) === 'text') {
    const encoding = await detectEncoding(bytes);
    return { kind: 'csv', encoding, sheetNames: [], rows: readCsvRows({ bytes, encoding, limits }) };
  }

  const archive = await openArchive(bytes, limits);
  const workbook = await readWorkbook(archive);
  const { name, part } = chooseSheet(workbook, options.sheetName);
  const numberFormats = await readNumberFormats(archive, workbook.stylesPart);
  const sharedStrings = await readSharedStrings({ archive, part: workbook.sharedStringsPart, limits });
  const { date1904 } = workbook;
  return {
    kind: 'xlsx',
    sheetNames: workbook.sheets.map((sheet) => sheet.name),
    sheetName: name,
    rows: readWorksheet(archive.read(part), { limits, sharedStrings, numberFormats, date1904 }),
  };
}

function chooseSheet({ sheets }: Workbook, name: string | undefined) {
  const first = sheets.find(({ visible }) => visible) ?? sheets[0];
  if (!first) throw refusals.noSheet();
  if (name === undefined) return first;
  const wanted = sheets.find((sheet) => sheet.name === name);
  if (!wanted)
    throw refusals.sheetMissing({
      name,
      names: sheets
        .map((sheet) => sheet.name)
        .join('、')
        .slice(0, 300),
    });
  return wanted;
}

async function readFile(path: string, limits: SheetLimits): Promise<Buffer> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > limits.fileBytes) throw tooLarge(limits);
  return await file.readFile();
}

function tooLarge(limits: SheetLimits) {
  return refusals.tooLarge({ megabytes: Math.floor(limits.fileBytes / (1024 * 1024)) });
}
