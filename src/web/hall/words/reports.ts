import { defineWords } from '../../../kernel/words.ts';

/** Words of reporting and of figures. */
export const reportWords = defineWords({
  reportTitle: ['填报', 'Report'],
  reporter: [(unit: string) => `填报单位：${unit}`, (unit: string) => `Reported by ${unit}`],
  reportNote: [
    '填一次，市、区两级都用这一份，不再另要报表。',
    'Report once: city and district use this same record, no other form.',
  ],
  send: ['提交', 'Send'],
  totals: ['本单位累计', 'Our totals'],
  history: ['填过的', 'Our reports'],
  noHistory: ['还没有填过。', 'Nothing reported yet.'],
  evidence: ['凭证', 'Evidence'],
  correct: ['更正', 'Correct'],
  amount: ['更正为', 'Correct to'],
  reason: ['更正原因', 'Reason'],
  sendCorrection: ['提交更正', 'Send the correction'],
  corrected: [
    (amount: string, by: string, at: string, reason: string) => `原报 ${amount}，${by} 于 ${at} 更正：${reason}`,
    (amount: string, by: string, at: string, reason: string) => `was ${amount}; corrected by ${by} at ${at}: ${reason}`,
  ],
  figures: ['数字公开', 'Public figures'],
  figuresNote: [
    '每个数字都能点开，看到它是从哪些记录来的。标“申报”的由单位填报，附有凭证；人数太少的不公开。',
    'Every number opens the records it comes from. “Declared” ones are reported by units with evidence; very small ones are withheld.',
  ],
  periods: ['时段', 'Period'],
  byUnit: ['分单位', 'By unit'],
  unit: ['单位', 'Unit'],
  withheld: ['人数过少，不公开', 'Too few to publish'],
  records: ['记录', 'Records'],
  export: ['下载表格', 'Download the table'],
  uploading: ['正在上传', 'Uploading'],
  uploadFailed: [
    '网络断了，填的都还在，请再按一次提交',
    'The network was lost; nothing you typed is. Please send again',
  ],
});
