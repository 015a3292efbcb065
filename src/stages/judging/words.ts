import { defineWords } from '../../kernel/words.ts';

/** Words of the hall's pages and of what is printed. */
export const words = defineWords({
  rankedList: ['名次表', 'Ranked list'],
  runningOrder: ['出场顺序', 'Running order'],
  scoreSheet: ['评分表', 'Score sheet'],
  printedAt: [(at: string) => `${at} 打印`, (at: string) => `printed ${at}`],
  released: ['已公布', 'Released'],
  notReleased: ['未公布，仅供核对', 'Not released; for checking only'],
  count: [(n: number) => `共 ${n} 件`, (n: number) => `${n} in all`],
  category: ['类别', 'Category'],
  rank: ['名次', 'Rank'],
  code: ['编号', 'Code'],
  name: ['名称', 'Title'],
  unit: ['单位', 'Unit'],
  score: ['得分', 'Score'],
  passage: ['晋级', 'Goes on'],
  goesOn: ['晋级', 'yes'],
  tied: ['并列待定', 'tied'],
  position: ['出场', 'No.'],
  remark: ['备注', 'Remarks'],
  judgeNamed: [(name: string) => `评委：${name}`, (name: string) => `Judge: ${name}`],
  judgeBlank: ['评委：＿＿＿＿＿＿', 'Judge: ____________'],
  signature: ['签名：＿＿＿＿＿＿', 'Signature: ____________'],
  outOf: [
    (name: string, outOf: number) => `${name}（${outOf}）`,
    (name: string, outOf: number) => `${name} (${outOf})`,
  ],
});
