import { counted, defineWords } from '../../../kernel/words.ts';

export const figureBoardWords = defineWords({
  period: ['时段', 'Period'],
  thisMonth: ['本月', 'This month'],
  lastMonth: ['上月', 'Last month'],
  thisYear: ['今年', 'This year'],
  lastYear: ['去年', 'Last year'],
  all: ['全部', 'All time'],
  usual: ['常用', 'Usual'],
  month: ['按月', 'By month'],
  overview: ['指标', 'Figures'],
  none: ['这个时段还没有数字', 'No figures in this period yet'],
  noneAdvice: [
    '报名、签到、填报发生后，数字会自动出现，不用另外上报。',
    'They appear by themselves once people enrol, check in or report; nothing is typed twice.',
  ],
  course: ['走势', 'Over time'],
  byUnit: ['按下级工会', 'By the unions below'],
  organised: ['隶属口径', 'Organised'],
  asThen: ['按当时隶属', 'As it was then'],
  asNow: ['按现在隶属', 'As it is now'],
  records: ['明细', 'Records'],
  noRecords: ['没有明细', 'No records'],
  sum: [
    (records: string, amount: string) => `${records} 条明细，合计 ${amount}`,
    (records: string, amount: string) => `${counted(records, 'record')}, ${amount} in all`,
  ],
  outside: [
    (records: string, amount: string) => `；另有 ${records} 条不在您的范围内，合计 ${amount}`,
    (records: string, amount: string) => `; a further ${records} outside your reach, ${amount} in all`,
  ],
  people: ['人数按人去重，各部分相加会大于总数。', 'People are counted once; parts add up to more than the whole.'],
  export: ['导出数据表', 'Export the table'],
  choose: ['点一个数字，看走势、分布和每条明细。', 'Press a figure to see its course, its parts and every record.'],
});
