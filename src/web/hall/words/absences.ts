import { defineWords } from '../../../kernel/words.ts';

/** Words of one's own absences. */
export const absencesWords = defineWords({
  mine: ['未到记录', 'Absences'],
  mineNote: ['报了名没到的，可以申诉', 'Places you did not use; you can appeal'],
  lead: [
    '报名后没有签到的活动记在这里。次数多了，有的活动会暂不接受报名；有特殊情况可以申诉，申诉期间不计入。',
    'Places you had and did not use. Some programmes do not take who has too many; if you could not help it, appeal: it does not count meanwhile.',
  ],
  why: ['为什么没到，或其实到了', 'Why you did not come, or that you did'],
  hint: ['主办单位会看到；处理结果发消息告诉您', 'The organiser reads it; you get a message of the decision'],
  appeal: ['申诉', 'Appeal'],
  said: ['我的说明', 'What I said'],
  decided: ['处理说明', 'Decision'],
  day: ['日期', 'Day'],
  unit: ['主办单位', 'Run by'],
  sent: ['申诉已提交，处理前不计入。', 'Your appeal is in; it does not count until it is decided.'],
  needed: ['请写明原因再提交。', 'Say why, then send it.'],
  none: ['没有未到记录', 'No absences'],
  noneText: [
    '谢谢您每次都到。不能参加时提前取消，名额就能给别人。',
    'Thank you for coming each time. Cancel early when you cannot, and somebody else can go.',
  ],
});
