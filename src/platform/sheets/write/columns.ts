import { xmlText } from './xml-text.ts';

export interface SheetColumn {
  header: string;
  /** In characters of Latin text; a Han character takes two. By default what the header needs. */
  width?: number;
  kind: 'text' | 'number' | 'date' | 'dateTime' | 'percent';
  /** Offered as a drop-down list in every row below the header. Other values may still be typed, after a question. */
  choices?: readonly string[];
}

/** Indexes into `cellXfs` of `stylesXml`. */
export const STYLES = { plain: 0, header: 1, text: 2, date: 3, dateTime: 4, percent: 5, note: 6 } as const;

export const STYLE_OF_KIND = {
  text: STYLES.text,
  number: STYLES.plain,
  date: STYLES.date,
  dateTime: STYLES.dateTime,
  percent: STYLES.percent,
} as const satisfies Record<SheetColumn['kind'], number>;

const LEAST_WIDTH: Record<SheetColumn['kind'], number> = { text: 10, number: 10, date: 12, dateTime: 18, percent: 9 };
const WIDEST = 60;

/** Letters of a column, counted from 0: A, B, … Z, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `<cols>`: widths, and for empty cells the style of their kind, so that what is typed into a template stays text. */
export function columnsXml(columns: readonly SheetColumn[]): string {
  const items = columns.map(({ header, kind, width = usualWidth(header, kind) }, index) => {
    const place = index + 1;
    return `<col min="${place}" max="${place}" width="${width}" style="${STYLE_OF_KIND[kind]}" customWidth="1"/>`;
  });
  return `<cols>${items.join('')}</cols>`;
}

function usualWidth(header: string, kind: SheetColumn['kind']): number {
  const characters = [...header].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 4);
  return Math.min(WIDEST, Math.max(LEAST_WIDTH[kind], characters));
}

/** `<dataValidations>` for columns with choices, which stand in columns of the sheet `choicesSheet`. */
export function validationsXml(input: {
  columns: readonly SheetColumn[];
  choicesSheet: string;
  lastRow: number;
}): string {
  const { columns, choicesSheet, lastRow } = input;
  const items = columns.flatMap(({ choices }, index) => {
    if (!choices?.length) return [];
    const letters = columnLetters(index);
    const list = `'${choicesSheet}'!$${letters}$1:$${letters}$${choices.length}`;
    return [
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${lastRow}">` +
        `<formula1>${xmlText(list)}</formula1></dataValidation>`,
    ];
  });
  return items.length > 0 ? `<dataValidations count="${items.length}">${items.join('')}</dataValidations>` : '';
}
