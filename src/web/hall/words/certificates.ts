import { defineWords } from '../../../kernel/words.ts';

/** Words of checking a certificate, and of one's own. */
export const certificatesWords = defineWords({
  check: ['查验证书', 'Check a certificate'],
  lead: [
    '输入证书上的编号，或扫描证书上的二维码。',
    'Type the number on the certificate, or scan its code with your phone.',
  ],
  number: ['证书编号', 'Number of the certificate'],
  hint: ['如 2026-000123-7JM4-K9U4，横线可以不输', 'Such as 2026-000123-7JM4-K9U4; dashes may be left out'],
  button: ['查验', 'Check'],
  misread: [
    '编号有误，请对照证书再输一次：可能输错或漏了一个字。',
    'This number cannot be right; compare it with the certificate: a character may be wrong or missing.',
  ],
  unknown: [
    '没有这张证书。如果编号与证书上一致，请向证书上的颁发单位核实。',
    'There is no such certificate. If the number is as printed, ask the issuing body named on it.',
  ],
  valid: ['证书有效', 'This certificate is valid'],
  revoked: [(day: string) => `证书已于${day}撤销`, (day: string) => `This certificate was revoked on ${day}`],
  award: ['内容', 'For'],
  issuers: ['颁发单位', 'Issued by'],
  on: ['颁发日期', 'Issued on'],
  another: ['查验另一张', 'Check another'],

  mine: ['我的证书', 'My certificates'],
  mineNote: ['下载 PDF', 'Download as PDF'],
  print: ['下载证书（PDF）', 'Download (PDF)'],
  show: ['查验页面', 'Page that checks it'],
  none: ['还没有证书', 'No certificates yet'],
  noneText: ['获奖或结业后，证书会出现在这里。', 'Certificates appear here once you are awarded one.'],
});
