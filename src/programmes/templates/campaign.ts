import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const campaign = defineProgramme({
  key: 'campaign',
  row: 'H7',
  words: ['建功立业行动', 'Merit campaign'],
  about: [
    '把一年里的多项活动归入几条主线，一页看进度',
    'Groups a year of programmes by strands, with one page of progress',
  ],
  woodcut: 'banner',
  campaign: true,
  fields: z.object({
    slogan: titled(z.string().max(80), ['口号', 'Slogan']),
    strands: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(40), ['主线', 'Strand']),
            about: titled(z.string().max(200).default(''), ['说明', 'About']),
            planned: titled(z.number().int().min(0).max(1000).default(0), ['计划项数', 'Programmes planned']),
          }),
        )
        .max(12),
      ['主线', 'Strands'],
      { widget: 'rows' },
    ),
  }),
  stages: [],
  headline: ['programmes', 'people-reached', 'attendances'],
});
