import { defineRefusals } from '../../kernel/refusal.ts';

export const notifyRefusals = defineRefusals('notify', {
  notSent: {
    status: 503,
    words: [
      '短信暂时发不出去，请一分钟后再试；若一直如此，请联系本单位工会。',
      'The text message could not be sent just now. Try again in a minute; if it keeps failing, ask your union.',
    ],
    when: 'the provider of text messages refuses, breaks off or does not answer in time',
  },
});
