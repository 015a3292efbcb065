import { z } from 'zod';
import { titled } from '../../kernel/fields.ts';
import { defineProgramme } from './contract.ts';

export const essayContest = defineProgramme({
  key: 'essay-contest',
  row: 'C6',
  words: ['征文比赛', 'Essay contest'],
  about: [
    '来稿查重，匿名评审，按等次评奖，获奖作品阅读角',
    'Likenesses shown, blind review, several tiers, a reading corner',
  ],
  woodcut: 'books',
  fields: z.object({
    theme: titled(z.string().max(120), ['主题', 'Theme']),
    genre: titled(z.string().max(120), ['体裁', 'Genre'], { help: ['如：散文、诗歌、通讯', 'Such as essay, poem'] }),
  }),
  stages: [
    {
      key: 'works',
      use: 'submissions',
      title: ['投稿', 'Essays'],
      settings: {
        pictures: null,
        text: { required: true, least: 500, most: 3000 },
        mostWorks: 1,
        place: 'no',
        takenOn: 'no',
        description: 'no',
      },
    },
    {
      key: 'judging',
      use: 'judging',
      title: ['匿名评审', 'Blind review'],
      takesFrom: 'works',
      settings: {
        criteria: [
          { title: '立意', titleEn: 'Idea', outOf: 100, weight: 40 },
          { title: '内容', titleEn: 'Substance', outOf: 100, weight: 40 },
          { title: '文字', titleEn: 'Language', outOf: 100, weight: 20 },
        ],
        assign: 'balanced',
        perEntry: 3,
        rankWithin: 'all',
        normalise: true,
      },
    },
    {
      key: 'awards',
      use: 'awards',
      title: ['评奖', 'Awards'],
      takesFrom: 'judging',
      settings: {
        tiers: [
          { name: '一等奖', nameEn: 'First Prize', key: 'first', count: 3 },
          { name: '二等奖', nameEn: 'Second Prize', key: 'second', count: 6 },
          { name: '三等奖', nameEn: 'Third Prize', key: 'third', count: 10 },
          { name: '优秀奖', nameEn: 'Honourable Mention', key: 'honourable', count: 20 },
        ],
      },
    },
    {
      key: 'gallery',
      use: 'gallery',
      title: ['阅读角', 'Reading corner'],
      takesFrom: 'awards',
      settings: { beside: ['author', 'unit', 'award'] },
    },
  ],
  headline: ['works', 'authors', 'awards', 'gallery-visits'],
});
