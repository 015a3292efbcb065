import { refusals } from '../errors.ts';
import { findSerialDate } from '../serial-date.ts';
import type { Cell, CellProblem } from '../sheet.ts';
import type { WorksheetContext } from './context.ts';
import { decodeEscapes } from './string-item.ts';
import type { NumberFormat } from './styles.ts';

/** Excel keeps 15 significant digits: from 16 on, a number is no longer what was typed. */
const FIRST_LOSSY_NUMBER = 1e15;

export interface CellSource {
  column: number;
  /** ECMA-376 part 1, 18.18.11: b, d, e, inlineStr, n, s, str. */
  type: string;
  style: number;
  /** Of `v`. */
  text: string;
  /** Of `is`. */
  inlineText: string;
  hasFormula: boolean;
}

interface ReadCell {
  value: Cell;
  problem?: CellProblem['problem'];
}

/** What a cell shows, or why that is no longer known. Text of blanks only is an empty cell. */
export function readCell(cell: CellSource, context: WorksheetContext): ReadCell {
  const { type, text } = cell;
  if (type === 'inlineStr') return textCell(cell.inlineText);
  if (text === '')
    return cell.hasFormula && type !== 'str' ? { value: null, problem: 'formulaWithoutValue' } : { value: null };
  if (type === 's') return textCell(sharedString(text, context));
  if (type === 'str') return textCell(decodeEscapes(text));
  if (type === 'b') return { value: text === '1' || text === 'true' };
  if (type === 'e') return { value: null, problem: 'formulaError' };
  if (type === 'd') return isoDateCell(text);
  return numberCell(text, { format: context.numberFormats[cell.style], date1904: context.date1904 });
}

function textCell(text: string): ReadCell {
  return { value: text.trim() === '' ? null : text };
}

function sharedString(index: string, { sharedStrings }: WorksheetContext): string {
  const text = sharedStrings[Number(index)];
  if (text === undefined) throw refusals.damaged();
  return text;
}

function isoDateCell(text: string): ReadCell {
  const date = new Date(/[zZ]$|[+-]\d\d:\d\d$|^[^T]*$/.test(text) ? text : `${text}Z`);
  return { value: Number.isNaN(date.getTime()) ? text : date };
}

function numberCell(text: string, options: { format: NumberFormat | undefined; date1904: boolean }): ReadCell {
  const value = Number(text);
  if (Number.isNaN(value)) return textCell(text);
  if (Math.abs(value) >= FIRST_LOSSY_NUMBER) return { value: null, problem: 'precisionLost' };
  if (options.format?.kind === 'date') return { value: findSerialDate(value, options) ?? value };
  if (options.format?.kind === 'padded' && Number.isInteger(value) && value >= 0) {
    return { value: String(value).padStart(options.format.width, '0') };
  }
  return { value };
}
