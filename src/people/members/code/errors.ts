import { defineRefusals } from '../../../kernel/refusal.ts';

export const codeRefusals = defineRefusals('code', {
  unreadable: {
    status: 422,
    words: [
      '这不是职工之家的个人码。请对方打开“我的码”再扫。',
      'This is no personal code of Unionhall. Ask the person to open “My code”, then scan again.',
    ],
    when: 'a text that has not the form of a personal code',
  },
  unknown: {
    status: 404,
    words: [
      '没有认出这个码，可能属于别的总工会，或被改动过。请对方刷新“我的码”再扫，或按姓名签到。',
      'This code was not recognised: of another federation perhaps, or altered. Ask the person to reload “My code”, or check in by name.',
    ],
    when: 'no person of the federation has the code, or its signature is wrong',
  },
  stale: {
    status: 409,
    words: [
      '这个码已过期，可能是截图。请对方打开“我的码”，等它刷新后再扫。',
      'This code has expired; it may be a picture of one. Ask the person to open “My code” and let it refresh.',
    ],
    when: 'the code was not shown at the moment of the scan',
  },
  late: {
    status: 409,
    words: [
      '这次扫码是 24 小时以前的，已不能补交。请按姓名补签。',
      'This scan is more than 24 hours old and cannot be handed in any more. Check the person in by name.',
    ],
    when: 'a scan handed in too late',
  },
  ahead: {
    status: 409,
    words: [
      '扫码手机的时间比现在快。请把手机时间设为自动，再扫一次。',
      "The scanning phone's clock is ahead. Set its time to automatic, then scan again.",
    ],
    when: 'a scan from the future',
  },
});
