import type { Bilingual } from '../../../kernel/words.ts';
import { compareMeans, type Mean } from '../scoring/rules.ts';

/** What may decide between equal scores, in the order an officer puts them; what is equal in all shares its rank. */
export const tieBreaks = {
  decimal: ['再多看一位小数', 'One decimal more'],
  allMarks: ['未去掉最高最低分的平均分高者', 'Higher mean with nothing dropped'],
  criterion: ['某一评分项', 'One criterion'],
  chief: ['裁判长给分高者', 'Higher total of the chief judge'],
  earlier: ['先提交者', 'Handed in earlier'],
} as const satisfies Record<string, Bilingual>;
export type TieBreak = keyof typeof tieBreaks;

export interface TieStep {
  by: TieBreak;
  /** Key of the criterion, for `criterion`. */
  criterion: string;
  better: 'higher' | 'lower';
}

/** What stands in a ranking. */
export interface Contender {
  entryId: string;
  /** Ranked apart from other groups. */
  group: string;
  /** In whole steps of the last decimal; null for what was not judged, which has no rank. */
  score: number | null;
}

/** What a step of the chain compares, the greater first; null is last. */
export type TieKey = Mean | null;

export interface Ranked extends Contender {
  rank: number | null;
  /**
   * Which step of the chain set it apart from an entry of the same score: its number, `equal` where none did. Absent
   * where no other entry has this score.
   */
  decidedBy?: number | 'equal';
}

/** Entries whose score another one of their group has: for these the chain needs to be known. */
export function findTied(contenders: readonly Contender[]): Set<string> {
  const tied = new Set<string>();
  for (const group of Map.groupBy(contenders, ({ group }) => group).values()) {
    const byScore = Map.groupBy(
      group.filter(({ score }) => score !== null),
      ({ score }) => score,
    );
    for (const same of byScore.values()) if (same.length > 1) for (const { entryId } of same) tied.add(entryId);
  }
  return tied;
}

function compareKeys(a: TieKey | undefined, b: TieKey | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return -compareMeans(a, b);
}

/** The chain of tie-breaks at work: how many steps it has, and what a step compares of an entry. */
export interface Chain {
  steps: number;
  keyOf: (entryId: string, step: number) => TieKey;
}

/** The first step that tells two entries apart, and which of them it puts first. */
function decide(a: string, b: string, { steps, keyOf }: Chain): { step: number; order: number } | undefined {
  for (let step = 0; step < steps; step++) {
    const order = compareKeys(keyOf(a, step), keyOf(b, step));
    if (order !== 0) return { step, order };
  }
  return undefined;
}

/**
 * Ranks each group by score, then by the chain, down to equal ranks: 1, 2, 2, 4. The order in which entries or marks
 * came makes no difference.
 * @param chain asked for entries that `findTied` names only, and for no more steps than are needed
 */
export function rank(contenders: readonly Contender[], chain: Chain): Ranked[] {
  const ranked: Ranked[] = [];
  const groups = Map.groupBy(contenders, ({ group }) => group);
  for (const name of [...groups.keys()].sort()) {
    const group = (groups.get(name) ?? []).toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1));
    const judged = group.filter(({ score }) => score !== null);
    judged.sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || decide(a.entryId, b.entryId, chain)?.order || 0);
    let place = 0;
    for (const [index, contender] of judged.entries()) {
      const before = judged[index - 1];
      const after = judged[index + 1];
      const sameBefore = before?.score === contender.score;
      const verdict = sameBefore && before ? decide(before.entryId, contender.entryId, chain) : undefined;
      if (!sameBefore || verdict) place = index + 1;
      const sameAfter = after?.score === contender.score;
      if (!sameBefore && !sameAfter) {
        ranked.push({ ...contender, rank: place });
        continue;
      }
      const next = sameAfter && after ? decide(contender.entryId, after.entryId, chain) : undefined;
      const equal = (sameBefore && !verdict) || (sameAfter && !next);
      ranked.push({ ...contender, rank: place, decidedBy: equal ? 'equal' : (verdict?.step ?? next?.step ?? 'equal') });
    }
    for (const contender of group) if (contender.score === null) ranked.push({ ...contender, rank: null });
  }
  return ranked;
}
