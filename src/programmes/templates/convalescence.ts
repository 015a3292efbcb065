import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

const numerals = [...'一二三四五六七八九十'];

export const convalescence = defineProgramme({
  key: 'convalescence',
  row: 'W1',
  words: ['职工疗休养', 'Convalescence'],
  about: [
    '分批疗休养：名额分到各工会，按条件排序，志愿选批次，逾期未确认的递补，实到对照名单',
    'Stays in batches: places for every union, given by priority and by wish, attendance held against the roster',
  ],
  woodcut: 'hills',
  fields: z.object({
    destination: titled(z.string().max(120), ['疗休养地', 'Where to'], { help: ['如：北戴河', 'Such as Beidaihe'] }),
    days: titled(z.number().int().min(1).max(15), ['每批几天', 'Days of a batch']),
    costs: titled(z.string().max(200), ['费用', 'Costs'], {
      help: ['如：每人每天 400 元，由工会承担', 'Such as 400 yuan for each person and day, paid by the union'],
    }),
    travel: titled(z.string().max(200), ['怎么去', 'Travel'], { help: ['如：统一大巴', 'Such as by coach, together'] }),
    bring: titled(z.string().max(200), ['请带上', 'Please bring']),
  }),
  audience: { membersOnly: true },
  stages: [
    {
      key: 'places',
      use: 'enrolment',
      title: ['申请名额', 'Places'],
      settings: {
        admit: 'priority',
        batches: numerals.map((numeral, at) => ({
          ...{ key: `b${at + 1}`, label: `第${numeral}批`, labelEn: `Batch ${at + 1}`, places: 50 },
        })),
        wishesMost: 3,
        confirmHours: 48,
        noClash: true,
        oneOf: '疗休养',
        series: 'convalescence',
        questions: [
          { key: 'fit', label: '本人身体状况适宜参加', labelEn: 'I am fit to take part', kind: 'yes', required: true },
          {
            key: 'hardPost',
            label: '长期在高温、有毒有害岗位',
            labelEn: 'I work in heat or with hazards',
            kind: 'yes',
          },
          { key: 'emergency', label: '紧急联系人', labelEn: 'Emergency contact', kind: 'text', required: true },
        ],
        healthForm: {
          questions: [
            { key: 'illness', label: '慢性病史', labelEn: 'Lasting illness', kind: 'longText' },
            { key: 'allergy', label: '药物或食物过敏', labelEn: 'Allergies', kind: 'text' },
            { key: 'medicine', label: '正在服用的药', labelEn: 'Medicine taken', kind: 'text' },
          ],
        },
        priority: {
          gates: { intervalMonths: 36, declaration: 'fit' },
          lines: [
            { from: 'honour', value: '市级劳模', points: 30, label: '劳模先进', labelEn: 'Model worker' },
            { from: 'workerKind', value: '一线职工', points: 20 },
            { from: 'answer', value: 'hardPost', points: 20, label: '艰苦岗位', labelEn: 'Hard conditions' },
            { from: 'skill', value: '高级工', points: 10, label: '技能人才', labelEn: 'Skilled worker' },
            { from: 'notSince', value: '60', points: 10 },
          ],
        },
      },
    },
    {
      key: 'stay',
      use: 'sessions',
      title: ['各批报到', 'The stays'],
      takesFrom: 'places',
      settings: { ways: ['code', 'hand'], minutesBefore: 720 },
    },
    { key: 'feedback', use: 'feedback', title: ['满意度', 'Feedback'], takesFrom: 'stay' },
  ],
  headline: ['people-enrolled', 'people-reached', 'feedback-answers'],
});
