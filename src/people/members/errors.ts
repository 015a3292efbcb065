import { defineRefusals } from '../../kernel/refusal.ts';

export const memberRefusals = defineRefusals('members', {
  notFound: {
    status: 404,
    words: [
      '没有找到这位会员，可能已转到别的工会，或不在您的范围内。请从会员列表重新进入。',
      'This member was not found: transferred to another union perhaps, or outside your reach. Open the list of members again.',
    ],
    when: 'no such person, or one whose union lies outside the scope',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '“{name}”的资料刚被别人改过。请刷新后再改。',
      'The record of “{name}” was changed by somebody else just now. Reload it, then change it again.',
    ],
    when: 'the version given is not the present one',
  },
  invalid: {
    status: 422,
    words: [
      '有 {count} 项需要修改，请看标出的项目。',
      '{count|field needs|fields need} correcting; see what is marked.',
    ],
    when: 'name, document, phone or dates that do not hold; fields says which',
  },
  identityNeeded: {
    status: 422,
    words: [
      '请填写证件号码或手机号，至少一项，以免重复登记。',
      'Enter a document number or a phone, so that nobody is registered twice.',
    ],
    when: 'a person without document and phone',
  },
  nameDiffers: {
    status: 409,
    words: [
      '该证件号码已登记在另一个姓名下。请核对号码和姓名；如本人已改名，请在其会员资料里更正姓名。',
      'This document number is registered under another name. Compare number and name; if the person changed names, correct the name in the record.',
    ],
    when: 'a document matches a person of another name',
  },
  documentTaken: {
    status: 409,
    words: [
      '该证件号码已登记在另一个人名下，请核对号码。',
      'This document number is registered to another person; compare the number.',
    ],
    when: 'a record is given a document that another person has',
  },
  phoneTaken: {
    status: 409,
    words: [
      '该手机号已登记在另一个人名下。请核对号码；若号码已换了主人，请先在原登记人的资料里删去它（不在您范围内的，请上级工会办理），再填写。',
      'This phone is registered to another person. Compare it; if the number has changed hands, clear it in the other record first (ask your superior union where that lies outside your reach), then enter it here.',
    ],
    when: 'a phone belongs to another person on the register',
  },
  alreadyMember: {
    status: 409,
    words: [
      '“{name}”已是“{unit}”的会员。如已换单位，请在其会员资料里办理转会。',
      '“{name}” is already a member of “{unit}”. If the person changed employers, transfer the membership in the record.',
    ],
    when: 'joining while a live membership lies within the scope',
  },
  alreadyMemberElsewhere: {
    status: 409,
    words: [
      '“{name}”已是另一个工会的会员，一人只能有一个会籍。请本人联系原工会办理转会，或由共同的上级工会办理。',
      '“{name}” is already a member of another union; a person has one membership. Ask the person to have that union transfer it, or a superior of both.',
    ],
    when: 'joining while a live membership lies outside the scope',
  },
  notAMove: {
    status: 409,
    words: [
      '会籍现为“{state}”，不能{move}。请刷新后再看。',
      'The membership is “{stateEn}”; “{moveEn}” is not possible. Reload the record.',
    ],
    when: 'a move that the state does not allow, such as ending twice',
  },
  sameUnit: {
    status: 409,
    words: ['“{name}”已在“{unit}”，无需转会。', '“{name}” is in “{unit}” already; there is nothing to transfer.'],
    when: 'a transfer to the present union',
  },
  badDay: {
    status: 422,
    words: ['日期应在 {from} 至 {to} 之间，请修改。', 'The day must lie between {from} and {to}. Please correct it.'],
    when: 'a day of joining, transfer or ending in the future or before the membership began',
  },
  revealReason: {
    status: 422,
    words: [
      '请写明查看原因（至少 4 个字），本人会看到。',
      'Give a reason of at least 4 characters; the person will see it.',
    ],
    when: 'full numbers are asked for without a reason',
  },
  setByDocument: {
    status: 409,
    words: [
      '性别和出生日期以证件号码为准，不能单独修改。若证件号码有误，请联系所在工会更正。',
      'Sex and date of birth follow the document number. If the number is wrong, ask your union to correct it.',
    ],
    when: 'a person changes what the own document says',
  },
  documentFixed: {
    status: 409,
    words: [
      '证件已登记，更换请带证件到所在工会办理。',
      'A document is on record; to change it, show the new one to your union.',
    ],
    when: 'a person changes a document that is already on record',
  },
  nameChangedLately: {
    status: 429,
    words: [
      '姓名在 {day} 刚改过，{next} 起可以再改；急需更正请联系所在工会。',
      'The name was changed on {day}; it can be changed again from {next}. If it is urgent, ask your union.',
    ],
    when: 'a person corrects the own name again too soon',
  },
  audienceUnit: {
    status: 422,
    words: ['面向的单位里有一个已找不到，请重新选择。', 'One of the units was not found; choose it again.'],
    when: 'an audience names a unit that the federation does not have',
  },
});
