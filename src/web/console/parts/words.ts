import { defineWords } from '../../../kernel/words.ts';

export const partWords = defineWords({
  justNow: ['刚刚更新', 'updated just now'],
  minutesAgo: [(n: number) => `更新于 ${n} 分钟前`, (n: number) => `updated ${n} min ago`],
  hoursAgo: [(n: number) => `更新于 ${n} 小时前`, (n: number) => `updated ${n} h ago`],
  at: [(moment: string) => `更新于 ${moment}`, (moment: string) => `updated ${moment}`],
  fromRecords: ['数字来自业务记录', 'Figures come from records'],
  notYet: ['还没有汇总，请稍候', 'Not counted yet; wait a moment'],
  waiting: [(n: number) => `还有 ${n} 条正在计入`, (n: number) => `${n} more on their way in`],
  refresh: ['刷新', 'Refresh'],
  declared: ['申报', 'declared'],
  declaredHelp: [
    '由单位申报并附凭据，系统没有逐条记录',
    'Declared by units with evidence; the system holds no record of each',
  ],
  openRecords: [(name: string) => `查看“${name}”的明细`, (name: string) => `Open the records behind “${name}”`],
  reason: ['原因', 'Reason'],
  reasonNeeded: ['请写明原因，会记入历史', 'Say why; it is kept in the history'],
  historyEmpty: ['还没有记录', 'Nothing recorded yet'],
  bySystem: ['系统', 'The system'],
  reveal: [(name: string) => `查看${name}全文`, (name: string) => `Show ${name} in full`],
  revealTitle: ['查看完整信息', 'Show the full value'],
  revealWarning: [
    '这次查看会记入审计，当事人能看到谁在何时因何查看。',
    'This is written to the audit trail; the person can see who looked, when and why.',
  ],
  revealReason: ['为什么需要查看', 'Why do you need it'],
  revealDo: ['查看', 'Show'],
  hideAgain: ['重新隐藏', 'Hide again'],
  upload: ['上传照片', 'Upload a photo'],
  uploadAgain: ['换一张', 'Replace'],
  uploading: [(percent: number) => `正在上传 ${percent}%`, (percent: number) => `Uploading ${percent}%`],
  uploadHint: [
    'JPEG、PNG 或 WebP，最大 20 MB；拍摄地点会自动去除',
    'JPEG, PNG or WebP up to 20 MB; the place of shooting is removed',
  ],
  notPicture: ['这个文件不是图片，请选择 JPEG、PNG 或 WebP。', 'This file is no picture; choose a JPEG, PNG or WebP.'],
  tooLarge: [
    (limit: string) => `文件超过 ${limit}，请压缩后再传。`,
    (limit: string) => `The file is over ${limit}; make it smaller and try again.`,
  ],
});
