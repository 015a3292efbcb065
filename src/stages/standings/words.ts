import { type Bilingual, defineWords } from '../../kernel/words.ts';
import type { Fate } from './ranking/rules.ts';

/** Words of the standings in the hall. */
export const words = defineWords({
  title: ['总成绩', 'Standings'],
  mine: ['我的总成绩', 'My standing'],
  rank: ['名次', 'Rank'],
  name: ['姓名或队名', 'Name'],
  total: ['总成绩', 'Total'],
  all: ['全部名次', 'All ranks'],
  none: [
    '总成绩还没有公布。各赛项都公布后，主办单位会合并公布。',
    'Not released yet. The organiser puts the events together once all of them are out.',
  ],
  rankNumber: [(rank: number) => `第 ${rank} 名`, (rank: number) => `Number ${rank}`],
  noRank: ['未排名', 'No rank'],
  event: ['赛项', 'Event'],
  score: ['得分', 'Score'],
  weighed: ['计入', 'Counts as'],
  why: ['名次怎么来的', 'How the rank came about'],
});

/** What became of an event in somebody's standing. */
export const fateWords = {
  counted: ['计入', 'counts'],
  dropped: ['未取用', 'not among the best'],
  apart: ['不计总成绩', 'stands apart'],
  missed: ['未参加', 'not taken'],
} as const satisfies Record<Fate, Bilingual>;
