import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const honourDisplay = defineProgramme({
  key: 'honour-display',
  row: 'H3',
  words: ['劳动者风采展示', 'Honour display'],
  about: [
    '海报和大屏由荣誉名册生成，只展示本人同意的；各点位上画登记，启动活动签到',
    'Posters and screens come from the roll of honour, of those who agreed; sites report, a launch checks in',
  ],
  woodcut: 'medal',
  fields: z.object({
    theme: titled(z.string().max(80), ['主题', 'Theme']),
    levels: titled(z.array(z.enum(['national', 'city', 'district', 'enterprise'])).max(4), ['展示哪些级别', 'Levels'], {
      choices: {
        national: ['全国', 'National'],
        city: ['省市', 'City'],
        district: ['区县', 'District'],
        enterprise: ['企业', 'Enterprise'],
      },
    }),
    sites: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(80), ['点位', 'Site']),
            kind: titled(z.enum(['busStop', 'screen', 'hall']), ['形式', 'Kind'], {
              choices: {
                busStop: ['公交站亭海报', 'Poster at a bus stop'],
                screen: ['户外大屏', 'Outdoor screen'],
                hall: ['职工之家', 'Union hall'],
              },
            }),
          }),
        )
        .max(200),
      ['展示点位', 'Sites'],
      { widget: 'rows' },
    ),
  }),
  audience: { membersOnly: false },
  stages: [
    {
      key: 'launch',
      use: 'sessions',
      title: ['启动和现场活动', 'Launch and visits'],
      settings: { opens: 'anyone', minutesBefore: 60, minutesAfter: 120 },
    },
    {
      key: 'sites',
      use: 'tally',
      title: ['点位登记', 'Reports of sites'],
      settings: {
        indicators: [{ indicator: 'people-declared' }],
        forms: ['公交站亭海报', '户外大屏', '楼宇屏', '职工之家'],
      },
    },
    { key: 'feedback', use: 'feedback', title: ['观众留言', 'Words of visitors'], takesFrom: 'launch' },
  ],
  headline: ['people-reached', 'people-declared', 'sessions-held'],
});
