import { findDateSerial } from '../serial-date.ts';
import { columnLetters, type SheetColumn, STYLE_OF_KIND, STYLES } from './columns.ts';
import type { WallClock } from './wall-clock.ts';
import { xmlText } from './xml-text.ts';

/** Excel's limit for a cell. */
const MAX_CELL_CHARACTERS = 32_767;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Makes the `<row>` of values, each in the style of its column. A value that does not fit its column is kept as text. */
export function createRowWriter(columns: readonly SheetColumn[], wallClock: WallClock) {
  const places = columns.map(({ kind }, index) => ({
    kind,
    letters: columnLetters(index),
    style: STYLE_OF_KIND[kind],
  }));
  return (number: number, values: readonly unknown[]): string => {
    let cells = '';
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index];
      const value = values[index];
      if (!place || value === null || value === undefined || value === '') continue;
      cells += cellXml(`r="${place.letters}${number}" s="${place.style}"`, serialOrValue(value, place.kind, wallClock));
    }
    return `<row r="${number}">${cells}</row>`;
  };
}

/** The `<row>` of headers. */
export function headerRowXml(columns: readonly SheetColumn[]): string {
  const cells = columns.map(({ header }, index) =>
    cellXml(`r="${columnLetters(index)}1" s="${STYLES.header}"`, header),
  );
  return `<row r="1">${cells.join('')}</row>`;
}

/** A cell with these attributes: numbers and booleans as such, everything else as text that is never a formula. */
export function cellXml(attributes: string, value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `<c ${attributes}><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c ${attributes} t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = shorten(textOf(value));
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function serialOrValue(value: unknown, kind: SheetColumn['kind'], wallClock: WallClock): unknown {
  if (kind === 'text') return textOf(value);
  const isDate = kind === 'date' || kind === 'dateTime';
  if (isDate && typeof value === 'string' && DAY.test(value)) return serialOf(new Date(`${value}T00:00:00Z`)) ?? value;
  const isInstant = value instanceof Date || (isDate && typeof value === 'string' && INSTANT.test(value));
  if (!isInstant) return value;
  const shown = wallClock(new Date(value));
  return serialOf(kind === 'date' ? startOfDay(shown) : shown) ?? value;
}

function serialOf(date: Date): number | undefined {
  return Number.isNaN(date.getTime()) ? undefined : findDateSerial(date);
}

function startOfDay(date: Date): Date {
  const start = new Date(date);
  start.setUTCHours(0, 0, 0, 0);
  return start;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function shorten(text: string): string {
  return text.length <= MAX_CELL_CHARACTERS ? text : `${text.slice(0, MAX_CELL_CHARACTERS - 1)}…`;
}
