import type { SheetLimits } from '../limits.ts';
import type { NumberFormat } from './styles.ts';

/** What the cells of a worksheet refer to outside it. */
export interface WorksheetContext {
  limits: SheetLimits;
  sharedStrings: string[];
  numberFormats: NumberFormat[];
  date1904: boolean;
}
