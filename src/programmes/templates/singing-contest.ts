import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

const criteria = [
  { title: '音准节奏', titleEn: 'Pitch and rhythm', outOf: 10, weight: 40 },
  { title: '表现力', titleEn: 'Expression', outOf: 10, weight: 40 },
  { title: '台风', titleEn: 'Presence', outOf: 10, weight: 20 },
];
const sung = { subject: 'team', blind: false, criteria, scale: '10' };
const tiers = Object.entries({ 一等奖: 'First Prize', 二等奖: 'Second Prize', 三等奖: 'Third Prize' });

export const singingContest = defineProgramme({
  key: 'singing-contest',
  row: 'C2',
  words: ['歌咏比赛（分组别）', 'Singing contest in categories'],
  about: [
    '独唱、小组唱、合唱分组别，初赛晋级决赛，颁奖演出',
    'Solos, groups and choirs; a preliminary promotes to the final, then an award show',
  ],
  woodcut: 'choir',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme']),
    songs: titled(z.string().max(600), ['曲目要求', 'What may be sung'], { widget: 'longText' }),
  }),
  stages: [
    {
      key: 'teams',
      use: 'enrolment',
      title: ['组队报名', 'Teams'],
      settings: {
        categories: [
          { key: 'solo', label: '独唱', labelEn: 'Solo', least: 1, most: 1 },
          { key: 'group', label: '小组唱', labelEn: 'Small group', least: 2, most: 8 },
          { key: 'choir', label: '合唱', labelEn: 'Choir', least: 20, most: 120 },
        ],
      },
    },
    {
      key: 'preliminary',
      use: 'judging',
      title: ['初赛', 'Preliminary'],
      takesFrom: 'teams',
      settings: {
        ...sung,
        topOf: [
          { category: 'solo', top: 32 },
          { category: 'group', top: 26 },
          { category: 'choir', top: 34 },
        ],
      },
    },
    {
      key: 'final',
      use: 'judging',
      title: ['决赛', 'Final'],
      takesFrom: 'preliminary',
      settings: {
        ...sung,
        drop: 1,
        live: true,
        holdFirst: 3,
        publish: 'scores',
      },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['评奖', 'Awards'],
      takesFrom: 'final',
      settings: {
        certificates: 'one',
        tiers: tiers.map(([name, nameEn], at) => ({ name, nameEn, count: [3, 6, 9][at], per: 'group' })),
        organisers: { name: '优秀组织奖', nameEn: 'Organiser’s Award', among: 'below' },
      },
    },
    { key: 'show', use: 'sessions', title: ['颁奖演出', 'Award show'], settings: { opens: 'anyone' } },
  ],
  headline: ['people-enrolled', 'entries-judged', 'awards'],
});
