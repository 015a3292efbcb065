import type { Bilingual } from '../../../kernel/words.ts';

/** A nominee (推荐对象) on the way up. */
export const nomineeStates = {
  draft: ['草稿', 'Draft'],
  reviewing: ['审核中', 'Under review'],
  returned: ['退回修改', 'Returned for correction'],
  approved: ['审核通过', 'Approved'],
  rejected: ['未通过', 'Rejected'],
  withdrawn: ['已撤回', 'Withdrawn'],
} as const satisfies Record<string, Bilingual>;
export type NomineeState = keyof typeof nomineeStates;

/**
 * What can be done with a nominee, from which state, by whom: whoever nominated, or whoever reviews the step that it has
 * reached. What is not in this table cannot be done; `moveNominee` is its only interpreter.
 */
export const nomineeMoves = {
  submit: { from: ['draft', 'returned'], by: 'nominator', words: ['提交', 'Submit'] },
  approve: { from: ['reviewing'], by: 'reviewer', words: ['通过', 'Approve'] },
  return: { from: ['reviewing'], by: 'reviewer', words: ['退回修改', 'Return for correction'] },
  reject: { from: ['reviewing'], by: 'reviewer', words: ['不通过', 'Reject'] },
  withdraw: { from: ['draft', 'reviewing', 'returned'], by: 'nominator', words: ['撤回', 'Withdraw'] },
} as const satisfies Record<string, { from: readonly NomineeState[]; by: 'nominator' | 'reviewer'; words: Bilingual }>;
export type NomineeMove = keyof typeof nomineeMoves;

/** Where a nominee stands: the state, and the step that it has reached (0 is the first). */
export interface Standing {
  state: NomineeState;
  step: number;
}

/**
 * The standing after a move, or nothing where the table does not have it. Approving goes on to the next step, and only
 * from the last to `approved`: no step can be skipped. What was returned goes back to the step that returned it.
 * @param steps how many steps the stage has, at least 1
 */
export function moveNominee({ state, step }: Standing, move: NomineeMove, steps: number): Standing | undefined {
  const { from }: { from: readonly NomineeState[] } = nomineeMoves[move];
  if (!from.includes(state)) return undefined;
  switch (move) {
    case 'submit':
      return { state: 'reviewing', step };
    case 'approve':
      return step + 1 < steps ? { state: 'reviewing', step: step + 1 } : { state: 'approved', step };
    case 'return':
      return { state: 'returned', step };
    case 'reject':
      return { state: 'rejected', step };
    case 'withdraw':
      return { state: 'withdrawn', step };
  }
}
