import { counted, defineWords } from '../../../kernel/words.ts';

/** Words of one's own skill ladders. */
export const laddersWords = defineWords({
  mine: ['我的技能阶梯', 'My skill ladders'],
  mineNote: ['等级与下一步', 'Levels and the next step'],
  lead: [
    '竞赛成绩和培训学时自动计入；达到条件后由工会确认晋级，发给证书。',
    'Contest results and training hours count by themselves; once everything is met, the union confirms the level with a certificate.',
  ],
  none: ['还没有技能阶梯', 'No ladder yet'],
  noneText: [
    '参加计入阶梯的竞赛或培训后，您的等级、学时和下一步会显示在这里。',
    'Your levels, hours and next step appear here once you take part in a contest or training that counts.',
  ],
  seeProgrammes: ['看看有什么活动', 'See what is on'],
  top: ['您已到这个阶梯的最高级。', 'You are at the top of this ladder.'],
  hours: [(hours: string) => `累计培训 ${hours} 学时`, (hours: string) => `${counted(hours, 'training hour')} so far`],
  awardedOn: [(day: string) => `${day}认定`, (day: string) => `awarded on ${day}`],
  passed: ['已越过', 'passed by'],
  ready: ['条件已达到', 'everything is met'],
  next: ['下一级', 'next'],
  ways: ['到这里参赛、培训', 'Where to compete and train'],
  results: ['我的成绩', 'My results'],
  rank: [(rank: number) => `第 ${rank} 名`, (rank: number) => `number ${rank}`],
  points: [(score: string) => `${score} 分`, (score: string) => counted(score, 'point')],
  usedFor: [(level: string) => `已用于${level}`, (level: string) => `counted for ${level}`],
  awards: ['我的等级', 'My levels'],
  revoked: [
    (day: string, reason: string) => `已于${day}撤销：${reason}`,
    (day: string, reason: string) => `revoked on ${day}: ${reason}`,
  ],
  check: ['查验证书', 'Check the certificate'],
});
