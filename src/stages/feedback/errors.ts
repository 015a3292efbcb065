import { defineRefusals } from '../../kernel/refusal.ts';

export const feedbackRefusals = defineRefusals('feedback', {
  notInvited: {
    status: 403,
    words: [
      '评价由参加过的人填写。如您参加了但没签到，请联系主办单位补签。',
      'Feedback is for those who took part. If you did but were not checked in, ask the organiser to add you.',
    ],
    when: 'a person who was not handed in',
  },
  answered: {
    status: 409,
    words: ['您已经评价过了，谢谢！', 'You have already answered. Thank you!'],
    when: 'a second answer by the same person',
  },
  nothingSaid: {
    status: 422,
    words: ['请至少打一项分，或写一句话。', 'Rate at least one thing, or write a line.'],
    when: 'an answer without ratings and words',
  },
  anonymityFixed: {
    status: 409,
    words: [
      '已有 {count} 人按现在的方式评价，不能再改是否匿名。可以另加一个评价环节。',
      '{count|person has|people have} answered on these terms, so whether it is anonymous stays. Add another round of feedback instead.',
    ],
    when: 'switching between anonymous and named once there are answers',
  },
  unknownRating: {
    status: 422,
    words: ['没有“{key}”这一项，请刷新页面后再填。', 'There is no rating “{key}”; reload the page and try again.'],
    when: 'a rating that the settings do not name',
  },
});
