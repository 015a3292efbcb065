import { appointmentsService } from '../../stages/appointments/service.ts';
import { awardsService } from '../../stages/awards/service.ts';
import type { StageManifest } from '../../stages/contract.ts';
import { enrolmentService } from '../../stages/enrolment/service.ts';
import { feedbackService } from '../../stages/feedback/service.ts';
import { galleryService } from '../../stages/gallery/service.ts';
import { judgingService } from '../../stages/judging/service.ts';
import { ladderService } from '../../stages/ladder/service.ts';
import { noticeService } from '../../stages/notice/service.ts';
import { reviewService } from '../../stages/review/service.ts';
import type { StageService } from '../../stages/service.ts';
import { sessionsService } from '../../stages/sessions/service.ts';
import { standingsService } from '../../stages/standings/service.ts';
import { submissionsService } from '../../stages/submissions/service.ts';
import { tallyService } from '../../stages/tally/service.ts';

/** A stage's service as the host calls it: the manifest's schemas have parsed whatever goes in. */
export type RunningStage = StageService<StageManifest>;

/** Every stage's service, as `register.ts` lists their manifests. */
const services: readonly RunningStage[] = [
  running(enrolmentService),
  running(appointmentsService),
  running(sessionsService),
  running(tallyService),
  running(feedbackService),
  running(reviewService),
  running(noticeService),
  running(awardsService),
  running(submissionsService),
  running(judgingService),
  running(standingsService),
  running(galleryService),
  running(ladderService),
];

const byKind = new Map(services.map((service) => [service.manifest.kind, service]));

/** The service of a kind of stage, or nothing for a kind that the house does not have. */
export function findStageService(kind: string): RunningStage | undefined {
  return byKind.get(kind);
}

/** A stage's service under the general type: the host parses by its manifest before it calls. */
function running<M extends StageManifest>(service: StageService<M>): RunningStage {
  return service as RunningStage;
}
