import { absences } from './samples/absences.ts';
import { access } from './samples/access.ts';
import { appointments } from './samples/appointments.ts';
import { awards } from './samples/awards.ts';
import type { Sample } from './samples/contract.ts';
import { enrolment } from './samples/enrolment.ts';
import { gallery } from './samples/gallery.ts';
import { honours } from './samples/honours.ts';
import { judging } from './samples/judging.ts';
import { ladders } from './samples/ladders.ts';
import { members } from './samples/members.ts';
import { notice } from './samples/notice.ts';
import { programmes } from './samples/programmes.ts';
import { reviews } from './samples/review.ts';
import { stages } from './samples/stages.ts';
import { standings } from './samples/standings.ts';
import { submissions, uploads } from './samples/submissions.ts';
import { units } from './samples/units.ts';

/** What an operation is sent, by its id in the document. An operation that is not here is sent the plain ids of the world. */
export const samples: Record<string, Sample> = {
  ...absences,
  ...access,
  ...units,
  ...members,
  ...honours,
  ...programmes,
  ...enrolment,
  ...stages,
  ...appointments,
  ...notice,
  ...submissions,
  ...uploads,
  ...judging,
  ...standings,
  ...ladders,
  ...reviews,
  ...awards,
  ...gallery,
};

/** Operations that answer their sample with a refusal, and why a success is shown elsewhere. */
export const refusedHere: Record<string, { status: number; code: string; why: string }> = {
  'certificates.readRun': {
    status: 409,
    code: 'certificates.notPrinted',
    why: 'no job runs here; src/registries/certificates tests the whole of it',
  },
  'access.askFirst': { status: 410, code: 'access.firstLinkGone', why: 'the world has used its link' },
  'access.makeFirst': { status: 410, code: 'access.firstLinkGone', why: 'the world has used its link' },
  'stage-notice.finish': {
    status: 409,
    code: 'notice.notFinished',
    why: 'the period takes days; src/stages/notice tests the end of it',
  },
  'stage-gallery.file': {
    status: 404,
    code: 'gallery.noPiece',
    why: 'people have no pictures of their own here; src/stages/gallery reads the picture of a work',
  },
  'stage-sessions.posterCheckIn': {
    status: 403,
    code: 'sessions.badPoster',
    why: 'the token is only printed on the poster; src/stages/sessions tests the right one',
  },
};

const own = 'is about whoever asks, or about what they reach';
const told = 'tells nothing that the hall does not show to everybody';

/**
 * Operations that answer an officer of another union with more than an empty list, and why that tells them nothing of
 * others.
 */
export const openToOthers: Record<string, string> = {
  'absences.listMine': own,
  'access.me': own,
  'access.getFederation': 'its name, and which unions ask before they publish: all who publish need to know',
  'access.listSessions': own,
  'access.endSession': own,
  'access.endAllSessions': own,
  'access.changePassword': own,
  'access.enrolTotp': own,
  'access.confirmTotp': own,
  'access.disableTotp': own,
  'units.list': own,
  'units.search': 'names and places of units are no secret within the federation',
  'units.get': 'the same; counts of members are left out',
  'rosters.template': 'an empty sheet',
  'unit-rosters.template': 'an empty sheet',
  'audiences.count': 'one number',
  'programmes.listTemplates': told,
  'programmes.listStageKinds': told,
  'programmes.listTasks': own,
  'files.beginUpload': own,
  'files.uploadPicture': own,
  'files.uploadDocument': own,
  'figures.listIndicators': told,
  'honours.titles': told,
  'honours.agree': own,
  'ladders.get': 'what a trade asks for is no secret within the federation; counts are of whoever one reaches',
  'stage-enrolment.clawBack': 'when places go back is no secret: whoever holds some must know',
  'stage-review.desk': 'unions below the organiser nominate: groups and steps, and only the quota of whoever asks',
  'stage-review.nomination': 'unions below the organiser nominate: groups, and only people and unions of whoever asks',
  'stage-tally.sheet': 'units below the organiser report too: it lists the units of whoever asks',
};
