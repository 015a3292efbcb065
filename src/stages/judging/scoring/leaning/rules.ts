import type { Sheet } from '../rules.ts';

/** Normalised totals are kept this much finer, so that the square root leaves no visible trace. */
export const FINER = 1000;
/** With fewer sheets a judge's leaning is not known; marks are then only shifted. */
export const LEAST_SHEETS = 3;

const PRECISION = 10n ** 12n;

/** How a judge marks: the sum of totals, and of their squares. Whole numbers, so their order makes no difference. */
export interface Leaning {
  sheets: number;
  sum: bigint;
  squares: bigint;
}

const none: Leaning = { sheets: 0, sum: 0n, squares: 0n };

function lean({ sheets, sum, squares }: Leaning, total: number): Leaning {
  const value = BigInt(total);
  return { sheets: sheets + 1, sum: sum + value, squares: squares + value * value };
}

export interface Leanings {
  panel: Leaning;
  judges: ReadonlyMap<string, Leaning>;
}

/** How each judge marks, and the panel as a whole. */
export function leaningsOf(sheets: readonly Sheet[]): Leanings {
  const judges = new Map<string, Leaning>();
  let panel = none;
  for (const { judgeId, total } of sheets) {
    judges.set(judgeId, lean(judges.get(judgeId) ?? none, total));
    panel = lean(panel, total);
  }
  return { panel, judges };
}

/** Variance times the square of the count, which keeps it whole. */
const spread = ({ sheets, sum, squares }: Leaning): bigint => BigInt(sheets) * squares - sum * sum;

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const divideRound = (numerator: bigint, denominator: bigint): bigint =>
  numerator >= 0n
    ? (numerator * 2n + denominator) / (denominator * 2n)
    : -((-numerator * 2n + denominator) / (denominator * 2n));

/**
 * A total as a judge of the panel's mean and spread would have given it (z-score): panel mean + (total − judge's mean) ×
 * panel's deviation ÷ judge's deviation. In units `FINER` times finer. A judge with few sheets, or the same total in all
 * of them, is only shifted to the panel's mean. Never below nothing.
 */
export function straighten(total: number, leaning: Leaning, panel: Leaning): number {
  if (panel.sheets === 0 || leaning.sheets === 0) return total * FINER;
  const own = spread(leaning);
  const known = leaning.sheets >= LEAST_SHEETS && own > 0n;
  // Deviations are √spread ÷ sheets; their ratio with twelve digits.
  const ratio = known
    ? squareRoot(
        (spread(panel) * BigInt(leaning.sheets) ** 2n * PRECISION * PRECISION) / (own * BigInt(panel.sheets) ** 2n),
      )
    : PRECISION;
  const finer = BigInt(FINER);
  const mean = divideRound(panel.sum * finer, BigInt(panel.sheets));
  const away = BigInt(total) * BigInt(leaning.sheets) - leaning.sum;
  const moved = mean + divideRound(away * ratio * finer, BigInt(leaning.sheets) * PRECISION);
  return Math.max(0, Number(moved));
}
