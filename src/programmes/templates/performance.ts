import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const performance = defineProgramme({
  key: 'performance',
  row: 'C5',
  words: ['文艺汇演 · 专场演出', 'Variety performance'],
  about: ['分篇章演出，个人领票，凭码入场', 'A show in chapters; seats by ticket, entrance by code'],
  woodcut: 'stage',
  fields: z.object({
    theme: titled(z.string().max(80), ['主题', 'Theme']),
    chapters: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(60), ['篇章', 'Chapter']),
            about: titled(z.string().max(200).default(''), ['简介', 'About']),
          }),
        )
        .max(12),
      ['篇章', 'Chapters'],
      { widget: 'rows' },
    ),
    dedicatedTo: titled(z.string().max(80), ['献给', 'Dedicated to'], {
      help: ['如：外卖配送员专场', 'Such as delivery riders'],
    }),
  }),
  stages: [
    {
      key: 'tickets',
      use: 'enrolment',
      title: ['领票', 'Tickets'],
      settings: { seats: 240, waitingList: true, cancelUntilHours: 2 },
    },
    {
      key: 'show',
      use: 'sessions',
      title: ['演出', 'The show'],
      takesFrom: 'tickets',
      settings: { minutesBefore: 90 },
    },
    { key: 'feedback', use: 'feedback', title: ['观后', 'Afterwards'], takesFrom: 'show' },
  ],
  headline: ['people-reached', 'attendances', 'enrolments'],
});
