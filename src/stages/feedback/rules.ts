/** Below this many anonymous answers, a report could show who said what. */
export const fewestAnswersShown = 5;

/** Mean to two decimals, and how many gave 1, 2, 3, 4 and 5. */
export function summarise(stars: readonly number[]): { answers: number; mean: number | null; counts: number[] } {
  const counts = [1, 2, 3, 4, 5].map((value) => stars.filter((given) => given === value).length);
  const sum = stars.reduce((total, given) => total + given, 0);
  return {
    answers: stars.length,
    mean: stars.length === 0 ? null : Math.round((sum / stars.length) * 100) / 100,
    counts,
  };
}
