import type { Bilingual } from '../../kernel/words.ts';
import type { Ability } from '../access/rules.ts';

/** What a sheet can be a list of, and who may bring it. */
export const rosterSubjects = {
  members: { words: ['会员', 'Members'], ability: 'members.manage' },
  units: { words: ['组织', 'Units'], ability: 'units.manage' },
} as const satisfies Record<string, { words: Bilingual; ability: Ability }>;
export type RosterSubject = keyof typeof rosterSubjects;

export const rosterStates = {
  mapping: ['待对应列', 'To be matched'],
  checking: ['检查中', 'Checking'],
  checked: ['待确认', 'To be confirmed'],
  running: ['导入中', 'Running'],
  done: ['已完成', 'Done'],
  failed: ['失败', 'Failed'],
  abandoned: ['已放弃', 'Abandoned'],
} as const satisfies Record<string, Bilingual>;
export type RosterState = keyof typeof rosterStates;

/** What may be done with an import, and when. */
export const rosterMoves = {
  map: { from: ['mapping', 'checked', 'failed'], words: ['对应列', 'Match columns'] },
  run: { from: ['checked'], words: ['导入', 'Import'] },
  abandon: { from: ['mapping', 'checking', 'checked', 'running', 'failed'], words: ['放弃', 'Abandon'] },
} as const satisfies Record<string, { from: readonly RosterState[]; words: Bilingual }>;
export type RosterMove = keyof typeof rosterMoves;

/** A roster of a district's largest employer; an xlsx of so many rows is about 5 MB. */
export const MOST_ROWS = 100_000;
export const MOST_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Rows that are checked or go in together: large enough for set-based SQL, small enough to show progress. */
export const ROWS_PER_BATCH = 500;
/** Without progress for so long, the server that was at it is believed gone. */
export const STALLED_AFTER_SECONDS = 60;
/** Begun so often without coming to an end, the work is given up. */
export const MOST_ATTEMPTS = 5;
/** Bad rows and unfinished sheets are kept so long, then forgotten. */
export const FORGET_AFTER_DAYS = 30;
