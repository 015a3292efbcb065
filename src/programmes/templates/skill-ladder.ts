import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const skillLadder = defineProgramme({
  key: 'skill-ladder',
  row: 'C8',
  words: ['竞赛—提升—晋级', 'Contest to certificate'],
  about: [
    '竞赛成绩和培训学时记到技能阶梯，达到条件由工会确认等级，本人看得到下一步',
    'Contest results and training hours count on a skill ladder; the union confirms levels, and everybody sees the next step',
  ],
  woodcut: 'craftsman',
  fields: z.object({
    trade: titled(z.string().max(80), ['职业（工种）', 'Trade'], {
      help: ['如：服装制版师', 'Such as pattern maker'],
    }),
    chain: titled(z.string().max(200), ['面向的产业链', 'Industry chain'], {
      help: [
        '上下游企业，如面料、制版、缝制、零售',
        'Companies up and down it, such as fabrics, patterns, sewing, shops',
      ],
    }),
  }),
  stages: [
    {
      key: 'places',
      use: 'enrolment',
      title: ['报名', 'Enrolment'],
      settings: { waitingList: false },
    },
    {
      key: 'contest',
      use: 'judging',
      title: ['技能竞赛', 'Contest'],
      takesFrom: 'places',
      settings: {
        subject: 'person',
        criteria: [
          { title: '理论', titleEn: 'Theory', outOf: 100, weight: 30, by: 'office' },
          { title: '实操', titleEn: 'Practical', outOf: 100, weight: 70 },
        ],
        ties: [{ by: 'criterion', criterion: '实操' }, { by: 'decimal' }],
        publish: 'scores',
        authors: 'marks',
      },
    },
    {
      key: 'training',
      use: 'sessions',
      title: ['提升培训', 'Training'],
      takesFrom: 'places',
      settings: { hours: 8 },
    },
    {
      key: 'ladder',
      use: 'ladder',
      title: ['晋级', 'Skill ladder'],
      takesFrom: 'contest',
      alsoFrom: ['training', 'places'],
    },
    { key: 'feedback', use: 'feedback', title: ['培训评价', 'Feedback'], takesFrom: 'training' },
  ],
  headline: ['people-enrolled', 'entries-judged', 'training-hours'],
});
