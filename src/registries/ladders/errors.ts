import { defineRefusals } from '../../kernel/refusal.ts';

export const ladderRefusals = defineRefusals('ladders', {
  notFound: {
    status: 404,
    words: ['没有找到这个技能阶梯，请回到列表重新选择。', 'This ladder was not found; go back to the list.'],
    when: 'unknown id',
  },
  nobody: {
    status: 404,
    words: [
      '这个阶梯上没有这位职工，或不在您的范围内。',
      'Nobody of this id stands on the ladder, or they are outside your reach.',
    ],
    when: 'asking for a person who is not on the ladder, or is beyond reach',
  },
  changedMeanwhile: {
    status: 409,
    words: [
      '这个阶梯刚被别人改过。请刷新后再改，您写的内容仍在页面上。',
      'Somebody else has just changed this ladder; reload, then change it again. What you wrote is still on the page.',
    ],
    when: 'the version given is not the present one',
  },
  repeated: {
    status: 422,
    words: ['同一等级写了两次，请删去一行。', 'One level is there twice; remove one line.'],
    when: 'rungs with a level twice',
  },
  unordered: {
    status: 422,
    words: ['等级要从低到高排列，请调整顺序。', 'Levels go from the lowest up; change their order.'],
    when: 'rungs that do not rise',
  },
  emptyContest: {
    status: 422,
    words: [
      '要求竞赛成绩时，请填写名次、得分、奖项或赛项中的至少一项。',
      'Where a contest result is asked for, give a rank, a score, an award or an event.',
    ],
    when: 'a rung whose contest asks for nothing',
  },
  rungInUse: {
    status: 409,
    words: [
      '已有 {count} 人持有{level}等级，不能从阶梯中删去。可以改它的条件，只对以后有效。',
      '{count|person holds|people hold} the level {level}, so it stays on the ladder. Its conditions may change, for those who come after.',
    ],
    when: 'taking a level off the ladder that somebody holds',
  },
  closed: {
    status: 409,
    words: ['这个阶梯已停用，请先改为开放。', 'This ladder is closed; open it first.'],
    when: 'linking a programme to a closed ladder, or awarding on it',
  },
  future: {
    status: 422,
    words: ['认定日期不能晚于今天。', 'The day of the award cannot lie in the future.'],
    when: 'awarding for a day to come',
  },
  revoked: {
    status: 409,
    words: ['这个等级已经撤销。', 'This level was revoked already.'],
    when: 'revoking twice, or an award that is not there',
  },
  standsOn: {
    status: 409,
    words: [
      '这位职工还持有更高的{level}等级，请先撤销它。',
      'The higher level {level} rests on this one; revoke that first.',
    ],
    when: 'revoking a level below one that is held',
  },
});
