import type { StageHall } from '../hall.tsx';
import type { StandingsHallView } from './service.ts';
import { Panel, Results } from './show/hall.tsx';

/** The hall side of standings: one's own with every event, and what is public once released. */
export const standingsHall: StageHall<StandingsHallView> = {
  kind: 'standings',
  Panel,
  phase: ({ results }) => (results.releasedAt ? 'done' : 'next'),
  pages: { results: { title: ['总成绩', 'Standings'], read: 'results', Page: Results } },
};
