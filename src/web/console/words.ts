import { counted, defineWords } from '../../kernel/words.ts';

/** Words that many parts of the console share. */
export const commonWords = defineWords({
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  edit: ['修改', 'Edit'],
  add: ['添加', 'Add'],
  remove: ['移除', 'Remove'],
  retry: ['重试', 'Try again'],
  search: ['搜索', 'Search'],
  loading: ['正在载入', 'Loading'],
  more: ['更多', 'More'],
  all: ['全部', 'All'],
  none: ['无', 'None'],
  back: ['返回', 'Back'],
  next: ['下一步', 'Next'],
  saved: ['已保存', 'Saved'],
  done: ['已完成', 'Done'],
  from: ['从', 'From'],
  to: ['至', 'To'],
  unit: ['工会', 'Union'],
  reason: ['原因', 'Reason'],
  requestId: [(id: string) => `问题编号 ${id}`, (id: string) => `Report number ${id}`],
  people: [(n: string) => `${n} 人`, (n: string) => counted(n, 'person', 'people')],
});
