import type { Bilingual } from '../kernel/words.ts';

/**
 * An indicator: what is counted, in what unit of measure, and how.
 * `sum` adds amounts (人次 person-times, hours, leaflets); `people` counts distinct persons (人数) and never adds.
 */
export interface Indicator {
  code: string;
  words: Bilingual;
  unitOfMeasure: Bilingual;
  count: 'sum' | 'people';
  /** Where its facts come from, for the reader. */
  source: Bilingual;
  /** The indicator whose facts a `people` indicator reads; itself unless said. */
  of?: string;
  /** Units may declare it in a tally. */
  declarable?: boolean;
}

/** Declares one figure of the catalogue. */
export function defineIndicator<const I extends Indicator>(indicator: I): I {
  return indicator;
}
