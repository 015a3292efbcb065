/** A driver at a point in one of the three months. */
export interface Visit {
  driver: number;
  month: 0 | 1 | 2;
  point: number;
}

/**
 * Who comes where: every second driver in the first month, every third in the second, and on the last day everyone who
 * has not been yet with every fifth of the others. So some come once, some twice, some three times. Points go by sixes, so
 * that every point has some of each month.
 */
export function planVisits({ reached, points }: { reached: number; points: number }): Visit[] {
  return Array.from({ length: reached }, (_, driver) => driver).flatMap((driver) => {
    const months = ([0, 1] as const).filter((month) => driver % (month + 2) === 0);
    const all = months.length === 0 || driver % 5 === 0 ? [...months, 2 as const] : months;
    return all.map((month) => ({ driver, month, point: (Math.floor(driver / 6) + 5 * month) % points }));
  });
}
