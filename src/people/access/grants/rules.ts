import type { Day } from '../../../kernel/dates.ts';
import type { Role } from '../rules.ts';

export const grantStates = {
  live: ['生效中', 'In force'],
  future: ['未开始', 'Not begun'],
  ended: ['已到期', 'Ended'],
  revoked: ['已收回', 'Revoked'],
} as const;
export type GrantState = keyof typeof grantStates;

export interface GrantDates {
  fromOn: Day;
  /** The last day on which it holds; null has no end. */
  toOn: Day | null;
  revokedAt: Date | null;
}

/** What a grant is worth on a day. */
export function stateOf({ fromOn, toOn, revokedAt }: GrantDates, today: Day): GrantState {
  if (revokedAt) return 'revoked';
  if (toOn !== null && toOn < today) return 'ended';
  return fromOn > today ? 'future' : 'live';
}

/** `true` where two grants of one role on one unit would hold on the same day. */
export function overlaps(a: Omit<GrantDates, 'revokedAt'>, b: Omit<GrantDates, 'revokedAt'>): boolean {
  return (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn);
}

/**
 * `true` where one account must not hold both: who reads the trail changes nothing (三员分立, GB/T 22239-2019 level 3).
 */
export function areApart(a: Role, b: Role): boolean {
  return (a === 'auditor') !== (b === 'auditor');
}
