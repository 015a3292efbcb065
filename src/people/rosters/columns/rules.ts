import type { StoredCell } from '../cells/rules.ts';
import { type FieldTable, foldHeading } from '../fields/rules.ts';

/** Titles, units and dates of printing stand above the headings; more than this is a letter with a table. */
export const HEADING_WITHIN_ROWS = 10;
const SAMPLES = 3;

export interface HeadRow {
  /** The number that the sheet shows. */
  number: number;
  cells: readonly StoredCell[];
}

/** Which column (from 0) fills which field. */
export type Mapping = Readonly<Partial<Record<string, number>>>;

export interface Layout {
  headingRow: number;
  columns: { index: number; heading: string; samples: string[] }[];
  mapping: Mapping;
}

/**
 * Finds the row of headings among the first rows: the one that names most fields; of equals, the one that names the
 * name, then the first. Where no row names anything, the first row is taken and nothing is mapped.
 */
export function findLayout(
  rows: readonly HeadRow[],
  { fields, headingRow }: { fields: FieldTable; headingRow?: number | undefined },
): Layout | undefined {
  const head = rows.slice(0, HEADING_WITHIN_ROWS);
  const asked = headingRow === undefined ? undefined : rows.find((row) => row.number === headingRow);
  const scored = head.map((row) => ({ row, mapping: mapHeadings(row.cells, fields) }));
  const worth = ({ mapping }: { mapping: Mapping }) =>
    Object.keys(mapping).length * 2 + (mapping.name === undefined ? 0 : 1);
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (found, each) => (found && worth(found) >= worth(each) ? found : each),
    undefined,
  );
  const chosen = asked ?? best?.row;
  if (!chosen) return undefined;
  const below = rows.filter((row) => row.number > chosen.number);
  const width = Math.max(chosen.cells.length, ...below.map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    heading: textIn(chosen.cells[index]) || `${index + 1}`,
    samples: below
      .map((row) => textIn(row.cells[index]))
      .filter((text) => text !== '')
      .slice(0, SAMPLES),
  })).filter(({ index, samples }) => samples.length > 0 || textIn(chosen.cells[index]) !== '');
  return { headingRow: chosen.number, columns, mapping: mapHeadings(chosen.cells, fields) };
}

/** The columns that a row of headings names. A field takes the heading it believes most; a column fills one field. */
export function mapHeadings(cells: readonly StoredCell[], fields: FieldTable): Mapping {
  const headings = cells.map(namesIn);
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  for (const [field, { headings: known }] of Object.entries(fields)) {
    const found = known
      .map((name) => headings.findIndex((names, index) => !taken.has(index) && names.includes(name)))
      .find((index) => index >= 0);
    if (found === undefined) continue;
    mapping[field] = found;
    taken.add(found);
  }
  return mapping;
}

/** A heading may give two names, `岗位/职务`, or carry a note, `手机（必填）`. */
function namesIn(cell: StoredCell | undefined): string[] {
  const text = textIn(cell);
  return [text, ...text.split(/[/／、|]|或/)].map(foldHeading).filter((name) => name !== '');
}

function textIn(cell: StoredCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
