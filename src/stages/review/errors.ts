import { defineRefusals } from '../../kernel/refusal.ts';

export const reviewRefusals = defineRefusals('review', {
  notYourUnit: {
    status: 403,
    words: ['您不能替“{unit}”推荐。请由该工会的干部推荐。', 'You cannot nominate for “{unit}”; its own officers do.'],
    when: 'a nominating union outside the reach of whoever nominates, or outside the organiser',
  },
  unknownGroup: {
    status: 422,
    words: ['没有这个名额组，请重新选择。', 'There is no such group; choose again.'],
    when: 'a group that the settings do not name',
  },
  unknownCategory: {
    status: 422,
    words: ['没有“{category}”这个类别，请重新选择。', 'There is no category “{category}”; choose again.'],
    when: 'a category that the settings do not name',
  },
  personNeeded: {
    status: 422,
    words: [
      '请选择被推荐人，须在推荐单位或其下级的名册上。',
      'Choose a person on the roster of the union that nominates.',
    ],
    when: 'an individual without a person, or one who is no member of the nominating union',
  },
  nameNeeded: {
    status: 422,
    words: ['请填写集体的名称。', 'Give the name of the collective.'],
    when: 'a collective without a name',
  },
  self: {
    status: 422,
    words: ['本次不能推荐本人。', 'One cannot nominate oneself here.'],
    when: 'somebody nominates themself where the settings bar it',
  },
  twice: {
    status: 409,
    words: ['{name} 已经被推荐。', '{name} has been nominated already.'],
    when: 'a person who is on the way already',
  },
  tooLong: {
    status: 422,
    words: [
      '事迹太长：简要不超过 {short} 字，详细不超过 {long} 字。',
      'Too long: short at most {short}, long at most {long|character|characters}.',
    ],
    when: 'deeds beyond the length of the settings',
  },
  deedsNeeded: {
    status: 422,
    words: [
      '{name} 还没有简要事迹，补上后再提交。',
      '{name} has no short statement of deeds yet; add it, then submit.',
    ],
    when: 'submitting a nominee without deeds',
  },
  noNominee: {
    status: 404,
    words: ['没有这个推荐对象，或不在您的权限内。', 'There is no such nominee within your reach.'],
    when: 'an id of another stage, or outside the reach',
  },
  wrongMove: {
    status: 409,
    words: ['{name} 现在是“{state}”，不能“{move}”。', '{name} is “{state}” now; “{move}” cannot be done.'],
    when: 'a move that the table does not have from this state',
  },
  wrongStep: {
    status: 409,
    words: ['{name} 已不在这一步，请刷新后再审。', '{name} is not at this step any more; reload the page.'],
    when: 'a decision on a step that the nominee has left or not reached',
  },
  notReviewer: {
    status: 403,
    words: ['“{step}”由{unit}审核。', '“{step}” is decided by {unit}.'],
    when: 'a decision by somebody who does not act for the level of the step',
  },
  sameReviewer: {
    status: 403,
    words: [
      '您已在另一级审核过 {name}，这一级请由他人审核。',
      'You have decided on {name} for another level; let somebody else decide here.',
    ],
    when: 'one account deciding for two levels of the tree',
  },
  voteNeeded: {
    status: 422,
    words: [
      '{name}：请填写表决情况。应到人数过半赞成才能通过。',
      '{name}: enter the vote. More than half of those entitled must be in favour.',
    ],
    when: 'approving a vote without its numbers, or numbers that cannot be',
  },
  voteLost: {
    status: 409,
    words: [
      '{name}：应到 {expected} 人，赞成 {inFavour} 人，没有过半，不能通过。',
      '{name}: {inFavour} in favour of {expected} entitled is no majority; it cannot be approved.',
    ],
    when: 'approving a vote without a majority of those entitled',
  },
  noticeNeeded: {
    status: 422,
    words: [
      '{name}：请填写单位公示的起止日期和结果；要满 {days} 个工作日，并已结束。',
      '{name}: enter the notice in the unit: {days} working days, and over.',
    ],
    when: 'approving a unit’s notice without dates, too short, or still running',
  },
  opinionsOpen: {
    status: 409,
    words: ['{name}：还缺 {departments} 的意见。', '{name}: the opinions of {departments} are missing.'],
    when: 'approving before every department has given its opinion',
  },
  vetoed: {
    status: 409,
    words: [
      '{name}：{departments} 不同意，不能通过（一票否决）。',
      '{name}: {departments} disagrees, so it cannot be approved.',
    ],
    when: 'approving against the opinion of a department',
  },
  unknownDepartment: {
    status: 422,
    words: ['这一步不征求“{department}”的意见。', '“{department}” is not asked at this step.'],
    when: 'an opinion of a department that the step does not name',
  },
  settled: {
    status: 409,
    words: ['推荐名单已经确定，不能再改。', 'The list is settled and stays as it is.'],
    when: 'any change after the list was settled, or settings that would change the course of nominees',
  },
  notSettled: {
    status: 409,
    words: ['还不能确定名单：{whys}', 'The list cannot be settled yet: {whys}'],
    when: 'settling while nominees are under review, unordered, or against the quota plan',
  },
  badOrder: {
    status: 422,
    words: ['次序里要有该组全部审核通过的对象，各一次。', 'The order names every approved nominee of the group once.'],
    when: 'an order that leaves somebody out, or names somebody twice',
  },
});
