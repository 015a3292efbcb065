import { z } from 'zod';
import { keyOf, titled } from '../../../kernel/fields.ts';
import { measures, tieBreaks } from '../ranking/rules.ts';

/** How several results become one. What titles of events mean is checked by `findSettingsProblem`. */
export const settings = z.object({
  subject: titled(z.enum(['person', 'team']).default('person'), ['排谁的总成绩', 'Who is ranked'], {
    choices: { person: ['个人', 'Persons'], team: ['队伍', 'Teams'] },
  }),
  by: titled(keyOf(measures).default('scores'), ['计算办法', 'Added up'], { choices: measures }),
  points: titled(
    z.array(z.number().int().min(0).max(10_000)).max(100).default([10, 8, 7, 6, 5, 4, 3, 2, 1]),
    ['名次分', 'Points for places'],
    { help: ['从第一名起，用于“名次分相加”', 'From the first place on, where points are added up'] },
  ),
  events: titled(
    z
      .array(
        z.object({
          title: titled(z.string().trim().min(1).max(80), ['赛项（环节名称）', 'Event, as its stage is called']),
          weight: titled(z.number().int().min(0).max(1000).default(100), ['权重（%）', 'Weight in percent']),
        }),
      )
      .max(30)
      .default([]),
    ['各赛项权重', 'Weights of events'],
    {
      help: [
        '不填的赛项按 100%；0 表示不计入总成绩',
        'Events not named weigh 100 percent; 0 leaves one out of the standings',
      ],
      widget: 'rows',
    },
  ),
  best: titled(z.number().int().min(1).max(30).nullable().default(null), ['取最好几项', 'Best events that count'], {
    help: ['不填则各项都计入', 'Empty: all of them'],
  }),
  least: titled(z.number().int().min(1).max(30).nullable().default(null), ['至少参加几项', 'Events to take at least'], {
    help: ['不填则与计入的项数相同；不足的不排名', 'Empty: as many as count; with fewer there is no rank'],
  }),
  ties: titled(
    z
      .array(
        z.object({
          by: titled(keyOf(tieBreaks), ['比什么', 'Compare'], { choices: tieBreaks }),
          event: titled(z.string().trim().max(80).default(''), ['赛项（环节名称）', 'Event']),
        }),
      )
      .max(6)
      .default([{ by: 'wins', event: '' }]),
    ['总成绩相同时依次比较', 'Ties are broken by'],
    { widget: 'rows', help: ['比完仍相同则名次并列', 'What is equal in all shares its rank'] },
  ),
  decimals: titled(z.number().int().min(0).max(3).default(2), ['总成绩保留几位小数', 'Decimals of a total']),
  publish: titled(z.enum(['nothing', 'ranks', 'scores']).default('scores'), ['公布后公开', 'Public after release'], {
    choices: { nothing: ['不公开', 'Nothing'], ranks: ['名次', 'Ranks'], scores: ['名次和总成绩', 'Ranks and totals'] },
  }),
  authors: titled(z.enum(['rank', 'scores']).default('scores'), ['公布后本人可见', 'Those ranked see'], {
    choices: { rank: ['仅名次', 'Their rank'], scores: ['各项成绩和缘由', 'Each event, and why'] },
    help: [
      '有赛项不向作者公开得分的，选“仅名次”',
      'Their rank, where an event keeps its scores from those who took part',
    ],
  }),
});
export type Settings = z.output<typeof settings>;
