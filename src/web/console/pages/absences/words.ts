import { defineWords } from '../../../../kernel/words.ts';

export const absenceWords = defineWords({
  title: ['未到记录', 'Absences'],
  lead: [
    '报名后没有到的人，签到结束时登记。申诉期间不计入；撤销或维持都要写明理由，本人会看到。',
    'Who had a place and did not come, entered when a roll is closed. An appeal suspends it; you excuse or uphold with a reason that the person reads.',
  ],
  state: ['状态', 'State'],
  name: ['姓名', 'Name'],
  personUnit: ['工会', 'Union'],
  what: ['活动', 'What'],
  day: ['日期', 'Day'],
  unitName: ['主办单位', 'Run by'],
  appeal: ['申诉理由', 'Appeal'],
  reason: ['处理说明', 'Decision'],
  history: ['经过', 'History'],
  excuse: ['撤销这条记录', 'Excuse'],
  excuseText: [
    '撤销后不再计入，本人会收到消息和理由。',
    'It no longer counts. The person gets a message with your reason.',
  ],
  uphold: ['维持', 'Uphold'],
  upholdText: ['记录继续计入，本人会收到消息和理由。', 'It counts again. The person gets a message with your reason.'],
  none: ['还没有未到记录', 'No absences yet'],
  noneAdvice: [
    '在活动的场次里点“签到结束，登记未到”，没签到的人就会列在这里。',
    'Close the roll of a session in its programme: whoever is not checked in is entered here.',
  ],
});
