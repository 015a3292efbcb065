import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const workshop = defineProgramme({
  key: 'workshop',
  row: 'L5',
  words: ['兴趣课', 'Skill workshop'],
  about: ['小班手作，材料由工会准备，课后看照片', 'A small class; the union brings the materials, photos afterwards'],
  woodcut: 'kite',
  fields: z.object({
    teacher: titled(z.string().max(60), ['老师', 'Teacher']),
    variants: titled(z.array(z.string().min(1).max(40)).max(12), ['做什么', 'Kinds to make'], {
      help: ['如：蝴蝶、金鱼、蜻蜓三种风筝', 'Such as three kinds of kite'],
    }),
    materials: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(60), ['材料', 'Material']),
            perPerson: titled(z.number().min(0).max(1000), ['每人用量', 'Each person']),
            unit: titled(z.string().max(10).default('份'), ['单位', 'Measure']),
          }),
        )
        .max(40),
      ['材料清单', 'Materials'],
      { widget: 'rows' },
    ),
    bring: titled(z.string().max(200), ['请自带', 'Please bring']),
  }),
  stages: [
    { key: 'places', use: 'enrolment', title: ['报名', 'Enrolment'], settings: { seats: 48, cancelUntilHours: 12 } },
    { key: 'class', use: 'sessions', title: ['上课', 'The class'], takesFrom: 'places' },
    { key: 'feedback', use: 'feedback', title: ['课后评价', 'Feedback'], takesFrom: 'class' },
  ],
  headline: ['people-reached', 'enrolments', 'feedback-answers'],
});
