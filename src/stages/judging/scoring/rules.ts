/**
 * How marks become a score. Every quantity is a whole number: marks are kept in thousandths, sheets are added in a
 * common unit, and rounding happens once, at the end (domain.md §5: raw marks are kept, rounded once).
 */

/** A thing that marks are given for. */
export interface Criterion {
  key: string;
  /** Full marks. */
  outOf: number;
  /** Share in the whole, relative to the others; 0 counts in tie-breaks only. */
  weight: number;
  /** Who gives it: each judge, the office once for an entry (a written paper, a time), or the round before. */
  by: 'judges' | 'office' | 'before';
}

/** A mark of 1 as it is kept. */
export const ONE = 1000;

/** What marks are multiplied by before they are added, so that nothing has to be divided. */
export interface Gauge {
  /** By criterion; none for what counts in tie-breaks only. */
  factors: ReadonlyMap<string, number>;
  /** The total of full marks in everything. */
  whole: number;
}

/** The least common multiple of the full marks may grow to this, or totals would leave the safe whole numbers. */
export const MOST_COMMON_MULTIPLE = 10_000;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The least number that all these full marks divide. */
export function commonMultiple(criteria: readonly Pick<Criterion, 'outOf'>[]): number {
  return criteria.reduce((multiple, { outOf }) => (multiple / gcd(multiple, outOf)) * outOf, 1);
}

export function gaugeOf(criteria: readonly Criterion[]): Gauge {
  const weighed = criteria.filter(({ weight }) => weight > 0);
  const common = commonMultiple(weighed);
  return {
    factors: new Map(weighed.map(({ key, outOf, weight }) => [key, weight * (common / outOf)])),
    whole: weighed.reduce((sum, { weight }) => sum + weight, 0) * common * ONE,
  };
}

/** Marks of one sheet, or of the office, added by weight. */
export function totalOf(gauge: Gauge, marks: Readonly<Record<string, number>>): number {
  let total = 0;
  for (const [key, factor] of gauge.factors) total += (marks[key] ?? 0) * factor;
  return total;
}

export type MarkProblem = 'notANumber' | 'outOfRange' | 'tooFine';
export type ParsedMark = { ok: true; value: number } | { ok: false; problem: MarkProblem };

/**
 * A mark as somebody typed it, also in full-width digits, in thousandths.
 * @param least the smallest mark that may be given
 */
export function parseMark(
  typed: string,
  { outOf, least = 0, decimals }: { outOf: number; least?: number; decimals: number },
): ParsedMark {
  const text = typed.normalize('NFKC').trim().replace(/。/g, '.');
  const [, whole, fraction = ''] = /^(\d{1,7})(?:\.(\d{0,12}))?$/.exec(text) ?? [];
  if (whole === undefined) return { ok: false, problem: /^-\d/.test(text) ? 'outOfRange' : 'notANumber' };
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > decimals) return { ok: false, problem: 'tooFine' };
  const value = Number(whole) * ONE + Number(digits.padEnd(3, '0'));
  return value < least * ONE || value > outOf * ONE ? { ok: false, problem: 'outOfRange' } : { ok: true, value };
}

/** A mark as it is shown: `92.5`. */
export function sayMark(value: number): string {
  const fraction = String(value % ONE)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${Math.floor(value / ONE)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** What one judge gave one entry in all. */
export interface Sheet {
  judgeId: string;
  total: number;
}

/** So many sheets must be left after dropping: five judges for one highest and one lowest (domain.md §5), seven for two. */
export const LEAST_LEFT = 3;

/** How many of each end are dropped from so many sheets: fewer than asked where too few would be left. */
export function dropsFrom(sheets: number, drop: number): number {
  return Math.max(0, Math.min(drop, Math.floor((sheets - LEAST_LEFT) / 2)));
}

export interface Panel {
  counted: Sheet[];
  high: Sheet[];
  low: Sheet[];
}

/** Drops the highest and lowest. Which of several equal ones goes makes no difference to the score; the id decides. */
export function dropExtremes(sheets: readonly Sheet[], drop: number): Panel {
  const count = dropsFrom(sheets.length, drop);
  const sorted = sheets.toSorted((a, b) => a.total - b.total || (a.judgeId < b.judgeId ? -1 : 1));
  return {
    low: sorted.slice(0, count),
    counted: sorted.slice(count, sorted.length - count),
    high: sorted.slice(sorted.length - count),
  };
}

/** A mean that is not divided yet. */
export interface Mean {
  sum: number;
  count: number;
}

/** Means in their order, the greater later. */
export function compareMeans(a: Mean, b: Mean): number {
  if (a.count === b.count) return Math.sign(a.sum - b.sum);
  const [left, right] = [BigInt(a.sum) * BigInt(b.count), BigInt(b.sum) * BigInt(a.count)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The mean of the sheets that count, with what the office gave; nothing where no judge marked and judges have to. */
export function meanOf(
  counted: readonly Sheet[],
  { office, needsJudges }: { office: number; needsJudges: boolean },
): Mean | undefined {
  if (!needsJudges) return { sum: office, count: 1 };
  if (counted.length === 0) return undefined;
  return { sum: counted.reduce((sum, { total }) => sum + total, 0) + counted.length * office, count: counted.length };
}

/**
 * Rounds a mean of totals to so many decimals of a scale, half up: the only rounding there is.
 * @returns whole steps of the last decimal, so that 92.67 is 9267
 */
export function roundMean(
  { sum, count }: Mean,
  { whole, scale, decimals }: { whole: number; scale: number; decimals: number },
): number {
  const numerator = BigInt(sum) * BigInt(scale) * 10n ** BigInt(decimals);
  const denominator = BigInt(whole) * BigInt(count);
  return Number((numerator * 2n + denominator) / (denominator * 2n));
}

/** A rounded score as it is shown and handed on: `92.67`. */
export function sayScore(score: number, decimals: number): string {
  const digits = String(score).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A score that the round before handed on, in thousandths; nothing for what is none. */
export function findScore(score: string): number | undefined {
  const parsed = parseMark(score, { outOf: 9_999_999, decimals: 3 });
  return parsed.ok ? parsed.value : undefined;
}
