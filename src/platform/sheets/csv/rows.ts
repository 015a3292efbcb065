import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isScientific } from '../../../kernel/codes/characters.ts';
import { refusals } from '../errors.ts';
import type { SheetLimits } from '../limits.ts';
import { type CellProblem, cellProblem, type SheetRow } from '../sheet.ts';
import { detectDelimiter } from './delimiter.ts';
import { decodePieces, type Encoding } from './encoding.ts';

/** A record beyond this is a quote that never closes: 500 cells of the length that people fill. */
const MAX_RECORD_CHARACTERS = 4 * 1024 * 1024;
/** Excel's own way to name the delimiter: a first line `sep=;`, which it does not show as a row. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

interface Csv {
  bytes: Buffer;
  encoding: Encoding;
  limits: SheetLimits;
}

/** The records of a csv file that hold anything. A record's number is the row that a spreadsheet program shows. */
export async function* readCsvRows({ bytes, encoding, limits }: Csv): AsyncGenerator<SheetRow> {
  const pieces = decodePieces(bytes, encoding);
  const first = (await pieces.next()).value ?? '';
  const separator = SEPARATOR_LINE.exec(first);
  const text = separator ? first.slice(separator[0].length) : first;
  const parser = parse({
    delimiter: separator?.[1] ?? detectDelimiter(text),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  const source = Readable.from(prepend(text, pieces));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let number = 0;
  let rows = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const row = readRecord({ number, record, limits });
      if (!row) continue;
      rows += 1;
      if (rows > limits.rows) throw refusals.tooManyRows({ limit: limits.rows });
      yield row;
    }
  } catch (error) {
    if (error instanceof CsvError) throw refusals.openQuote({ row: number + 1 });
    throw error;
  } finally {
    source.destroy();
  }
}

async function* prepend(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function readRecord(input: { number: number; record: string[]; limits: SheetLimits }): SheetRow | undefined {
  const { number, record, limits } = input;
  const cells: (string | null)[] = [];
  const problems: CellProblem[] = [];
  for (const [column, field] of record.entries()) {
    const text = plainText(field);
    if (text === '') continue;
    if (column >= limits.columns) throw refusals.tooManyColumns({ limit: limits.columns, row: number });
    if (text.length > limits.cellCharacters) throw refusals.cellTooLong({ limit: limits.cellCharacters, row: number });
    while (cells.length < column) cells.push(null);
    const lost = losesDigits(text);
    cells.push(lost ? null : text);
    if (lost) problems.push(cellProblem(column, 'precisionLost', text));
  }
  if (cells.length === 0) return undefined;
  return problems.length > 0 ? { number, cells, problems } : { number, cells };
}

/** A field without the tricks by which exports keep spreadsheets from rounding codes: `="0012"`, a tab, `'0012`. */
function plainText(field: string): string {
  if (field.trim() === '') return '';
  let end = field.length;
  while (field.charAt(end - 1) === '\t') end -= 1;
  return field
    .slice(0, end)
    .replace(/^\t+/, '')
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^'(?=[\dA-Z]+$)/, '');
}

/** Whether `1.10105E+17` stands for more digits than it shows. */
function losesDigits(text: string): boolean {
  if (!isScientific(text)) return false;
  const [mantissa = '', exponent = '0'] = text.trim().split(/E\+/i);
  return mantissa.replace('.', '').length - 1 < Number(exponent);
}
