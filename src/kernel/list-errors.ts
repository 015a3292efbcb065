import { defineRefusals } from './refusal.ts';

export const listRefusals = defineRefusals('list', {
  unknownSort: {
    status: 400,
    words: ['列表不能按“{sort}”排序，请换一列。', 'The list cannot be sorted by “{sort}”; choose another column.'],
    when: 'sort names no sortable column',
  },
  badCursor: {
    status: 400,
    words: ['翻页位置已失效，请回到第一页。', 'This page position is no longer valid; go back to the first page.'],
    when: 'cursor was not made by this list',
  },
  tooManyToExport: {
    status: 413,
    words: [
      '一次最多导出 {limit} 行，请先缩小筛选范围。',
      'At most {limit|row|rows} can be exported at once; narrow the filters first.',
    ],
    when: 'an export would exceed the limit',
  },
});
