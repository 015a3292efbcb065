import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

const enrolled = { use: 'enrolment', settings: { admit: 'approval', waitingList: false } };
const judged = {
  use: 'judging',
  settings: {
    subject: 'person',
    blind: false,
    criteria: [
      { title: '理论', titleEn: 'Theory', outOf: 100, weight: 30, by: 'office' },
      { title: '实操', titleEn: 'Practical', outOf: 100, weight: 70 },
      { title: '用时', titleEn: 'Time', outOf: 7200, weight: 0, by: 'office' },
    ],
    ties: [
      { by: 'criterion', criterion: '用时', better: 'lower' },
      { by: 'criterion', criterion: '实操' },
      { by: 'criterion', criterion: '理论' },
    ],
    publish: 'scores',
    authors: 'marks',
  },
};

export const tradeContest = defineProgramme({
  key: 'trade-contest',
  row: 'C7',
  words: ['职业技能竞赛', 'Trade-skill contest'],
  about: [
    '多个赛项各自报名、各自计分，理论与实操按权重，再排全能总成绩',
    'Several events with places and marks of their own, theory and practical by weight, then the all-round ranking',
  ],
  woodcut: 'craftsman',
  fields: z.object({
    trade: titled(z.string().max(80), ['职业（工种）', 'Trade']),
    standard: titled(z.string().max(200), ['竞赛标准', 'Standard'], {
      help: ['如：国家职业技能标准高级工及以上', 'Such as the national standard of the trade'],
    }),
  }),
  stages: [
    { ...enrolled, key: 'show-places', title: ['技能展示报名', 'Skills show: enrolment'] },
    { ...judged, key: 'show', title: ['技能展示', 'Skills show'], takesFrom: 'show-places' },
    { ...enrolled, key: 'english-places', title: ['英语报名', 'English: enrolment'] },
    { ...judged, key: 'english', title: ['英语', 'English'], takesFrom: 'english-places' },
    { ...enrolled, key: 'table-places', title: ['摆台报名', 'Table-setting: enrolment'] },
    { ...judged, key: 'table', title: ['摆台', 'Table-setting'], takesFrom: 'table-places' },
    { ...enrolled, key: 'guide-places', title: ['展览讲解报名', 'Exhibition guide: enrolment'] },
    { ...judged, key: 'guide', title: ['展览讲解', 'Exhibition guide'], takesFrom: 'guide-places' },
    { ...enrolled, key: 'planning-places', title: ['展览策划报名', 'Exhibition planning: enrolment'] },
    { ...judged, key: 'planning', title: ['展览策划', 'Exhibition planning'], takesFrom: 'planning-places' },
    {
      key: 'all-round',
      use: 'standings',
      title: ['全能总成绩', 'All-round'],
      takesFrom: 'show',
      alsoFrom: ['english', 'table', 'guide', 'planning'],
      settings: { best: 3, ties: [{ by: 'wins' }, { by: 'best' }] },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['全能评奖', 'All-round awards'],
      takesFrom: 'all-round',
      settings: {
        tiers: [
          { name: '全能一等奖', nameEn: 'All-round First Prize', key: 'first', count: 1 },
          { name: '全能二等奖', nameEn: 'All-round Second Prize', key: 'second', count: 2 },
          { name: '全能三等奖', nameEn: 'All-round Third Prize', key: 'third', count: 3 },
        ],
      },
    },
  ],
  headline: ['people-enrolled', 'entries-judged', 'awards'],
});
