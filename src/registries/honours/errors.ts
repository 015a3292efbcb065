import { defineRefusals } from '../../kernel/refusal.ts';

export const honourRefusals = defineRefusals('honours', {
  notFound: {
    status: 404,
    words: [
      '没有找到这项荣誉，可能不在您的范围内，或已不再公开展示。请回到列表。',
      'This honour was not found: outside your reach perhaps, or no longer shown. Go back to the list.',
    ],
    when: 'unknown id, one outside the reach, or one that is not shown to the public',
  },
  invalid: {
    status: 422,
    words: [
      '有 {count} 项需要修改，请看标出的项目。',
      '{count|field needs|fields need} correcting; see what is marked.',
    ],
    when: 'days, years or holders that do not hold; fields says which',
  },
  alreadyHeld: {
    status: 409,
    words: [
      '“{name}”{year}年度的“{title}”已经登记，请在列表中查看，不必重复登记。',
      '“{title}” of {year} is entered for {name} already; open it in the list.',
    ],
    when: 'entering the same title, level and year for the same holder again',
  },
  notKeeper: {
    status: 403,
    words: [
      '这一级荣誉由“{unit}”登记和撤销，请向其提出。',
      'Honours of this level are entered and revoked by {unit}; please ask them.',
    ],
    when: 'entering or revoking an honour of a level that a union further up decides',
  },
  unknownPerson: {
    status: 422,
    words: [
      '没有找到这位会员，请重新选择；不在册的获得者可只写姓名。',
      'This member was not found; choose again. For a holder who is not on the register write the name only.',
    ],
    when: 'a person who is not there, or outside the reach',
  },
  unknownPortrait: {
    status: 422,
    words: ['照片没有上传成功，请重新上传。', 'The portrait did not arrive; upload it again.'],
    when: 'a file that is not there, is no picture, or is not yours to use',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '这项荣誉刚被别人改过。请刷新后再改，您写的内容仍在页面上。',
      'Somebody else has just changed this honour; reload, then change it again. What you wrote is still on the page.',
    ],
    when: 'the version given is not the present one',
  },
  revoked: {
    status: 409,
    words: [
      '这项荣誉已于 {day} 撤销，不能再改。如需恢复，请由授予单位重新授予后登记。',
      'This honour was revoked on {day} and cannot be changed. If it is restored, enter it as conferred anew.',
    ],
    when: 'changing, revoking or agreeing to show an honour that is revoked',
  },
  revokedTooEarly: {
    status: 422,
    words: ['撤销日期应在授予日期 {from} 与今天之间。', 'The day of revocation lies between {from} and today.'],
    when: 'a day before the conferral, or still to come',
  },
  evidenceNeeded: {
    status: 422,
    words: [
      '请写明本人同意的依据，或上传签字件；本人也可以在“我的”页面自己同意。',
      'Say how the person agreed, or upload what they signed; they may also agree themselves on their own page.',
    ],
    when: 'an officer records consent without evidence',
  },
  alwaysShown: {
    status: 409,
    words: ['集体荣誉不涉及个人同意，一直公开展示。', 'Collectives are always shown; no consent is asked.'],
    when: 'consent for an honour of a collective',
  },
  nothingToPrint: {
    status: 409,
    words: [
      '没有可以印制海报的获得者：个人须同意用于海报。请先征得同意。',
      'Nobody to print: persons must have agreed to posters. Ask for their consent first.',
    ],
    when: 'a poster of somebody who did not agree, or of a unit where nobody did',
  },
  tooManyPosters: {
    status: 409,
    words: [
      '一次最多印制 {most} 张海报，现有 {count} 张。请按年度或级别分次印制。',
      'At most {most|poster|posters} at once, and these are {count}; print by year or level.',
    ],
    when: 'more posters than one document takes',
  },
});
