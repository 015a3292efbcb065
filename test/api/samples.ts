import { access } from './samples/access.ts';
import type { Sample } from './samples/contract.ts';
import { honours } from './samples/honours.ts';
import { judging } from './samples/judging.ts';
import { members } from './samples/members.ts';
import { notice } from './samples/notice.ts';
import { programmes } from './samples/programmes.ts';
import { reviews } from './samples/review.ts';
import { stages } from './samples/stages.ts';
import { submissions, uploads } from './samples/submissions.ts';
import { units } from './samples/units.ts';

/** What an operation is sent, by its id in the document. An operation that is not here is sent the plain ids of the world. */
export const samples: Record<string, Sample> = {
  ...access,
  ...units,
  ...members,
  ...honours,
  ...programmes,
  ...stages,
  ...notice,
  ...submissions,
  ...uploads,
  ...judging,
  ...reviews,
};

/** Operations that answer their sample with a refusal, and why a success is shown elsewhere. */
export const refusedHere: Record<string, { status: number; code: string; why: string }> = {
  'access.askFirst': { status: 410, code: 'access.firstLinkGone', why: 'the world has used its link' },
  'access.makeFirst': { status: 410, code: 'access.firstLinkGone', why: 'the world has used its link' },
  'stage-notice.finish': {
    status: 409,
    code: 'notice.notFinished',
    why: 'the period takes days; src/stages/notice tests the end of it',
  },
  'stage-sessions.posterCheckIn': {
    status: 403,
    code: 'sessions.badPoster',
    why: 'the token is only printed on the poster; src/stages/sessions tests the right one',
  },
};
