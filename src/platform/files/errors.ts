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
  tooLarge: {
    status: 413,
    words: [
      '文件有 {megabytes} MB，最多 {limit} MB。请压缩或改小后再传。',
      'The file has {megabytes} MB; at most {limit} MB is taken. Make it smaller and send it again.',
    ],
    when: 'an upload in pieces is begun that is larger than its kind may be',
  },
  tooManyOpen: {
    status: 429,
    words: [
      '同时上传或今天上传的文件太多。请等前面的传完，或明天再传。',
      'Too many files are under way, or were sent today. Let the others finish, or go on tomorrow.',
    ],
    when: 'more uploads of one account than are taken at a time or in a day',
  },
  unknown: {
    status: 404,
    words: [
      '没有这个上传，可能已过期。请重新选择文件上传。',
      'There is no such upload; it may have expired. Choose the file again.',
    ],
    when: 'an upload that is not there, was swept, or is somebody else’s',
  },
  gap: {
    status: 409,
    words: [
      '上传中断过，已收到 {received} 字节。请从那里接着传。',
      'The upload was interrupted; {received|byte has|bytes have} arrived. Go on from there.',
    ],
    when: 'a piece that does not begin where the last one ended, or finishing before all is there',
  },
  pieceSize: {
    status: 422,
    words: [
      '每段至少 {kilobytes} KB（最后一段除外）、至多 {megabytes} MB，总数不超过文件大小。请按此重新分段。',
      'A piece has at least {kilobytes} KB, but the last, at most {megabytes} MB, and all no more than the file. Cut it so.',
    ],
    when: 'a piece that is empty, too small, too large or beyond the end',
  },
  changed: {
    status: 422,
    words: [
      '文件在上传途中变了或没有传对。请重新选择文件上传。',
      'The file changed on its way. Choose it again and send it anew.',
    ],
    when: 'the whole does not have the SHA-256 that was announced',
  },
});
