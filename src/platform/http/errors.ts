import { defineRefusals } from '../../kernel/refusal.ts';

export const httpRefusals = defineRefusals('request', {
  invalid: {
    status: 422,
    words: [
      '有 {count} 处需要修改，请看标出的项目。',
      '{count|thing needs|things need} correcting; see the marked fields.',
    ],
    when: 'parameters, query or body do not fit the contract; fields says which',
  },
  unkeepable: {
    status: 422,
    words: [
      '内容里有无法保存的字符、日期或数字，请删去看不见的特殊字符，核对日期和数字后重试。',
      'It holds a character, date or number that cannot be kept; remove invisible special characters, check dates and numbers, then try again.',
    ],
    when: 'a NUL character, half a surrogate pair, or a date or number beyond what the database holds',
  },
  notJson: {
    status: 400,
    words: ['请求内容不是有效的 JSON，请检查后重发。', 'The request is not valid JSON; check it and send it again.'],
    when: 'the body cannot be parsed',
  },
  wrongType: {
    status: 415,
    words: [
      '请求的 Content-Type 不对，请按接口文档用 application/json（上传用 multipart/form-data）。',
      'The Content-Type does not fit; use application/json, or multipart/form-data for an upload, as documented.',
    ],
    when: 'a body of another content type than the operation takes',
  },
  notFound: {
    status: 404,
    words: [
      '没有找到，可能已被移走，或不在您的范围内。请从列表重新进入。',
      'Not found: it may have been moved, or lies outside your reach. Open it again from its list.',
    ],
    when: 'no such route or record, or one outside the scope',
  },
  tooLarge: {
    status: 413,
    words: [
      '内容太大，最多 {limit}。请压缩或分几次提交。',
      'Too large: at most {limit}. Compress it or send it in parts.',
    ],
    when: 'a body or file exceeds its limit',
  },
  fileMissing: {
    status: 422,
    words: ['请先选择一个文件。', 'Choose a file first.'],
    when: 'an upload came without a file',
  },
  otherSite: {
    status: 403,
    words: [
      '这个请求不是从本站页面发出的，已拦下。请从本站页面重新操作。',
      'This request did not come from our own pages and was stopped. Do it again from our page.',
    ],
    when: 'a cookie-authenticated write from another origin',
  },
  keyReused: {
    status: 409,
    words: [
      '同一个幂等键已用于另一个请求，请换一个新键。',
      'This Idempotency-Key was used for a different request; use a new key.',
    ],
    when: 'same key, different request',
  },
  stillRunning: {
    status: 409,
    words: ['同一请求正在处理，请稍候再看结果。', 'The same request is still being handled; look again in a moment.'],
    when: 'same key while the first is at work',
  },
  tooMany: {
    status: 429,
    words: ['操作太频繁，请 {seconds} 秒后再试。', 'Too many attempts; try again in {seconds|second|seconds}.'],
    when: 'a rate limit was hit',
  },
  broken: {
    status: 503,
    words: [
      '系统出了问题，我们已记录（编号 {requestId}）。请稍后再试，已填的内容没有丢。',
      'Something broke on our side and was recorded (number {requestId}). Try again later; nothing was half done.',
    ],
    when: 'an unexpected error',
  },
});
