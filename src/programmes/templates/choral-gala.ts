import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const choralGala = defineProgramme({
  key: 'choral-gala',
  row: 'C4',
  words: ['歌咏大会', 'Choral gala'],
  about: ['合唱队报名，排练时间，节目单，按队签到', 'Choirs, rehearsal times, a programme sheet, sign-in by choir'],
  woodcut: 'choir',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme']),
    conductor: titled(z.string().max(60), ['总指挥', 'Conductor']),
    dress: titled(z.string().max(200), ['着装', 'Dress']),
  }),
  stages: [
    {
      key: 'choirs',
      use: 'enrolment',
      title: ['合唱队报名', 'Choirs'],
      settings: { team: { least: 20, most: 120 } },
    },
    { key: 'rehearsals', use: 'sessions', title: ['排练', 'Rehearsals'], takesFrom: 'choirs' },
    {
      key: 'gala',
      use: 'sessions',
      title: ['歌咏大会', 'The gala'],
      takesFrom: 'choirs',
      settings: { minutesBefore: 120 },
    },
    { key: 'feedback', use: 'feedback', title: ['评价', 'Feedback'], takesFrom: 'gala' },
  ],
  headline: ['people-reached', 'people-enrolled', 'attendances'],
});
