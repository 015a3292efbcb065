import { defineRefusals } from '../kernel/refusal.ts';

export const pressRefusals = defineRefusals('press', {
  notFound: {
    status: 404,
    words: [
      '没有找到这份简报，可能已被删除。请回到简报列表。',
      'No such brief: it may have been deleted. Go back to the list.',
    ],
    when: 'unknown id, or one of another federation or outside the reach',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '别人刚改过这份简报，请刷新后再改。您写的内容仍在页面上。',
      'Someone else has just changed this brief; reload, then change it again. What you wrote is still on the page.',
    ],
    when: 'an old version',
  },
  issued: {
    status: 409,
    words: [
      '这份简报已编为第 {number} 期，不能再改。如有更正，请在下一期刊发。',
      'This brief is issue {number} already and cannot be changed; publish a correction in the next one.',
    ],
    when: 'changing, deleting or issuing a brief that has its number',
  },
  wrongNumbers: {
    status: 422,
    words: [
      '有 {count} 处数字与所连的数据不符，请改回，或取消连接后作为普通文字。',
      '{count|number is|numbers are} not what the linked figures say; put back what was, or unlink it to be plain text.',
    ],
    when: 'a linked number whose text is another number, or whose link is missing or double',
  },
  numbersMoved: {
    status: 409,
    words: [
      '起草后有 {count} 个数字的记录变了。请先更新数字，或确认按原数字编印。',
      'The records of {count|number|numbers} have changed since. Bring them up to date, or confirm to issue as it is.',
    ],
    when: 'issuing while linked numbers differ from the records, without keepNumbers',
  },
  unknownPhoto: {
    status: 422,
    words: ['有照片没有上传成功，请重新上传。', 'A photo did not arrive; upload it again.'],
    when: 'a photo that is not there or is no picture',
  },
});
