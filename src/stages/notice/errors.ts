import { defineRefusals } from '../../kernel/refusal.ts';

export const noticeRefusals = defineRefusals('notice', {
  nobody: {
    status: 409,
    words: [
      '还没有人可以公示。请先在前一环节提交名单。',
      'There is nobody to list yet. Hand the list on from the stage before first.',
    ],
    when: 'posting while nothing was handed in',
  },
  incomplete: {
    status: 409,
    words: ['还不能发布：{whys}', 'It cannot be posted yet: {whys}'],
    when: 'posting without basis, a way to object, or somebody who handles objections',
  },
  posted: {
    status: 409,
    words: ['公示已经发布，不能再改。', 'The notice is on the board already and stays as it is.'],
    when: 'posting twice, or changing what the board shows',
  },
  past: {
    status: 422,
    words: ['开始日期不能早于今天。', 'The first day cannot be before today.'],
    when: 'a first day in the past',
  },
  notPosted: {
    status: 409,
    words: ['公示不在进行中。', 'No notice is on the board now.'],
    when: 'whatever needs a posted notice, before or after it',
  },
  notFinished: {
    status: 409,
    words: ['还不能结束：{whys}', 'It cannot be ended yet: {whys}'],
    when: 'ending before the period is over, or with an open objection',
  },
  notListed: {
    status: 404,
    words: ['名单上没有这一位，请刷新后再试。', 'Nobody like that is on the list; reload the page.'],
    when: 'an objection to, or a withdrawal of, somebody who is not listed',
  },
  outsidePeriod: {
    status: 409,
    words: [
      '公示期是 {from} 到 {until}，现在不受理。来信以邮戳日期为准。',
      'Objections are taken from {from} to {until}. Of a letter the postmark counts.',
    ],
    when: 'an objection outside the period of whom it is about',
  },
  nameNeeded: {
    status: 422,
    words: ['实名反映请留下姓名和联系方式。', 'Give your name and how to reach you.'],
    when: 'an objection by name without name or contact',
  },
  namedOnly: {
    status: 422,
    words: ['本次公示只受理实名反映。', 'Only objections by name are taken here.'],
    when: 'an anonymous objection where the settings want names',
  },
  notHandler: {
    status: 404,
    words: ['没有这个页面，或您不是异议受理人。', 'There is no such page, or you do not handle objections here.'],
    when: 'anybody else than the handlers of this notice',
  },
  unknownHandlers: {
    status: 422,
    words: [
      '没有这些账号：{names}。请填写干部的登录账号名。',
      'There are no such accounts: {names}. Give the user names of officers.',
    ],
    when: 'user names that do not exist or are disabled',
  },
  listedHandler: {
    status: 422,
    words: ['{names} 在公示名单上，不能受理异议。', '{names} is on the list and cannot handle objections to it.'],
    when: 'a handler who is put forward themself',
  },
  noObjection: {
    status: 404,
    words: ['没有这件异议。', 'There is no such objection.'],
    when: 'an objection of another notice, or none',
  },
  wrongMove: {
    status: 409,
    words: ['这件异议现在是“{state}”，不能“{move}”。', 'This objection is “{state}” now; “{move}” cannot be done.'],
    when: 'a step that the table of objections does not have',
  },
  notAssigned: {
    status: 403,
    words: ['这件异议由 {name} 承办，请由承办人作结论。', '{name} is in charge of this objection and concludes it.'],
    when: 'a conclusion by somebody else than whom it is assigned to',
  },
});
