import { appointmentsManifest } from '../../stages/appointments/manifest.ts';
import { awardsManifest } from '../../stages/awards/manifest.ts';
import type { StageManifest } from '../../stages/contract.ts';
import { enrolmentManifest } from '../../stages/enrolment/manifest.ts';
import { feedbackManifest } from '../../stages/feedback/manifest.ts';
import { galleryManifest } from '../../stages/gallery/manifest.ts';
import { judgingManifest } from '../../stages/judging/manifest.ts';
import { ladderManifest } from '../../stages/ladder/manifest.ts';
import { noticeManifest } from '../../stages/notice/manifest.ts';
import { reviewManifest } from '../../stages/review/manifest.ts';
import { sessionsManifest } from '../../stages/sessions/manifest.ts';
import { standingsManifest } from '../../stages/standings/manifest.ts';
import { submissionsManifest } from '../../stages/submissions/manifest.ts';
import { tallyManifest } from '../../stages/tally/manifest.ts';

/** Every stage the house has. A new one is added here, and in `service.ts` beside. */
export const stageManifests: readonly StageManifest[] = [
  enrolmentManifest,
  appointmentsManifest,
  sessionsManifest,
  tallyManifest,
  feedbackManifest,
  reviewManifest,
  noticeManifest,
  awardsManifest,
  submissionsManifest,
  judgingManifest,
  standingsManifest,
  galleryManifest,
  ladderManifest,
];

const byKind = new Map(stageManifests.map((manifest) => [manifest.kind, manifest]));

/** The manifest of a kind of stage, or nothing for a kind that the house does not have. */
export function findManifest(kind: string): StageManifest | undefined {
  return byKind.get(kind);
}
