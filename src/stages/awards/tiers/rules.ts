import type { Bilingual } from '../../../kernel/words.ts';

/** What becomes of equal ranks where only some of them still find a place in a tier. */
export const tieRules = {
  decide: ['由评奖人决定，写明理由', 'An officer decides, with a reason'],
  'all-down': ['都归入下一等次', 'All of them fall to the next tier'],
  'all-in': ['都获得，可以超出名额', 'All of them get it, even beyond the count'],
} as const satisfies Record<string, Bilingual>;
export type TieRule = keyof typeof tieRules;

export interface Tier {
  key: string;
  /** Null: whoever is left gets it. */
  count: number | null;
  /** Whether `count` holds in each group by itself, or over all of them. */
  per: 'group' | 'all';
  /** Only those of this group; empty for any. */
  group: string;
  ties: TieRule;
}

export interface Candidate {
  key: string;
  /** 1 is first, equal ranks are equal; null stands behind all ranks, all alike. */
  rank: number | null;
  group: string;
  /** Where an officer put it, whatever its rank: a tier, or none; undefined leaves it to the rule. */
  placed?: { tier: string | null } | undefined;
  /** Not eligible: it takes no place, and whoever comes after moves up. */
  excluded?: boolean | undefined;
  /** What an officer decided at the edge of each tier. */
  ties?: Readonly<Record<string, boolean>> | undefined;
}

/** Equal ranks of which fewer find a place in a tier than there are. */
export interface OpenTie {
  tier: string;
  /** Empty where the tier counts over all groups. */
  group: string;
  rank: number | null;
  /** How many of them may get it. */
  places: number;
  keys: string[];
}

export interface Assignment {
  /** Tier by candidate; whoever gets none is not in it. */
  tiers: Map<string, string>;
  /** To be decided by an officer, the topmost first; whoever depends on one waits. */
  open: OpenTie[];
  /** Who cannot be told yet, since a tie above is open. */
  waiting: Set<string>;
  /** Who was put into a tier that has no place for them: they stand where the rule puts them. */
  crowded: string[];
}

const rankOf = ({ rank }: Candidate) => rank ?? Number.POSITIVE_INFINITY;
const byRank = (a: Candidate, b: Candidate) =>
  rankOf(a) === rankOf(b) ? (a.key < b.key ? -1 : 1) : rankOf(a) - rankOf(b);

/**
 * Assigns tiers in their order, by rank: a tier is filled from the top, equal ranks together; nobody of a lower rank
 * overtakes. A tier never exceeds its count but by its rule `all-in`, and then by equal ranks at its edge alone. What
 * comes out does not depend on the order of the candidates.
 */
export function assignTiers(candidates: readonly Candidate[], tiers: readonly Tier[]): Assignment {
  const result: Assignment = { tiers: new Map(), open: [], waiting: new Set(), crowded: [] };
  const known = new Set(tiers.map(({ key }) => key));
  const all = candidates.filter(({ excluded }) => !excluded).sort(byRank);
  const pinned = new Map(
    all.flatMap(({ key, placed }) =>
      placed && (placed.tier === null || known.has(placed.tier)) ? [[key, placed.tier] as const] : [],
    ),
  );
  for (const tier of tiers) pin(tier, { all, pinned, result });
  const groups = new Map(all.map(({ key, group }) => [key, group]));
  const left = new Set(all.filter(({ key }) => !result.tiers.has(key) && pinned.get(key) !== null));
  for (const tier of tiers) {
    for (const [group, pool] of poolsOf(tier, [...left])) {
      const taken = [...result.tiers].filter(
        ([key, at]) => at === tier.key && (tier.per === 'all' || groups.get(key) === group),
      ).length;
      for (const candidate of fill(tier, { group, pool, taken, result })) left.delete(candidate);
    }
  }
  return result;
}

/** Candidates that compete for the places of a tier, by group where it counts by group. */
function poolsOf(tier: Tier, left: readonly Candidate[]): Map<string, Candidate[]> {
  const fitting = left.filter(({ group }) => tier.group === '' || group === tier.group);
  const pools = tier.per === 'all' ? new Map([['', fitting]]) : Map.groupBy(fitting, ({ group }) => group);
  return new Map([...pools].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Those whom an officer put into a tier take its first places, as many as there are. */
function pin(
  tier: Tier,
  { all, pinned, result }: { all: readonly Candidate[]; pinned: Map<string, string | null>; result: Assignment },
): void {
  const mine = all.filter(
    ({ key, group }) => pinned.get(key) === tier.key && (tier.group === '' || group === tier.group),
  );
  const misfits = all.filter(
    ({ key, group }) => pinned.get(key) === tier.key && tier.group !== '' && group !== tier.group,
  );
  const pools = tier.per === 'all' ? [mine] : [...Map.groupBy(mine, ({ group }) => group).values()];
  const crowded = [...misfits, ...pools.flatMap((pool) => pool.slice(tier.count ?? pool.length))];
  for (const { key } of crowded) {
    pinned.delete(key);
    result.crowded.push(key);
  }
  for (const { key } of mine) if (pinned.get(key) === tier.key) result.tiers.set(key, tier.key);
}

/** Fills one tier from one pool. @returns who got it, or waits for a decision, and so leaves the pool */
function fill(
  tier: Tier,
  { group, pool, taken, result }: { group: string; pool: readonly Candidate[]; taken: number; result: Assignment },
): Candidate[] {
  if (pool.some(({ key }) => result.waiting.has(key))) {
    // Whoever is open further up may yet come down to here: nobody of this pool can be told.
    for (const { key } of pool) result.waiting.add(key);
    return [];
  }
  let places = tier.count === null ? Number.POSITIVE_INFINITY : tier.count - taken;
  const gone: Candidate[] = [];
  const give = (candidate: Candidate) => {
    result.tiers.set(candidate.key, tier.key);
    gone.push(candidate);
    places--;
  };
  for (const equals of Map.groupBy(pool, rankOf).values()) {
    if (places <= 0) break;
    if (equals.length <= places || tier.ties === 'all-in') {
      for (const each of equals) give(each);
      continue;
    }
    if (tier.ties === 'all-down') break;
    const chosen = equals.filter(({ ties }) => ties?.[tier.key] === true);
    const isDecided = chosen.length <= places && equals.every(({ ties }) => ties?.[tier.key] !== undefined);
    if (isDecided) for (const each of chosen) give(each);
    else {
      result.open.push({
        tier: tier.key,
        group,
        rank: equals[0]?.rank ?? null,
        places,
        keys: equals.map(({ key }) => key),
      });
      for (const { key } of pool) if (!result.tiers.has(key)) result.waiting.add(key);
    }
    break;
  }
  return gone;
}

/** How many places a tier has in this field: its count, once for each group where it counts by group. Null: no limit. */
export function placesOf(tier: Tier, groups: readonly string[]): number | null {
  if (tier.count === null) return null;
  if (tier.per === 'all') return tier.count;
  return tier.count * (tier.group === '' ? new Set(groups).size : 1);
}
