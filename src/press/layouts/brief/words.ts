import { counted, defineWords } from '../../../kernel/words.ts';

export const words = defineWords({
  issue: [
    (number: number, total?: number) => (total ? `第${number}期（总第${total}期）` : `第${number}期`),
    (number: number, total?: number) => (total ? `No. ${number} (${total} in all)` : `No. ${number}`),
  ],
  editorsNote: ['编者按', 'Editor’s note'],
  sources: ['数字来源', 'Where the figures come from'],
  asOf: [(time: string) => `截至${time}`, (time: string) => `as of ${time}`],
  report: ['报：', 'To: '],
  send: ['送：', 'Copy: '],
  issueTo: ['发：', 'For: '],
  dash: ['——', '— '],
  separator: ['，', ', '],
  end: ['。', '.'],
  text: ['供稿：', 'Text: '],
  photos: ['摄影：', 'Photos: '],
  review: ['审核：', 'Reviewed: '],
  photoBy: [(name: string) => `${name} 摄`, (name: string) => `Photo: ${name}`],
  copies: [(count: number) => `共印${count}份`, (count: number) => counted(count, 'copy', 'copies')],
  contact: ['联系：', 'Contact: '],
});
