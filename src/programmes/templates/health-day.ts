import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const healthDay = defineProgramme({
  key: 'health-day',
  row: 'W3',
  words: ['送健康', 'Health day'],
  about: [
    '医生到职工身边：按时段预约，转诊，记录只有医生和本人能看',
    'Doctors come to the workers: slots, referrals, notes for the doctor and the person alone',
  ],
  woodcut: 'health',
  fields: z.object({
    hospital: titled(z.string().max(120), ['协作医院', 'Hospital']),
    services: titled(z.array(z.string().min(1).max(60)).max(20), ['看什么', 'What for'], {
      help: ['如：量血压、颈椎、口腔、心理', 'Such as blood pressure, neck, teeth, counselling'],
    }),
    bring: titled(z.string().max(200), ['请带上', 'Please bring'], {
      help: ['如：近期体检报告', 'Such as a recent check-up'],
    }),
  }),
  stages: [
    {
      key: 'doctors',
      use: 'appointments',
      title: ['看诊预约', 'Doctors'],
      settings: { notes: true, again: true },
    },
    { key: 'feedback', use: 'feedback', title: ['满意度', 'Feedback'], takesFrom: 'doctors' },
  ],
  headline: ['people-served', 'appointments-kept', 'referrals'],
});
