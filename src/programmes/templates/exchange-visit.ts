import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const exchangeVisit = defineProgramme({
  key: 'exchange-visit',
  row: 'V2',
  words: ['交流来访', 'Exchange visit'],
  about: ['代表团名单、行程、会谈纪要、后续事项', 'Delegation, itinerary, minutes, follow-ups'],
  woodcut: 'exchange',
  fields: z.object({
    delegation: titled(z.string().max(120), ['代表团', 'Delegation']),
    country: titled(z.string().max(60), ['国家或地区', 'Country or region']),
    language: titled(z.string().max(40), ['语言与翻译', 'Language and interpreter']),
    members: titled(
      z
        .array(
          z.object({
            name: titled(z.string().min(1).max(80), ['姓名', 'Name']),
            post: titled(z.string().max(120).default(''), ['职务', 'Post']),
            head: titled(z.boolean().default(false), ['团长', 'Head']),
          }),
        )
        .max(60),
      ['代表团名单', 'Members of the delegation'],
      { widget: 'rows' },
    ),
  }),
  stages: [
    { key: 'itinerary', use: 'sessions', title: ['行程', 'Itinerary'], settings: { opens: 'list', minutes: true } },
    { key: 'feedback', use: 'feedback', title: ['来访反馈', 'Feedback'], takesFrom: 'itinerary' },
  ],
  headline: ['attendances', 'sessions-held'],
});
