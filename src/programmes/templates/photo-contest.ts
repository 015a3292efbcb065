import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const photoContest = defineProgramme({
  key: 'photo-contest',
  row: 'C1',
  words: ['职工摄影大赛', 'Photo contest'],
  about: [
    '手机上传作品，专家匿名评审，按名额分等次，发证书，获奖作品线上展览',
    'Photos from phones, blind review, tiers with fixed counts, certificates, an exhibition',
  ],
  woodcut: 'camera',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme']),
    requirements: titled(z.string().max(1000), ['作品要求', 'Requirements'], { widget: 'longText' }),
  }),
  stages: [
    {
      key: 'works',
      use: 'submissions',
      title: ['投稿', 'Works'],
      settings: {
        pictures: { required: true, least: 1, most: 8, maxMegabytes: 20, leastPixels: 1200 },
        mostWorks: 6,
        place: 'required',
        takenOn: 'optional',
      },
    },
    {
      key: 'judging',
      use: 'judging',
      title: ['专家评审', 'Expert review'],
      takesFrom: 'works',
      settings: {
        criteria: [
          { title: '主题', titleEn: 'Theme', outOf: 100, weight: 40 },
          { title: '艺术', titleEn: 'Art', outOf: 100, weight: 40 },
          { title: '技术', titleEn: 'Technique', outOf: 100, weight: 20 },
        ],
        drop: 1,
        rankWithin: 'all',
      },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['评奖', 'Awards'],
      takesFrom: 'judging',
      settings: {
        tiers: [
          { name: '特等奖', nameEn: 'Grand Prize', key: 'grand', count: 5 },
          { name: '一等奖', nameEn: 'First Prize', key: 'first', count: 15 },
          { name: '二等奖', nameEn: 'Second Prize', key: 'second', count: 25 },
          { name: '三等奖', nameEn: 'Third Prize', key: 'third', count: 35 },
          { name: '优秀奖', nameEn: 'Honourable Mention', key: 'honourable', count: 40 },
        ],
        organisers: { name: '优秀组织奖', nameEn: 'Organiser’s Award', count: 10, among: 'below' },
      },
    },
    {
      key: 'gallery',
      use: 'gallery',
      title: ['获奖作品展', 'Exhibition'],
      takesFrom: 'awards',
    },
  ],
  headline: ['works', 'authors', 'awards', 'gallery-visits'],
});
