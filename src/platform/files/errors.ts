import { defineRefusals } from '../../kernel/refusal.ts';

export const refusals = defineRefusals('file', {
  missing: {
    status: 404,
    words: [
      '文件不在了，可能已被删除。请返回上一页刷新；仍打不开，请联系发布的工会。',
      'The file is no longer here; it may have been deleted. Go back and reload; if that does not help, ask the union that published it.',
    ],
    when: 'a stored file is read whose key has no content',
  },
});
