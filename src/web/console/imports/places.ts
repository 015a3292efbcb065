import type { RosterSubject } from '../../../people/rosters/rules.ts';

/** Where imports of each subject are listed; one of them lies below, by its id. */
export const importHomes = {
  members: '/members/imports',
  units: '/units-imports',
} as const satisfies Record<RosterSubject, string>;
