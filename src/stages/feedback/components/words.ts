import { defineWords } from '../../../kernel/words.ts';

/** Words of the feedback panel. */
export const panelWords = defineWords({
  answers: ['评价人数', 'Answers'],
  invited: ['受邀人数', 'Invited'],
  rate: ['评价率', 'Rate'],
  people: ['人', 'people'],
  ratings: ['打分', 'Ratings'],
  words: ['留言', 'Words'],
  wordsCount: [(n: string) => `${n} 条`, (n: string) => n],
  mean: [(mean: string) => `平均 ${mean} 分`, (mean: string) => `mean ${mean}`],
  outOf: ['满分 5 分', 'out of 5'],
  stars: [(n: number) => `${n} 分`, (n: number) => `${n} of 5`],
  starsOf: [(n: number, count: string) => `${n} 分 ${count} 人`, (n: number, count: string) => `${n} of 5: ${count}`],
  ratedBy: [(n: string) => `${n} 人打分`, (n: string) => `${n} rated`],
  notRated: ['还没有人打分', 'Not rated yet'],
  withheld: [
    '这次是匿名评价，答的人还太少，现在显示会看出谁说了什么。满 5 人后，打分和留言会自动出现在这里。',
    'Answers are anonymous and still too few to show without showing who said what. Ratings and words appear here by themselves from 5 answers on.',
  ],
  none: ['还没有人评价', 'Nobody has answered yet'],
  noneAdvice: [
    '评价开放后，参加过的人会在“我的”里看到入口。也可以在简报发出前提醒大家。',
    'Once it is open, those who took part find it on their page. Remind them before you write the brief.',
  ],
  noWords: ['没有人留言', 'Nobody left words'],
  quotable: ['可引用', 'May be quoted'],
  quotableOnly: ['只看可引用的', 'Only what may be quoted'],
  anonymous: ['匿名', 'Anonymous'],
  latest: ['近的在前', 'Latest first'],
});
