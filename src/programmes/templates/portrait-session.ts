import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const portraitSession = defineProgramme({
  key: 'portrait-session',
  row: 'W2',
  words: ['最美瞬间', 'Portrait session'],
  about: [
    '为劳动者拍一张好照片：预约时段，照片只交给本人，本人同意的才展览',
    'A good portrait for workers: slots, photos for the person alone, an exhibition of those who agree',
  ],
  woodcut: 'builder',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme'], { help: ['如：最美建设者', 'Such as builders'] }),
    wear: titled(z.string().max(200), ['请穿着', 'Please wear'], { help: ['如：本人工装', 'Such as work clothes'] }),
    afterwards: titled(z.string().max(200), ['照片怎么取', 'How photos are had'], {
      help: ['如：登录查看，或凭取片码；可领一张冲印', 'Signed in, or by a claim code; one print is free'],
    }),
  }),
  stages: [
    {
      key: 'sittings',
      use: 'appointments',
      title: ['拍摄预约', 'Sittings'],
      settings: { photos: true, walkIns: true, prints: 1 },
    },
    {
      key: 'gallery',
      use: 'gallery',
      title: ['影像展', 'Exhibition'],
      takesFrom: 'sittings',
      settings: { order: 'placed', beside: ['author'] },
    },
  ],
  headline: ['people-served', 'photos-handed-over', 'gallery-visits'],
});
