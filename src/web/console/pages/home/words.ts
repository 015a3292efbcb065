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
  noneNext: ['接下来还没有安排活动', 'Nothing is scheduled yet'],
  next: ['接下来', 'Coming up'],
  allProgrammes: ['全部活动', 'All programmes'],
  figures: ['本月数字', 'This month'],
  allFigures: ['看全部数字', 'All figures'],
  duties: ['我的任务', 'What I am here for'],
  dutiesText: [
    '签到、填报和评审在大厅办理，手机、电脑都能用。',
    'Checking in, reporting and judging are done in the hall, on a phone or a desk.',
  ],
  checkIn: ['去现场签到', 'Check people in'],
  report: ['去填报', 'Report'],
  judge: ['去评审', 'Judge'],
  appointments: ['接待预约', 'Appointments'],
  noRole: ['您还没有工作台的角色', 'You hold no role in the console yet'],
  noRoleAdvice: [
    '报名、签到、填报、评审请到大厅办理；需要管理活动或会员时，请联系上级工会授予角色。',
    'Enrol, check in, report and judge in the hall; to run programmes or manage members, ask your superior union for a role.',
  ],
  hall: ['去大厅', 'To the hall'],
  start: ['办一个活动', 'Start a programme'],
  go: ['去处理', 'Open'],
  items: [(n: string) => `${n} 件`, (n: string) => `${n}`],
});
