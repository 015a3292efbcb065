import { appointmentsHall } from '../../stages/appointments/hall.tsx';
import { awardsHall } from '../../stages/awards/hall.tsx';
import { enrolmentHall } from '../../stages/enrolment/hall.tsx';
import { feedbackHall } from '../../stages/feedback/hall.tsx';
import { galleryHall } from '../../stages/gallery/hall.tsx';
import type { StageHall } from '../../stages/hall.tsx';
import { judgingHall } from '../../stages/judging/hall.tsx';
import { ladderHall } from '../../stages/ladder/hall.tsx';
import { noticeHall } from '../../stages/notice/hall.tsx';
import { reviewHall } from '../../stages/review/hall.tsx';
import { sessionsHall } from '../../stages/sessions/hall.tsx';
import { standingsHall } from '../../stages/standings/hall.tsx';
import { submissionsHall } from '../../stages/submissions/hall.tsx';
import { tallyHall } from '../../stages/tally/hall.tsx';

/** The hall side of every stage, as `register.ts` lists their manifests. */
const halls: readonly StageHall<never>[] = [
  enrolmentHall,
  appointmentsHall,
  sessionsHall,
  tallyHall,
  feedbackHall,
  reviewHall,
  noticeHall,
  judgingHall,
  submissionsHall,
  awardsHall,
  standingsHall,
  galleryHall,
  ladderHall,
];

const byKind = new Map(halls.map((hall) => [hall.kind, hall]));

/** How a kind of stage shows itself in the hall, or nothing where it does not. */
export function findStageHall(kind: string): StageHall<never> | undefined {
  return byKind.get(kind);
}

/** Whether every stage that has a page of this name shows it to all visitors alike. */
export function isAlike(name: string): boolean {
  const named = halls.flatMap(({ pages }) => pages[name] ?? []);
  return named.length > 0 && named.every(({ alike }) => alike === true);
}

/** Whether a stage has a page of this name that no browser may keep. */
export function isUnkept(name: string): boolean {
  return halls.some(({ pages }) => pages[name]?.unkept === true);
}
