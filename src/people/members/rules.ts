import type { Bilingual } from '../../kernel/words.ts';

/** States of a membership (domain.md §3). Retained members pay no dues and neither vote nor stand for election. */
export const membershipStates = {
  active: ['在会', 'Active'],
  retained: ['保留会籍', 'Retained'],
  ended: ['已终止', 'Ended'],
} as const satisfies Record<string, Bilingual>;
export type MembershipState = keyof typeof membershipStates;

/** What may be done with a membership, from which states, and where it leads. */
export const membershipMoves = {
  transfer: { from: ['active', 'retained'], words: ['转会', 'Transfer'] },
  retain: { from: ['active'], words: ['保留会籍', 'Retain'] },
  resume: { from: ['retained'], words: ['恢复会籍', 'Resume'] },
  end: { from: ['active', 'retained'], words: ['终止会籍', 'End'] },
} as const satisfies Record<string, { from: readonly MembershipState[]; words: Bilingual }>;
export type MembershipMove = keyof typeof membershipMoves;

/** `true` where a move is open to a membership in this state. */
export function mayMove(move: MembershipMove, state: MembershipState): boolean {
  const from: readonly MembershipState[] = membershipMoves[move].from;
  return from.includes(state);
}

/** Why memberships end. `transferred` is written by transfers alone. A lapse is always somebody's decision. */
export const endReasons = {
  transferred: ['转入其他工会', 'Transferred'],
  withdrawn: ['本人退会', 'Withdrew'],
  lapsed: ['自动退会', 'Lapsed'],
  expelled: ['除名', 'Expelled'],
  died: ['去世', 'Died'],
  'recorded-in-error': ['登记有误', 'Recorded in error'],
} as const satisfies Record<string, Bilingual>;
export type EndReason = keyof typeof endReasons;
export const givenEndReasons = (Object.keys(endReasons) as EndReason[]).filter((reason) => reason !== 'transferred');

/** Why memberships are retained. */
export const retainReasons = {
  retired: ['退休', 'Retired'],
  unemployed: ['失业', 'Unemployed'],
  'employer-closed': ['单位撤销或破产', 'Employer closed or bankrupt'],
  other: ['其他', 'Other'],
} as const satisfies Record<string, Bilingual>;
export type RetainReason = keyof typeof retainReasons;

export const membershipChangeKinds = {
  joined: ['入会', 'Joined'],
  transferred: ['转会', 'Transferred'],
  corrected: ['更正', 'Corrected'],
  retained: ['保留会籍', 'Retained'],
  resumed: ['恢复会籍', 'Resumed'],
  ended: ['终止', 'Ended'],
} as const satisfies Record<string, Bilingual>;
export type MembershipChangeKind = keyof typeof membershipChangeKinds;

/** Days after which a person may correct the own name again: enough for a typing error, too slow for lending an account. */
export const OWN_NAME_AGAIN_DAYS = 30;

/** A page this long is a copy of the list, as the export reads it: it leaves a trace. */
export const COPY_FROM_ROWS = 500;

/** Nobody joined before: the All-China Federation of Trade Unions was founded on this day. */
export const EARLIEST_JOIN = '1925-05-01';
