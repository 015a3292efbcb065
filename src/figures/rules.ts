import type { Period } from '../kernel/period.ts';

/** Fewer people than this are not told in public: someone could be recognised. */
export const fewestPeopleShown = 5;

const personal = new Set(['人', '人次']);

/** Whether a public number would speak of so few people that they could be recognised. */
export function isSmallCell(figure: {
  value: number;
  people: number;
  unitOfMeasure: readonly [string, string];
}): boolean {
  const isFew = (count: number) => count > 0 && count < fewestPeopleShown;
  return isFew(figure.people) || (personal.has(figure.unitOfMeasure[0]) && isFew(figure.value));
}

/** First day of a period and the day after its last; nothing for `all`. */
export function findPeriodDays(period: Period): { from: string; before: string } | undefined {
  if (period === 'all') return undefined;
  const [year = 0, month] = period.split('-').map(Number);
  if (month === undefined) return { from: `${period}-01-01`, before: `${String(year + 1).padStart(4, '0')}-01-01` };
  return { from: `${period}-01`, before: `${followingMonth(period)}-01` };
}

/** The month or year after one. */
export function followingPeriod(period: Period): Period {
  return period.includes('-') ? followingMonth(period) : String(Number(period) + 1).padStart(4, '0');
}

function followingMonth(period: Period): Period {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}

/** Fills the gaps of a course with nothing counted, so that time runs evenly. At most `most` points, the latest. */
export function fillCourse<Point extends { period: Period }>(
  points: readonly Point[],
  { empty, most }: { empty: (period: Period) => Point; most: number },
): Point[] {
  const byPeriod = new Map(points.map((point) => [point.period, point]));
  const periods = [...byPeriod.keys()].sort();
  const last = periods.at(-1);
  const filled: Point[] = [];
  for (
    let period = periods[0];
    period !== undefined && last !== undefined && period <= last;
    period = followingPeriod(period)
  )
    filled.push(byPeriod.get(period) ?? empty(period));
  return filled.slice(-most);
}
