/** Who goes on to the next round. */
export interface PromotionRule {
  /** So many of each group go on; null for all. */
  top: number | null;
  /** Other numbers for single groups. */
  groups: readonly { group: string; top: number }[];
  /** So many of one unit at most; null for any number. */
  perUnit: number | null;
  /** The least score, in whole steps of the last decimal; null for any. */
  least: number | null;
}

export interface Candidate {
  entryId: string;
  group: string;
  rank: number | null;
  score: number | null;
  unitId: string | null;
}

/**
 * What is done with equal ranks across the cut line: none of them go on, all of them do (the number is raised by
 * decision), or those whom the officers name, such as by drawing lots.
 */
export type TieDecision = { rule: 'none' } | { rule: 'all' } | { rule: 'pick'; entryIds: readonly string[] };

/** Why an entry goes on, or does not. */
export type Passage = 'on' | 'belowLine' | 'belowScore' | 'unitFull' | 'tied' | 'notRanked';

export interface Cut {
  group: string;
  /** How many may go on; null for all. */
  places: number | null;
  /** The worst rank that goes on before ties are decided; null where none does. */
  lastRank: number | null;
  /** Equal ranks of which only some would fit, and how many of them would. */
  tied: readonly string[];
  free: number;
}

export interface Promotion {
  passages: ReadonlyMap<string, Passage>;
  cuts: Cut[];
}

const placesOf = ({ top, groups }: PromotionRule, group: string): number | null =>
  groups.find((each) => each.group === group)?.top ?? top;

/**
 * Draws the cut line in each group. Ties across it are named and go on by decision only; the limit of a unit holds
 * whatever is decided, and the next in rank moves up.
 */
export function promote(
  candidates: readonly Candidate[],
  rule: PromotionRule,
  decision: TieDecision = { rule: 'none' },
): Promotion {
  const passages = new Map<string, Passage>();
  const cuts: Cut[] = [];
  const groups = Map.groupBy(candidates, ({ group }) => group);
  for (const group of [...groups.keys()].sort()) {
    const theirs = groups.get(group) ?? [];
    const places = placesOf(rule, group);
    const units = new Map<string, number>();
    const cut: { -readonly [Key in keyof Cut]: Cut[Key] } = { group, places, lastRank: null, tied: [], free: 0 };
    let left = places ?? Number.POSITIVE_INFINITY;
    const pass = ({ entryId, unitId }: Candidate) => {
      passages.set(entryId, 'on');
      left -= 1;
      if (unitId) units.set(unitId, (units.get(unitId) ?? 0) + 1);
    };
    const hasRoom = ({ unitId }: Candidate) =>
      rule.perUnit === null || unitId === null || (units.get(unitId) ?? 0) < rule.perUnit;

    for (const same of byRank(theirs, passages)) {
      const able = same.filter((candidate) => {
        const short = rule.least !== null && (candidate.score ?? 0) < rule.least;
        const verdict = short ? 'belowScore' : left <= 0 ? 'belowLine' : hasRoom(candidate) ? undefined : 'unitFull';
        if (verdict) passages.set(candidate.entryId, verdict);
        return verdict === undefined;
      });
      if (able.length === 0) continue;
      const contested = contestedBy(able, units, rule.perUnit);
      const most = able.length - contested.ids.size + contested.room;
      const across = most > left;
      const tied = across ? able : able.filter(({ entryId }) => contested.ids.has(entryId));
      const firm = able.filter((candidate) => !tied.includes(candidate));
      firm.forEach(pass);
      if (firm.length > 0) cut.lastRank = firm[0]?.rank ?? cut.lastRank;
      if (tied.length === 0) continue;
      const free = across ? left : contested.room;
      cut.tied = [...cut.tied, ...tied.map(({ entryId }) => entryId)];
      cut.free += free;
      let open = free;
      for (const candidate of tied) {
        passages.set(candidate.entryId, 'tied');
        const raised = decision.rule === 'all' && !contested.ids.has(candidate.entryId);
        const named = decision.rule === 'pick' && decision.entryIds.includes(candidate.entryId) && open > 0;
        if (!(raised || named) || !hasRoom(candidate)) continue;
        pass(candidate);
        open -= 1;
      }
      // Equal ranks across the line are the last that could go on, whichever way it is decided.
      if (across) left = 0;
    }
    cuts.push(cut);
  }
  return { passages, cuts };
}

/** Those of one rank together, the best first; what has no rank is said at once. */
function byRank(candidates: readonly Candidate[], passages: Map<string, Passage>): Candidate[][] {
  const ranks = Map.groupBy(candidates, ({ rank }) => rank);
  for (const { entryId } of ranks.get(null) ?? []) passages.set(entryId, 'notRanked');
  return [...ranks]
    .flatMap(([rank, same]) => (rank === null ? [] : [{ rank, same }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ same }) => same.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1)));
}

/** Those of one rank of whose unit only some may still go on, and how many of them may. */
function contestedBy(
  able: readonly Candidate[],
  units: ReadonlyMap<string, number>,
  perUnit: number | null,
): { ids: ReadonlySet<string>; room: number } {
  const ids = new Set<string>();
  let room = 0;
  if (perUnit === null) return { ids, room };
  for (const [unitId, same] of Map.groupBy(able, (candidate) => candidate.unitId)) {
    const left = perUnit - (units.get(unitId ?? '') ?? 0);
    if (unitId === null || same.length <= left) continue;
    room += left;
    for (const { entryId } of same) ids.add(entryId);
  }
  return { ids, room };
}
