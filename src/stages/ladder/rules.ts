interface Result {
  personId: string;
  fromStageId: string;
  rank: number | null;
  score: string;
}

const isBetter = (one: Result, other: Result): boolean =>
  (one.rank ?? Number.POSITIVE_INFINITY) < (other.rank ?? Number.POSITIVE_INFINITY) ||
  (one.rank === other.rank && one.score !== '' && other.score === '');

/** Of each person one result of each stage, the best: who came alone and in teams, or in several, has one contest behind. */
export function bestOf<R extends Result>(results: readonly R[]): R[] {
  const best = new Map<string, R>();
  for (const each of results) {
    const key = `${each.fromStageId} ${each.personId}`;
    const known = best.get(key);
    if (!known || isBetter(each, known)) best.set(key, each);
  }
  return [...best.values()];
}
