import { defineWords } from '../../../../kernel/words.ts';

export const certificateWords = defineWords({
  title: ['证书', 'Certificates'],
  state: ['状态', 'State'],
  holderName: ['持有人', 'Holder'],
  award: ['内容', 'What for'],
  kind: ['类别', 'Kind'],
  unitName: ['颁发单位', 'Issued by'],
  issuedOn: ['颁发日期', 'Issued on'],
  revokedOn: ['撤销日期', 'Revoked on'],
  revokedBy: ['撤销人', 'Revoked by'],
  reason: ['撤销原因', 'Reason'],
  print: ['打印', 'Print'],
  check: ['查验页', 'As anybody checks it'],
  none: ['还没有证书', 'No certificates yet'],
  noneAdvice: [
    '活动的评奖公布时选择发证书，就会列在这里。',
    'They are issued when a programme releases its awards with certificates.',
  ],
  revokeAdvice: [
    '撤销在活动的评奖里办理：选中获奖者，撤销奖项，证书同时作废。',
    'To revoke one, revoke the award in its programme; the certificate goes with it.',
  ],
});
