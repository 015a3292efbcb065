import type { Bilingual } from '../../kernel/words.ts';

/** The life of a programme. */
export const programmeStates = {
  draft: ['草稿', 'Draft'],
  submitted: ['待上级批准', 'Waiting for approval'],
  published: ['已发布', 'Published'],
  running: ['进行中', 'Running'],
  closed: ['已结束', 'Closed'],
  archived: ['已归档', 'Archived'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies Record<string, Bilingual>;
export type ProgrammeState = keyof typeof programmeStates;

export interface Move {
  from: readonly ProgrammeState[];
  to: ProgrammeState;
  words: Bilingual;
  /** Who: whoever runs the programme, or the superior who approves. */
  by: 'manager' | 'superior';
  /** A sentence is asked for, and kept. */
  reason?: boolean;
}

/** Every legal move; there are no others. */
export const moves = {
  submit: { from: ['draft'], to: 'submitted', words: ['提交上级批准', 'Submit for approval'], by: 'manager' },
  return: {
    from: ['submitted'],
    to: 'draft',
    words: ['退回修改', 'Return for correction'],
    by: 'superior',
    reason: true,
  },
  withdraw: { from: ['submitted'], to: 'draft', words: ['撤回', 'Take back'], by: 'manager' },
  approve: { from: ['submitted'], to: 'published', words: ['批准并发布', 'Approve and publish'], by: 'superior' },
  publish: { from: ['draft'], to: 'published', words: ['发布', 'Publish'], by: 'manager' },
  start: { from: ['published'], to: 'running', words: ['开始', 'Start'], by: 'manager' },
  close: { from: ['published', 'running'], to: 'closed', words: ['结束', 'Close'], by: 'manager' },
  reopen: { from: ['closed'], to: 'running', words: ['重新打开', 'Reopen'], by: 'manager', reason: true },
  archive: { from: ['closed'], to: 'archived', words: ['归档', 'Archive'], by: 'manager' },
  cancel: {
    from: ['draft', 'submitted', 'published', 'running'],
    to: 'cancelled',
    words: ['取消活动', 'Cancel the programme'],
    by: 'manager',
    reason: true,
  },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;
export const moveNames = Object.keys(moves) as MoveName[];

/** The public sees a programme in these states. */
export const publicStates: readonly ProgrammeState[] = ['published', 'running', 'closed', 'archived'];
/** Participants can act in these. */
export const liveStates: readonly ProgrammeState[] = ['published', 'running'];
/** Nothing of it may change any more. */
export const frozenStates: readonly ProgrammeState[] = ['archived', 'cancelled'];

export interface Situation {
  state: ProgrammeState;
  /** The federation asks for approval by the superior, and there is one above the owning unit. */
  needsApproval: boolean;
  manages: boolean;
  approves: boolean;
}

/** The moves that are open now, in the order an officer would think of them. */
export function openMoves({ state, needsApproval, manages, approves }: Situation): MoveName[] {
  return moveNames.filter((name) => {
    const move: Move = moves[name];
    if (!move.from.includes(state)) return false;
    if (name === 'publish' && needsApproval) return false;
    if (name === 'submit' && !needsApproval) return false;
    return move.by === 'superior' ? approves : manages;
  });
}

/** Of the moves that are open, the one that carries a programme forward. */
export function forwardMove(open: readonly MoveName[]): MoveName | undefined {
  const forward: readonly MoveName[] = ['submit', 'publish', 'approve', 'start', 'close', 'archive'];
  return open.find((name) => forward.includes(name));
}

/** What still has to be filled in before a programme may be submitted or published. */
export function missingForPublication(programme: {
  title: string;
  startsAt: Date | null;
  place: string;
  stages: number;
  campaign: boolean;
}): { path: string; words: Bilingual }[] {
  const missing: { path: string; words: Bilingual }[] = [];
  if (!programme.title.trim()) missing.push({ path: 'title', words: ['请填写名称', 'Give it a title'] });
  if (!programme.startsAt) missing.push({ path: 'startsAt', words: ['请填写开始时间', 'Say when it starts'] });
  if (!programme.place.trim() && !programme.campaign)
    missing.push({
      path: 'place',
      words: ['请填写地点（线上活动写“线上”）', 'Say where it takes place (or “online”)'],
    });
  if (programme.stages === 0 && !programme.campaign)
    missing.push({ path: 'stages', words: ['请至少保留一个环节', 'Keep at least one stage'] });
  return missing;
}
