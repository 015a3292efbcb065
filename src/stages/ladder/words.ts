import { counted, defineWords } from '../../kernel/words.ts';

/** Words of the ladder that a programme leads to. */
export const words = defineWords({
  title: ['技能阶梯', 'Skill ladder'],
  lead: [
    '这次的竞赛成绩和培训学时，计入下面的技能阶梯。',
    'Results and training hours of this programme count on the ladder below.',
  ],
  mine: ['我的技能阶梯', 'My ladder'],
  chosen: [(title: string) => `成绩和学时计入：${title}`, (title: string) => `Results and hours count on: ${title}`],
  open: ['打开阶梯', 'Open the ladder'],
  none: [
    '还没有选技能阶梯。选好后，已有的成绩和学时一并计入。',
    'No ladder is chosen. Once one is, results and hours so far count too.',
  ],
  noChoices: [
    '您没有可选的技能阶梯。请由主办阶梯的工会来选，或先建立一个。',
    'You keep no ladder. Whoever keeps one has to choose it here, or set one up first.',
  ],
  choose: ['选择技能阶梯', 'Choose the ladder'],
  change: ['改选', 'Choose another'],
  linked: [
    (results: number) => `已计入 ${results} 项成绩`,
    (results: number) => `${counted(results, 'result')} brought`,
  ],
  people: ['参加的职工', 'People who came'],
  results: ['竞赛成绩', 'Results'],
});
