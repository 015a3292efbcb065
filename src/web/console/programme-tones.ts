import type { ProgrammeState } from '../../programmes/life/rules.ts';
import type { Tone } from './list/column.ts';

/** Colours of a programme's states. */
export const programmeTones = {
  draft: 'ink',
  submitted: 'gold',
  published: 'blue',
  running: 'green',
  closed: 'ink',
  archived: 'ink',
  cancelled: 'red',
} as const satisfies Record<ProgrammeState, Tone>;
