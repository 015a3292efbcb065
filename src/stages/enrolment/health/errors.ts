import { defineRefusals } from '../../../kernel/refusal.ts';

/** Refusals of health forms. */
export const healthRefusals = defineRefusals('health', {
  notAsked: {
    status: 404,
    words: [
      '这里没有要您填的健康表：有名额的人才填。得到名额后再打开这一页。',
      'No health form is asked of you here: it is for those who have a place. Come back once you have one.',
    ],
    when: 'reading or handing in a health form without a place, or where none is asked',
  },
  closed: {
    status: 409,
    words: [
      '您这一批已经开始，健康表不能再改。要补充的请当面告诉医生。',
      'Your stay has begun, so the form stays as it is. Tell the doctor in person what has to be added.',
    ],
    when: 'changing or taking back a health form after the stay has begun',
  },
  consentNeeded: {
    status: 422,
    words: [
      '健康信息要您单独同意才能交给医生看。请勾选同意，或者不交。',
      'Health data goes to the doctor only with your separate consent. Tick it, or hand nothing in.',
    ],
    when: 'handing a health form in without consent (PIPL art. 29)',
  },
  notYours: {
    status: 403,
    words: [
      '健康表只有本人和指定的医生能看。需要了解的请联系医生。',
      'A health form is read by its person and the named doctors alone. Ask the doctor if you need to know.',
    ],
    when: 'opening a health form, or the list of them, as anybody but a doctor whom the settings name',
  },
  doctorsChanged: {
    status: 409,
    words: [
      '能看的医生刚刚换了：{names}。请看过现在的名单再同意，您填的都还在。',
      'Who may read it changed just now: {names}. Look at the names and agree again; what you entered is kept.',
    ],
    when: 'agreeing to doctors other than those who are named at that moment',
  },
  notAgreed: {
    status: 403,
    words: [
      '本人同意的是当时指定的医生，不包括您。请本人在活动页的“我的健康表”里再同意一次。',
      'Its person agreed to the doctors named then, and you are not among them. Ask them to agree anew under “My health form”.',
    ],
    when: 'a doctor who was named after the form was handed in, until its person agrees anew (PIPL art. 29)',
  },
  erased: {
    status: 410,
    words: [
      '这份健康表已按期删除，内容不再保存。需要时请本人重新说明。',
      'This health form was deleted when its time was over; nothing of it is kept. Ask the person anew if you need to know.',
    ],
    when: 'a doctor opens a health form whose days after the stay are over',
  },
  unknownDoctors: {
    status: 422,
    words: [
      '找不到账号：{names}。请核对账号名，或先在“账号”里开通。',
      'No such account: {names}. Check the user names, or open the accounts first.',
    ],
    when: 'a doctor whose account is not there or is closed',
  },
  teamsAsked: {
    status: 422,
    words: [
      '组队报名不能填健康表。请去掉健康表的问题，或改为个人报名。',
      'Teams hand no health forms in. Remove its questions, or let people enrol for themselves.',
    ],
    when: 'settings with teams and a health form',
  },
});
