import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const forum = defineProgramme({
  key: 'forum',
  row: 'H2',
  words: ['劳模座谈会 · 事迹报告会', "Model workers' forum"],
  about: ['发言人与议程、材料、签到、会议记录', 'Speakers and agenda, materials, sign-in, minutes'],
  woodcut: 'forum',
  fields: z.object({
    host: titled(z.string().max(60), ['主持人', 'Chair']),
    speakers: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(40), ['姓名', 'Name']),
            title: titled(z.string().max(80).default(''), ['单位职务', 'Post']),
            topic: titled(z.string().max(120).default(''), ['发言题目', 'Topic']),
          }),
        )
        .max(20),
      ['发言人', 'Speakers'],
      { widget: 'rows' },
    ),
    theme: titled(z.string().max(120), ['主题', 'Theme']),
  }),
  stages: [
    { key: 'places', use: 'enrolment', title: ['报名', 'Enrolment'], settings: { seats: 300, admit: 'first-come' } },
    {
      key: 'forum',
      use: 'sessions',
      title: ['会议', 'The forum'],
      takesFrom: 'places',
      settings: { minutes: true },
    },
    { key: 'feedback', use: 'feedback', title: ['会后评价', 'Feedback'], takesFrom: 'forum' },
  ],
  headline: ['people-reached', 'enrolments', 'feedback-answers'],
});
