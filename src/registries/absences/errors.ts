import { defineRefusals } from '../../kernel/refusal.ts';

export const absenceRefusals = defineRefusals('absences', {
  notFound: {
    status: 404,
    words: ['没有找到这条未到记录，可能已经撤销。', 'There is no such absence; it may have been excused.'],
    when: 'an absence that is not there, of somebody else, or beyond reach',
  },
  notAppealable: {
    status: 409,
    words: [
      '这条记录现在不能申诉：已经申诉过，或已撤销。处理结果会发消息告诉您。',
      'This cannot be appealed now: it was appealed before, or is excused. You get a message of what is decided.',
    ],
    when: 'appealing twice, or against what does not count',
  },
  notDecidable: {
    status: 409,
    words: [
      '这条记录的状态已变，不能这样处理。请刷新后再看。',
      'The state of this record has changed, so this cannot be done. Reload and look again.',
    ],
    when: 'deciding on what was decided meanwhile',
  },
});
