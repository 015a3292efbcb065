import type { StageHall } from '../hall.tsx';
import type { WinnersView } from './contract.ts';
import { Winners } from './show/hall.tsx';

/** The hall side of awards: who won, once it is released. */
export const awardsHall: StageHall<WinnersView> = {
  kind: 'awards',
  Panel: Winners,
  phase: ({ state }) => (state === 'draft' ? 'next' : 'done'),
  pages: {},
};
