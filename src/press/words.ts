import { defineWords } from '../kernel/words.ts';

export const pressWords = defineWords({
  draft: ['草稿', 'Draft'],
  brief: ['简报', 'Brief'],
  issue: [
    (year: number, number: number) => `${year}年第${number}期`,
    (year: number, number: number) => `${year} No. ${number}`,
  ],
});
