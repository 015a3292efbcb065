import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const studySession = defineProgramme({
  key: 'study-session',
  row: 'L4',
  words: ['学习传达', 'Study session'],
  about: [
    '现场与线上同一张签到表，谁还没学一目了然',
    'On site and online in one sign-in; who has not studied yet is plain',
  ],
  woodcut: 'reading',
  fields: z.object({
    subject: titled(z.string().max(120), ['学习内容', 'What is studied']),
    document: titled(z.string().max(80), ['文件号', 'Document number']),
    lecturer: titled(z.string().max(60), ['领学人', 'Lecturer']),
    requirements: titled(z.string().max(400), ['学习要求', 'What is asked']),
  }),
  stages: [
    {
      key: 'expected',
      use: 'enrolment',
      title: ['参加人员', 'Who should study'],
      settings: { admit: 'first-come', waitingList: false },
    },
    {
      key: 'sessions',
      use: 'sessions',
      title: ['学习', 'The session'],
      takesFrom: 'expected',
      settings: { modes: ['on-site', 'online'], minutes: true },
    },
  ],
  headline: ['people-reached', 'attendances', 'attendances-online'],
});
