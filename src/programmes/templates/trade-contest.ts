import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const tradeContest = defineProgramme({
  key: 'trade-contest',
  row: 'C7',
  words: ['职业技能竞赛', 'Trade-skill contest'],
  about: ['多个赛项，理论与实操按权重计分，同分比用时', 'Several events, theory and practical by weight, ties by time'],
  woodcut: 'craftsman',
  fields: z.object({
    trade: titled(z.string().max(80), ['职业（工种）', 'Trade']),
    standard: titled(z.string().max(200), ['竞赛标准', 'Standard'], {
      help: ['如：国家职业技能标准高级工及以上', 'Such as the national standard of the trade'],
    }),
    events: titled(z.array(z.string().min(1).max(60)).max(20), ['赛项', 'Events']),
  }),
  stages: [
    {
      key: 'places',
      use: 'enrolment',
      title: ['报名', 'Enrolment'],
      settings: { admit: 'approval', waitingList: false },
    },
    {
      key: 'contest',
      use: 'judging',
      title: ['理论与实操', 'Theory and practical'],
      takesFrom: 'places',
      settings: {
        subject: 'person',
        blind: false,
        criteria: [
          { title: '理论', outOf: 100, weight: 30, by: 'office' },
          { title: '实操', outOf: 100, weight: 70 },
          { title: '用时', outOf: 7200, weight: 0, by: 'office' },
        ],
        ties: [
          { by: 'criterion', criterion: '用时', better: 'lower' },
          { by: 'criterion', criterion: '实操' },
          { by: 'criterion', criterion: '理论' },
        ],
        publish: 'scores',
        authors: 'marks',
      },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['评奖', 'Awards'],
      takesFrom: 'contest',
      settings: {
        tiers: [
          { name: '一等奖', key: 'first', count: 1 },
          { name: '二等奖', key: 'second', count: 2 },
          { name: '三等奖', key: 'third', count: 3 },
        ],
      },
    },
  ],
  headline: ['people-enrolled', 'entries-judged', 'awards'],
});
