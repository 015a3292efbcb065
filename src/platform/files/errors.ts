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

export const uploadRefusals = defineRefusals('upload', {
  unknownDocument: {
    status: 415,
    words: [
      '只收 PDF、Word、Excel 和 PPT 文件，请另存为其中一种再上传。',
      'Only PDF, Word, Excel and PowerPoint files are taken; save it as one of these and upload again.',
    ],
    when: 'a document whose first bytes are none of the kinds kept',
  },
});
