import { defineWords } from '../../../../kernel/words.ts';

export const templatesWords = defineWords({
  title: ['模板', 'Templates'],
  lead: [
    '选一个模板，改几处就能办。环节和设置之后都能调整。',
    'Pick one and change a few things. Stages and settings can be changed later.',
  ],
  use: ['用这个模板', 'Use this template'],
  useOf: [(name: string) => `用“${name}”模板`, (name: string) => `Use the template “${name}”`],
  stages: ['包含的环节', 'Its stages'],
  campaign: ['综合行动，把多项活动汇成一页进度', 'A campaign: groups programmes on one page of progress'],
  name: ['活动名称', 'Title'],
  nameHint: ['职工在大厅看到的名称，之后可以改', 'What workers see in the hall; can be changed later'],
  organiser: ['主办工会', 'Organiser'],
  create: ['新建草稿', 'Create a draft'],
  after: [
    '先建成草稿，只有本级和上级的干部能看到；填好时间、地点再发布。',
    'It starts as a draft that only officers see; add time and place, then publish.',
  ],
  none: ['模板库是空的', 'There are no templates'],
});
