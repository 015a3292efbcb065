import { type Promotion, type PromotionRule, promote, type TieDecision } from '../promotion/rules.ts';

export interface Placed {
  entryId: string;
  group: string;
  rank: number | null;
  score: number | null;
  unitId: string | null;
}

export type DecisionProblem = { problem: 'tiesUndecided' | 'tooManyPicked'; count: number };

/**
 * Draws the cut and applies the decision on ties across it.
 * @returns the promotion, and what is wrong with the decision
 */
export function cutWith(
  entries: readonly Placed[],
  rule: PromotionRule,
  decision: TieDecision | null,
): { promotion: Promotion; problem?: DecisionProblem } {
  const open = promote(entries, rule);
  const tied = new Set(open.cuts.flatMap((cut) => cut.tied));
  if (tied.size === 0) return { promotion: open };
  if (!decision) return { promotion: open, problem: { problem: 'tiesUndecided', count: tied.size } };
  const promotion = promote(entries, rule, decision);
  if (decision.rule !== 'pick') return { promotion };
  const lost = decision.entryIds.filter((id) => !tied.has(id) || promotion.passages.get(id) !== 'on').length;
  return lost > 0 ? { promotion, problem: { problem: 'tooManyPicked', count: lost } } : { promotion };
}

/** The text whose digest an officer confirms: everything that a release fixes. */
export function textOf(entries: readonly Placed[], promotion: Promotion): string {
  return entries
    .map(({ entryId, group, rank, score }) =>
      JSON.stringify([entryId, group, rank, score, promotion.passages.get(entryId)]),
    )
    .sort()
    .join('\n');
}
