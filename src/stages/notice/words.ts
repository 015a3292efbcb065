import { counted, defineWords } from '../../kernel/words.ts';

/** Words of notices, on the board, at the desk of objections and on paper. */
export const words = defineWords({
  notice: ['公示', 'Public notice'],
  basis: ['依据', 'Basis'],
  process: ['产生过程', 'How they were chosen'],
  period: ['公示时间', 'On the board'],
  periodOf: [
    (from: string, until: string, days: number) => `${from}至${until}，${days} 个工作日`,
    (from: string, until: string, days: number) => `${from} to ${until}, ${counted(days, 'working day')}`,
  ],
  name: ['姓名', 'Name'],
  about: ['说明', 'About'],
  unit: ['单位', 'Unit'],
  deeds: ['事迹', 'Deeds'],
  substitute: ['递补', 'Substitute'],
  substituteUntil: [
    (until: string) => `递补，公示到${until}`,
    (until: string) => `substitute, on the board until ${until}`,
  ],
  office: ['受理部门', 'Received by'],
  phone: ['受理电话', 'Phone'],
  address: ['通信地址', 'Address'],
  email: ['电子邮箱', 'E-mail'],
  object: ['反映问题', 'Object'],
  over: ['公示期已满', 'The period is over'],
  lookUp: ['查询反映结果', 'What became of my objection'],
  print: ['打印公示', 'Print'],
  desk: ['异议受理台', 'Desk of objections'],
  none: ['名单上已没有人。', 'Nobody is left on the list.'],

  objectTitle: ['反映问题', 'Object to a name'],
  objectLead: [
    '请写清时间、地点和经过。只有指定的受理人能看到您反映的内容；其他人，包括管理员，都看不到。',
    'Say when, where and what. Only those named to handle objections see it; nobody else does, not even administrators.',
  ],
  whom: ['反映谁', 'About whom'],
  what: ['反映的问题', 'What you object to'],
  whatHint: ['至少 10 个字', 'At least 10 characters'],
  named: ['实名反映，便于核查和答复', 'With my name, so that I can be asked and answered'],
  yourName: ['您的姓名', 'Your name'],
  contact: ['联系方式', 'How to reach you'],
  neededWhen: ['实名时必填', 'needed with your name'],
  contactHint: ['不实名的，这一项不会保存', 'Not kept where you object without your name'],
  send: ['提交', 'Send'],
  closed: [
    '现在不在公示期内，不受理反映。来信以邮戳日期为准。',
    'Objections are taken within the period only. Of a letter the postmark counts.',
  ],

  receiptTitle: ['已受理', 'Received'],
  receiptLead: [
    '请抄下或拍下这张回执。它只显示这一次，凭它可以查询处理结果。',
    'Copy or photograph this receipt. It is shown this once, and tells you later what became of your objection.',
  ],
  receipt: ['回执', 'Receipt'],
  receiptHint: ['如 3F9A-0C21-…', 'Such as 3F9A-0C21-…'],
  find: ['查询', 'Look up'],
  notFound: ['没有这张回执，请检查有没有抄错。', 'There is no such receipt; check for a misread letter.'],
  number: [(number: number) => `第 ${number} 号`, (number: number) => `No. ${number}`],
  reply: ['答复', 'Reply'],
  noReply: ['还没有结论，请稍后再查。', 'No conclusion yet; look again later.'],

  deskEmpty: ['还没有异议。', 'No objection so far.'],
  anonymous: ['匿名', 'Without a name'],
  assignedTo: [(name: string) => `承办：${name}`, (name: string) => `In charge: ${name}`],
  takeOver: ['由我承办', 'I take it'],
  findings: ['核查情况', 'Findings'],
  keepFindings: ['记录', 'Note'],
  outcome: ['结论', 'Outcome'],
  upheld: ['属实，撤下', 'Upheld: taken off the list'],
  dismissed: ['不属实', 'Dismissed'],
  conclude: ['作出结论', 'Conclude'],
  concludeHint: [
    '反映人凭回执可以看到答复；属实的，后备按名次递补',
    'Whoever objected sees the reply by the receipt; where it is upheld, the next in reserve moves up',
  ],
  register: ['登记来电来信', 'Register one that came otherwise'],
  channel: ['途径', 'How it came'],
  receivedOn: ['收到日期', 'Received on'],
  moves: ['经过', 'Course'],

  sheetTitle: [
    (title: string) => `${title.includes('公示') ? title : `关于${title}的公示`}`,
    (title: string) => `Public notice: ${title}`,
  ],
  sheetBasis: [
    (basis: string, process: string) =>
      `根据${basis}${process ? `，${process.replace(/[。，]$/, '')}` : ''}，现将名单予以公示。`,
    (basis: string, process: string) =>
      `Under ${basis}${process ? `, ${process}` : ''}, the following names are put on the board.`,
  ],
  sheetPeriod: [
    (from: string, until: string, days: number) => `公示时间：${from}至${until}，共${days}个工作日。`,
    (from: string, until: string, days: number) =>
      `On the board from ${from} to ${until}, ${counted(days, 'working day')}.`,
  ],
  sheetHow: [
    (anonymous: boolean) =>
      `如有异议，请在公示期内通过以下方式反映${anonymous ? '，也可在网上匿名反映' : '，并签署真实姓名和联系方式'}。来信以邮戳日期为准。`,
    (anonymous: boolean) =>
      `Objections are received during this period as below${anonymous ? ', also without a name in the hall' : ', signed with a real name and how to be reached'}. Of a letter the postmark counts.`,
  ],
});
