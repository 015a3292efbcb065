import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const lawCampaign = defineProgramme({
  key: 'law-campaign',
  row: 'R2',
  words: ['专项普法', 'Law campaign'],
  about: [
    '多点宣讲与现场咨询，协作单位各自填报资料和咨询',
    'Lectures and advice at many points; partners report leaflets and cases',
  ],
  woodcut: 'law',
  fields: z.object({
    topics: titled(z.array(z.string().min(1).max(60)).max(20), ['普法内容', 'Topics'], {
      help: ['如：劳动合同、工伤保险、疲劳驾驶', 'Such as contracts, work injury, fatigue'],
    }),
    legalBasis: titled(z.string().max(200), ['依据', 'Legal basis']),
    hotline: titled(z.string().max(40), ['咨询电话', 'Hotline']),
  }),
  audience: { membersOnly: false },
  stages: [
    // Asking ahead is a service, never a condition: whoever comes to a point is welcome.
    { key: 'booking', use: 'enrolment', title: ['预约', 'Book ahead'], settings: { waitingList: false } },
    {
      key: 'points',
      use: 'sessions',
      title: ['宣讲与咨询点', 'Lectures and points'],
      settings: { opens: 'anyone', minutesBefore: 60, minutesAfter: 120 },
    },
    {
      key: 'tally',
      use: 'tally',
      title: ['各单位填报', 'Reports of partners'],
      settings: {
        indicators: [
          { indicator: 'leaflets', target: 10_000 },
          { indicator: 'consultations' },
          { indicator: 'people-declared' },
        ],
        forms: ['集中宣讲', '现场咨询', '入企走访', '服务区驻点', '线上直播', '以案说法'],
      },
    },
    { key: 'feedback', use: 'feedback', title: ['评价', 'Feedback'], takesFrom: 'points' },
  ],
  headline: ['people-reached', 'attendances', 'leaflets', 'consultations'],
});
