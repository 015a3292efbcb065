import type { Bilingual } from '../../../kernel/words.ts';

/**
 * How results of several events become one ranking. Every quantity is a whole number: scores are kept in thousandths and
 * weighed in hundredths, and rounding happens once, at the end.
 */

/** What an event is worth to a person. */
export const measures = {
  scores: ['各项得分相加，高者在前', 'Sum of scores, the higher first'],
  points: ['各项名次分相加，高者在前', 'Sum of points for places, the higher first'],
  places: ['各项名次相加，低者在前', 'Sum of places, the lower first'],
} as const satisfies Record<string, Bilingual>;
export type Measure = keyof typeof measures;

export const tieBreaks = {
  wins: ['单项第一多者，再比第二', 'More first places, then seconds'],
  best: ['最好单项更好者', 'The better best event'],
  scores: ['计入各项得分之和高者', 'The higher sum of scores'],
  event: ['某一赛项好者', 'Better in one event'],
} as const satisfies Record<string, Bilingual>;
export type TieBreak = keyof typeof tieBreaks;

export interface TieStep {
  by: TieBreak;
  /** Title of the event, for `event`. */
  event: string;
}

export interface Event {
  id: string;
  title: string;
  /** In percent; 0 leaves it out. */
  weight: number;
}

export interface Rule {
  events: readonly Event[];
  by: Measure;
  /** What the first, second, third place is worth, for `points`; later places are worth nothing. */
  points: readonly number[];
  /** So many of the best count; null for all. */
  best: number | null;
  /** Whoever took fewer events has no rank; null for as many as count. */
  least: number | null;
  ties: readonly TieStep[];
}

/** A result in one event, as that event released it. */
export interface Taken {
  eventId: string;
  /** Null where the event gave none. */
  rank: number | null;
  /** In thousandths; null where there is none. */
  score: number | null;
}

export interface Contender {
  key: string;
  /** Ranked apart from other groups. */
  group: string;
  taken: readonly Taken[];
}

/** What became of one event: it counts, a better one stood before it, it weighs nothing, or it was not taken. */
export type Fate = 'counted' | 'dropped' | 'apart' | 'missed';

export interface Line {
  eventId: string;
  rank: number | null;
  score: number | null;
  /** What it is worth, weighed: in hundred-thousandths of a point or place; null where it was not taken. */
  value: number | null;
  fate: Fate;
}

export interface Standing {
  key: string;
  group: string;
  lines: Line[];
  /** Sum of what counts, in `UNIT` parts; null without a rank. */
  total: number | null;
  rank: number | null;
  /** The step of the chain that set it apart from an equal total, `equal` where none did; absent where none is equal. */
  decidedBy?: number | 'equal';
}

/** A score of 1 as it is kept. */
export const ONE = 1000;
const PERCENT = 100;
/** A total of 1 as it is kept. */
export const UNIT = ONE * PERCENT;

const weighing = (rule: Rule) => rule.events.filter(({ weight }) => weight > 0);

/** How many events count: the best so many, or all that weigh. */
export const countedOf = (rule: Rule): number => {
  const all = weighing(rule).length;
  return rule.best === null ? all : Math.min(rule.best, all);
};

/** How many events somebody must have taken to be ranked. */
export const leastOf = (rule: Rule): number => rule.least ?? countedOf(rule);

/** What a result is worth before it is weighed, in thousandths; null where the event has nothing to go by. */
function worthOf({ rank, score }: Taken, { by, points }: Rule): number | null {
  if (by === 'scores') return score;
  if (rank === null) return null;
  return ONE * (by === 'places' ? rank : (points[rank - 1] ?? 0));
}

/** Every event with what it is worth; the best so many count, of equal worth those that stand first. */
function linesOf({ taken }: Contender, rule: Rule): Line[] {
  const byEvent = new Map(taken.map((each) => [each.eventId, each]));
  const lines = rule.events.map(({ id, weight }): Line => {
    const found = byEvent.get(id);
    const worth = found ? worthOf(found, rule) : null;
    const value = worth === null ? null : worth * weight;
    const fate = value === null ? 'missed' : weight === 0 ? 'apart' : 'dropped';
    return { eventId: id, rank: found?.rank ?? null, score: found?.score ?? null, value, fate };
  });
  const better = (a: Line, b: Line) => (rule.by === 'places' ? 1 : -1) * ((a.value ?? 0) - (b.value ?? 0));
  const able = lines.filter(({ fate }) => fate === 'dropped').sort(better);
  for (const line of able.slice(0, countedOf(rule))) line.fate = 'counted';
  return lines;
}

