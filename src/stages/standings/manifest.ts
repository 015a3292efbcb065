import { z } from 'zod';
import { defineStage } from '../contract.ts';
import { explained, overviewView, releaseInput, resultsView, standingList, subjectRef } from './contract.ts';
import { settings } from './settings/contract.ts';

/** Results of several events, put together into one ranking of persons or teams. */
export const standingsManifest = defineStage({
  kind: 'standings',
  words: ['总成绩', 'Standings'],
  about: [
    '合并几个赛项的成绩：权重、取最好几项、同分比较，公布后定案',
    'Several events as one ranking: weights, best of several, ties; final once released',
  ],
  settings,
  subjects: { in: ['person', 'team'], out: ['person', 'team'] },
  takesSeveral: true,
  actions: {
    release: {
      by: 'manager',
      when: 'always',
      words: ['公布总成绩', 'Release the standings'],
      input: releaseInput,
      output: z.object({ edition: z.number().int(), ranked: z.number().int() }),
    },
  },
  reads: {
    results: { by: 'anyone', words: ['公布的总成绩', 'The released standings'], output: resultsView },
    mine: { by: 'participant', words: ['我的总成绩', 'My standing'], output: z.array(explained) },
    overview: { by: 'manager', words: ['总成绩进度', 'How the standings stand'], output: overviewView },
    standings: { by: 'manager', words: ['总成绩', 'Standings'], list: standingList },
    explain: { by: 'manager', words: ['成绩说明', 'Why this rank'], query: subjectRef, output: explained },
  },
  figures: [],
  panels: { hall: true, console: true, screen: false },
});
