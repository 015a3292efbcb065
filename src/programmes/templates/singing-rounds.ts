import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

const round = { subject: 'team', blind: false, scale: '10', drop: 1, live: true, holdFirst: 3 };

export const singingRounds = defineProgramme({
  key: 'singing-rounds',
  row: 'C3',
  words: ['歌咏比赛（三轮）', 'Singing contest in three rounds'],
  about: ['初赛、复赛、决赛逐轮晋级，逐轮公布', 'Preliminary, semi-final and final, told round by round'],
  woodcut: 'stage',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme']),
    schedule: titled(z.string().max(400), ['赛程', 'Schedule'], { widget: 'longText' }),
  }),
  stages: [
    { key: 'teams', use: 'enrolment', title: ['组队报名', 'Teams'], settings: { team: { least: 4, most: 60 } } },
    {
      key: 'preliminary',
      use: 'judging',
      title: ['初赛', 'Preliminary'],
      takesFrom: 'teams',
      settings: { ...round, top: 30 },
    },
    {
      key: 'semifinal',
      use: 'judging',
      title: ['复赛', 'Semi-final'],
      takesFrom: 'preliminary',
      settings: { ...round, top: 15 },
    },
    {
      key: 'final',
      use: 'judging',
      title: ['决赛', 'Final'],
      takesFrom: 'semifinal',
      settings: { ...round, publish: 'scores' },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['评奖', 'Awards'],
      takesFrom: 'final',
      settings: {
        certificates: 'one',
        tiers: [
          { name: '一等奖', nameEn: 'First Prize', key: 'first', count: 2 },
          { name: '二等奖', nameEn: 'Second Prize', key: 'second', count: 3 },
          { name: '三等奖', nameEn: 'Third Prize', key: 'third', count: 5 },
        ],
      },
    },
  ],
  headline: ['people-enrolled', 'entries-judged', 'awards'],
});
