import type { ColumnKind as DeclaredKind, ListDeclaration } from '../../../kernel/lists.ts';
import type { Bilingual } from '../../../kernel/words.ts';

/** How a value is drawn and aligned: the kinds a list declares, and links. */
export type ColumnKind = DeclaredKind | 'link';

/** Colours of a state: green is open, gold waits, red is the last chance or a refusal, ink is settled. */
export type Tone = 'green' | 'gold' | 'red' | 'blue' | 'ink';

export interface Option {
  value: string;
  title: Bilingual;
  tone?: Tone | undefined;
}

/** One column of a list: what it is called, how it is drawn, what may be done with it. */
export interface Column<Row> {
  key: string;
  title: Bilingual;
  kind: ColumnKind;
  /** The value where it is not `row[key]`. Units, persons and links may be `{ name, href? }`. */
  value?: (row: Row) => unknown;
  /** Words and tones of a tag's values. */
  options?: readonly Option[];
  sortable?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** The one column that names the row: opens it, heads its card on a phone, is never hidden. */
  primary?: boolean;
  /** Narrowest width in px. */
  minWidth?: number;
}

/** The name of a unit, person or link in a cell. */
export interface Named {
  name: string;
  href?: string | undefined;
}

/** Choices from a table of words, with their tones where they have some. */
export function optionsOf<Value extends string>(
  words: Record<Value, Bilingual>,
  tones: Partial<Record<Value, Tone>> = {},
): Option[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, title: words[value], tone: tones[value] }));
}

type Extra<Row> = Partial<Omit<Column<Row>, 'key'>>;

/** The columns of a declared list, with what only the console adds: which one names the row, tones, links. */
export function columnsOf<Row>(
  list: Pick<ListDeclaration, 'columns'>,
  extras: Readonly<Record<string, Extra<Row>>> = {},
): Column<Row>[] {
  return Object.entries(list.columns).flatMap(([key, declared]) => {
    if (!declared) return [];
    const { values, ...column } = declared;
    return [{ key, ...column, ...(values ? { options: optionsOf(values) } : {}), ...extras[key] }];
  });
}

/** The value of a row in a column. */
export function valueIn<Row>(row: Row, column: Column<Row>): unknown {
  if (column.value) return column.value(row);
  return (row as Record<string, unknown>)[column.key];
}

/** `true` where a row has something to show in a column. */
export function isKnown<Row>(row: Row, column: Column<Row>): boolean {
  const value = valueIn(row, column);
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** `true` for figures, which are set flush right in tabular digits. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'number' || kind === 'percent';
}

/** `true` for values such as `{ name }`. */
export function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}
