import { counted, defineWords } from '../../../kernel/words.ts';

export const audienceEditorWords = defineWords({
  reaches: [
    (people: string, members: string) => `覆盖 ${people} 人，其中会员 ${members} 人`,
    (people: string, members: string) => `Reaches ${counted(people, 'person', 'people')}, ${members} of them members`,
  ],
  counting: ['正在计算覆盖人数', 'Counting whom it reaches'],
  uncounted: ['暂时算不出覆盖人数，不影响保存。', 'The number cannot be counted now; you can save all the same.'],
  explains: ['不符合条件的职工会看到原因。', 'Whoever does not fit sees why.'],
});
