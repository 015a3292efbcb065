import type { MyLadderView } from './views/ladders.ts';

/** A ladder with a level held, one to work for, a way to it and a certificate. */
export const ladder: MyLadderView = {
  id: '1',
  title: 'Ladder of pattern makers',
  trade: 'Pattern maker',
  next: 'Senior worker comes next. Still needed:',
  missing: ['24 hours'],
  ready: false,
  hours: '12',
  rungs: [
    { level: 'Senior worker', look: 'next', state: 'next', needs: [{ ok: false, text: '24 hours' }] },
    { level: 'Intermediate worker', look: 'held', state: 'awarded', needs: [] },
  ],
  ways: [{ label: 'Run', href: '/programmes/1' }],
  results: [{ text: 'Pattern · number 3', note: '' }],
  awards: [{ text: 'Intermediate worker', checkHref: '/certificates/2026-000123-7JM4-K9U4' }],
};
