import { defineRefusals } from '../../kernel/refusal.ts';

export const accessRefusals = defineRefusals('access', {
  signInFirst: {
    status: 401,
    words: ['请先登录，登录后会回到这里。', 'Please sign in first; you will come back here.'],
    when: 'a visitor asks for what needs a person or an officer',
  },
  notAllowed: {
    status: 403,
    words: [
      '您的角色不能在“{unit}”{ability}。需要时请联系上级工会授予角色。',
      'Your roles do not let you “{ability}” at “{unit}”. Ask your superior union for the role if you need it.',
    ],
    when: 'an ability is used on a unit outside every grant',
  },
  notAllowedAnywhere: {
    status: 403,
    words: [
      '您的角色不能{ability}。需要时请联系上级工会授予角色。',
      'None of your roles lets you “{ability}”. Ask your superior union for the role if you need it.',
    ],
    when: 'a route needs an ability that no grant allows',
  },
  notAPerson: {
    status: 403,
    words: [
      '这个账号没有关联本人档案，请用手机号登录后再办理。',
      'This account is not tied to a person; sign in with a phone number to do this.',
    ],
    when: 'an officer-only account or API key does what only a person can do',
  },
});
