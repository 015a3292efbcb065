import { counted, defineWords } from '../../kernel/words.ts';

/** Words of awards, in the hall and on paper. */
export const words = defineWords({
  winners: ['获奖名单', 'Awards'],
  releasedOn: [(day: string) => `${day}公布`, (day: string) => `Released on ${day}`],
  mentors: [(names: string) => `指导：${names}`, (names: string) => `Mentor: ${names}`],
  howMany: [(count: number) => `${count} 人`, (count: number) => `${count} people`],
  score: [(score: string) => `${score} 分`, (score: string) => counted(score, 'point')],
  count: [(count: number) => `${count} 个`, (count: number) => `${count}`],
  checkCertificate: ['查验证书', 'Check a certificate'],
  mine: ['我的证书', 'My certificates'],

  rankedList: [(title: string) => `${title}名次表`, (title: string) => `${title}: ranked list`],
  draftMark: ['草案，未公布', 'Draft, not released'],
  releasedMark: [(day: string) => `${day} 公布`, (day: string) => `released on ${day}`],
  rows: [(count: number) => `共 ${count} 项`, (count: number) => `${count} in all`],
  rank: ['名次', 'Rank'],
  group: ['组别', 'Group'],
  title: ['作品、团队或姓名', 'Work, team or name'],
  people: ['人员', 'People'],
  unit: ['单位', 'Unit'],
  points: ['得分', 'Score'],
  award: ['奖项', 'Award'],
  remark: ['说明', 'Remark'],
  waiting: ['同分待裁定', 'Tie to be decided'],
  ineligible: ['不参评', 'Not eligible'],
});
