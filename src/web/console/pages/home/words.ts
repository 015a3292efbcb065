import { defineWords } from '../../../../kernel/words.ts';

export const homeWords = defineWords({
  title: ['首页', 'Home'],
  greeting: [(name: string) => `${name}，您好`, (name: string) => `Good day, ${name}`],
  tasks: ['等我处理', 'Waiting for me'],
  noTasks: ['没有等您处理的事项', 'Nothing waits for you'],
  noTasksAdvice: [
    '有人报名待审、上报待核、活动待批时，会列在这里。',
    'Enrolments to review, reports to check and programmes to approve will be listed here.',
  ],
  today: ['今天', 'Today'],
  noToday: ['今天没有安排活动', 'Nothing is scheduled today'],
  next: ['接下来', 'Coming up'],
  allProgrammes: ['全部活动', 'All programmes'],
  figures: ['本月数字', 'This month'],
  allFigures: ['看全部数字', 'All figures'],
  start: ['办一个活动', 'Start a programme'],
  go: ['去处理', 'Open'],
  items: [(n: string) => `${n} 件`, (n: string) => `${n}`],
});
