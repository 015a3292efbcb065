import { ONE } from '../scoring/rules.ts';

/** How one judge marks, told on the scale of the score. */
export interface Distribution {
  sheets: number;
  mean: string | null;
  deviation: string | null;
  least: string | null;
  most: string | null;
  /** Sheets by tenth of the scale, the lowest first; full marks are in the last. */
  bands: number[];
}

const BANDS = 10;

/** Marks of one judge at a glance. For looking at only: nothing is decided by these rounded numbers. */
export function distributionOf(
  totals: readonly number[],
  { whole, scale }: { whole: number; scale: number },
): Distribution {
  const bands = Array.from({ length: BANDS }, () => 0);
  if (totals.length === 0) return { sheets: 0, mean: null, deviation: null, least: null, most: null, bands };
  const said = (value: number) => ((value / whole) * scale).toFixed(2);
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length;
  for (const total of totals) {
    const band = Math.min(BANDS - 1, Math.floor((total * BANDS) / whole));
    bands[band] = (bands[band] ?? 0) + 1;
  }
  return {
    sheets: totals.length,
    mean: said(mean),
    deviation: said(Math.sqrt(variance)),
    least: said(Math.min(...totals)),
    most: said(Math.max(...totals)),
    bands,
  };
}

/** A total on the scale of the score, with four decimals, for explanations. */
export function sayTotal(total: number, { whole, scale }: { whole: number; scale: number }): string {
  return (Math.round((total / whole) * scale * ONE * 10) / (ONE * 10)).toFixed(4).replace(/\.?0+$/, '');
}
