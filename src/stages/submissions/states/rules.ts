import type { Bilingual } from '../../../kernel/words.ts';

/** What a work is in. */
export const workStates = {
  draft: ['草稿', 'Draft'],
  'handed-in': ['已提交', 'Handed in'],
  withdrawn: ['已撤回', 'Withdrawn'],
  disqualified: ['已取消资格', 'Disqualified'],
} as const satisfies Record<string, Bilingual>;
export type WorkState = keyof typeof workStates;

/** What may be done with a work, and from which states. */
export const workMoves = {
  save: { from: ['draft', 'withdrawn', 'handed-in'] },
  handIn: { from: ['draft', 'withdrawn', 'handed-in'] },
  withdraw: { from: ['handed-in'] },
  discard: { from: ['draft'] },
  disqualify: { from: ['handed-in'] },
  reinstate: { from: ['disqualified'] },
} as const satisfies Record<string, { from: readonly WorkState[] }>;
export type WorkMove = keyof typeof workMoves;

export function mayMove(move: WorkMove, state: WorkState): boolean {
  return (workMoves[move].from as readonly WorkState[]).includes(state);
}
