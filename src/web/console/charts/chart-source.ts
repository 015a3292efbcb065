import type { Bilingual } from '../../../kernel/words.ts';

/** A row of numbers under the same labels as its siblings. */
export interface Series {
  name: Bilingual;
  values: readonly (number | null)[];
}

export interface ChartData {
  kind: 'bar' | 'line';
  /** Under each value: a month, a unit. */
  labels: readonly string[];
  series: readonly Series[];
}
