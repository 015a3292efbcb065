import { defineWords } from '../../../../kernel/words.ts';

export const programmesWords = defineWords({
  title: ['活动', 'Programmes'],
  create: ['从模板新建', 'New from a template'],
  emptyTitle: ['还没有活动', 'No programmes yet'],
  emptyAdvice: ['从模板库选一个模板，几分钟就能办起来。', 'Pick a template from the gallery; it takes a few minutes.'],
  state: ['状态', 'State'],
  unit: ['主办工会', 'Organiser'],
  when: ['开始日期', 'Starts'],
  template: ['类型', 'Kind'],
  noDate: ['时间未定', 'No date yet'],
});
