import { defineWords } from '../../../kernel/words.ts';

export const audienceEditorWords = defineWords({
  reaches: [(n: string) => `约覆盖 ${n} 人`, (n: string) => `Reaches about ${n} people`],
  counting: ['正在计算覆盖人数', 'Counting whom it reaches'],
  uncounted: ['暂时算不出覆盖人数，不影响保存。', 'The number cannot be counted now; you can save all the same.'],
  explains: ['不符合条件的职工会看到原因。', 'Whoever does not fit sees why.'],
});
