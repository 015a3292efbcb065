import { defineWords } from '../../../kernel/words.ts';

export const words = defineWords({
  number: ['序号', 'No.'],
  page: ['第 {page} 页　共 {pages} 页', 'Page {page} of {pages}'],
  empty: ['（没有记录）', '(no records)'],
});