const isCounted = ({ fate }: Line) => fate === 'counted';
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** What a step compares, the greater first, number by number. */
function keysOf({ lines }: Standing, { by, event }: TieStep, rule: Rule): number[] {
  const counted = lines.filter(isCounted);
  const sign = rule.by === 'places' ? -1 : 1;
  switch (by) {
    case 'wins': {
      const ranks = counted.flatMap(({ rank }) => rank ?? []);
      const worst = Math.max(0, ...ranks);
      return Array.from({ length: worst }, (_, at) => ranks.filter((rank) => rank === at + 1).length);
    }
    case 'best':
      return [Math.max(...counted.map(({ value }) => sign * (value ?? 0)))];
    case 'scores':
      return [sum(counted.map(({ score }) => score ?? 0))];
    case 'event': {
      const id = rule.events.find(({ title }) => title === event)?.id;
      const line = lines.find(({ eventId }) => eventId === id);
      if (!line || line.value === null) return [Number.NEGATIVE_INFINITY];
      return [rule.by === 'scores' ? (line.score ?? 0) : -(line.rank ?? 0)];
    }
  }
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left, right] = [a[at] ?? 0, b[at] ?? 0];
    if (left !== right) return left > right ? -1 : 1;
  }
  return 0;
}

/** The first step that tells two of an equal total apart, and which of them it puts first. */
function decide(a: Standing, b: Standing, rule: Rule): { step: number; order: number } | undefined {
  for (const [step, tie] of rule.ties.entries()) {
    const order = compareKeys(keysOf(a, tie, rule), keysOf(b, tie, rule));
    if (order !== 0) return { step, order };
  }
  return undefined;
}

/** A total as it is shown, in whole steps of its last decimal: rounded here and nowhere before, halves up. */
export const roundTotal = (total: number, decimals: number): number =>
  Math.floor((total * 10 ** decimals * 2 + UNIT) / (2 * UNIT));

/**
 * Ranks everybody over all events by the rule: 1, 2, 2, 4 in each group; whoever took too few events has no rank. The
 * order in which events or people came makes no difference.
 * @param decimals totals are equal where they are shown equal
 */
export function standingsOf(contenders: readonly Contender[], rule: Rule, decimals: number): Standing[] {
  const standings = contenders.map((contender): Standing => {
    const lines = linesOf(contender, rule);
    const taken = lines.filter(({ fate }) => fate === 'counted' || fate === 'dropped').length;
    const enough = taken > 0 && taken >= leastOf(rule);
    const total = enough ? sum(lines.filter(isCounted).map(({ value }) => value ?? 0)) : null;
    return { key: contender.key, group: contender.group, lines, total, rank: null };
  });
  const groups = Map.groupBy(standings, ({ group }) => group);
  return [...groups.keys()].sort().flatMap((group) => rankGroup(groups.get(group) ?? [], rule, decimals));
}

function rankGroup(group: readonly Standing[], rule: Rule, decimals: number): Standing[] {
  const shown = ({ total }: Standing) => roundTotal(total ?? 0, decimals);
  const sign = rule.by === 'places' ? 1 : -1;
  const byKey = group.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const able = byKey
    .filter(({ total }) => total !== null)
    .sort((a, b) => sign * (shown(a) - shown(b)) || decide(a, b, rule)?.order || 0);
  let rank = 0;
  for (const [index, one] of able.entries()) {
    const [before, after] = [able[index - 1], able[index + 1]];
    const above = before && shown(before) === shown(one) ? { by: decide(before, one, rule) } : undefined;
    const below = after && shown(after) === shown(one) ? { by: decide(one, after, rule) } : undefined;
    if (!above || above.by) rank = index + 1;
    one.rank = rank;
    if (!above && !below) continue;
    const equal = (above && !above.by) || (below && !below.by);
    one.decidedBy = equal ? 'equal' : (above?.by?.step ?? below?.by?.step ?? 'equal');
  }
  return [...able, ...byKey.filter(({ total }) => total === null)];
}

/** A score as an event showed it (`92.67`), in thousandths; null where it is no number. */
export function parseScore(text: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * ONE + Number(fraction.padEnd(3, '0'));
}

/** A total or value as it is shown. */
export function sayTotal(total: number, decimals: number): string {
  const steps = roundTotal(total, decimals);
  if (decimals === 0) return String(steps);
  const text = String(steps).padStart(decimals + 1, '0');
  return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
