import { defineRefusals } from '../../kernel/refusal.ts';

export const programmeBriefRefusals = defineRefusals('programme-brief', {
  nothingToTell: {
    status: 409,
    words: [
      '活动还没有发布，或已取消，没有可写的内容。请在活动发布后再起草简报。',
      'The programme is not public, or was cancelled: there is nothing to tell. Draft the brief once it is published.',
    ],
    when: 'drafting a brief of a draft, submitted or cancelled programme',
  },
});
