import type { StagePanelModule } from './stage-panel.ts';

/**
 * The panel of each kind of stage, loaded when its tab is opened. A kind without one is drawn from its manifest: its
 * lists, with search, filters and export.
 */
export const stagePanels: Readonly<Record<string, () => Promise<StagePanelModule>>> = {
  appointments: () => import('../../stages/appointments/console.tsx'),
  awards: () => import('../../stages/awards/console.tsx'),
  enrolment: () => import('../../stages/enrolment/console.tsx'),
  feedback: () => import('../../stages/feedback/console.tsx'),
  gallery: () => import('../../stages/gallery/console.tsx'),
  ladder: () => import('../../stages/ladder/console.tsx'),
  notice: () => import('../../stages/notice/console.tsx'),
  judging: () => import('../../stages/judging/console.tsx'),
  review: () => import('../../stages/review/console.tsx'),
  sessions: () => import('../../stages/sessions/console.tsx'),
  standings: () => import('../../stages/standings/console.tsx'),
  submissions: () => import('../../stages/submissions/console.tsx'),
  tally: () => import('../../stages/tally/console.tsx'),
};
