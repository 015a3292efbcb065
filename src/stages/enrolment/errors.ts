import { defineRefusals } from '../../kernel/refusal.ts';

export const enrolmentRefusals = defineRefusals('enrolment', {
  full: {
    status: 409,
    words: [
      '名额已满，也没有候补。可以关注同类活动，有新场次会通知。',
      'All places are taken and there is no waiting list. Look at similar programmes; new dates will be announced.',
    ],
    when: 'no place left and no waiting list',
  },
  quotaFull: {
    status: 409,
    words: [
      '您所在工会的名额已满。可以请工会向主办方申请增加。',
      "Your union's places are taken. Ask your union to request more from the organiser.",
    ],
    when: 'the quota of the person’s union is taken and there is no waiting list',
  },
  noQuota: {
    status: 403,
    words: [
      '这次名额分给了指定的工会，您所在的工会不在其中。可以向本单位工会反映。',
      'Places were given to certain unions, and yours is not among them. Tell your union that you are interested.',
    ],
    when: 'quotas are set, the person’s union has none, and others may not enrol',
  },
  oftenAbsent: {
    status: 403,
    words: [
      '近 {months} 个月里，您报名后没有到的次数多于允许的 {most} 次，这次暂不能报名。如有特殊情况，可在“我的—未到记录”里申诉。',
      'In the last {months|month|months} you had a place and did not come more than {most|time|times}, so you cannot enrol for now. If you could not help it, appeal under “My page, absences”.',
    ],
    when: 'a person with more absences than the settings allow',
  },
  clash: {
    status: 409,
    words: [
      '时间上与您的另一个名额“{other}”冲突。想换到这里，请先取消那一个。',
      'This is at the same time as your place in “{other}”. To come here instead, give that one back first.',
    ],
    when: 'a person who has a place at the same time in another stage that watches for it',
  },
  booked: {
    status: 409,
    words: [
      '这个时间您在“{other}”已有预约。想报名这里，请先取消那个预约，或者把它改到别的时间。',
      'You have an appointment at this time in “{other}”. To come here instead, cancel it or move it first.',
    ],
    when: 'a person who has booked a time in another programme that overlaps a place here',
  },
  oneOfKind: {
    status: 409,
    words: [
      '您今年已有“{other}”的名额，这类活动一人一年一个。想换到这里，请先取消那一个。',
      'You have a place in “{other}” this year, and only one of this kind is allowed. To come here instead, give that one back first.',
    ],
    when: 'a person who has a place of the same kind in the same year',
  },
  heldElsewhere: {
    status: 409,
    words: [
      '{name}在“{other}”已有名额，不能再给一个。请不选这一位再通过。',
      '{name} has a place in “{other}” and cannot have another one; leave them out and approve the others.',
    ],
    when: 'approving somebody who has a place elsewhere that excludes this one',
  },
  busyElsewhere: {
    status: 409,
    words: [
      '{name}这个时间另有安排，不能给名额。请不选这一位再通过，也可请本人先调整。',
      '{name} is engaged elsewhere at this time and cannot have a place; leave them out and approve the others, or ask them to change that first.',
    ],
    when: 'approving somebody who has booked a time in another programme; of which, is theirs to tell',
  },
  notHandedIn: {
    status: 403,
    words: [
      '这一步只对上一环节选出的人开放。如有疑问请联系主办单位。',
      'This step is for those who came through the one before. Contact the organiser if you have questions.',
    ],
    when: 'a person who was not handed in by the stage before',
  },
  unknownPersons: {
    status: 404,
    words: [
      '有 {count} 人不在您能查看的名册中，请重新从名册里选，或请其本人报名。',
      '{count} of these people are not on a roster that you may see; choose them from the roster, or let them enrol themselves.',
    ],
    when: 'enrolling on behalf of ids that are no persons of the federation, or members beyond the officer’s reach',
  },
  waitingFull: {
    status: 409,
    words: ['候补也已排满（{limit} 人）。', 'The waiting list is full too ({limit}).'],
    when: 'the waiting list reached its limit',
  },
  notEnrolled: {
    status: 404,
    words: ['没有找到您的报名，可能已经取消。', 'No enrolment of yours was found; it may have been cancelled.'],
    when: 'cancelling what is not there',
  },
  nothingOffered: {
    status: 409,
    words: [
      '现在没有待您确认的名额。可以在活动页查看候补情况。',
      'No place waits for you to confirm. See where you stand on the programme page.',
    ],
    when: 'confirming what was not offered',
  },
  offerOver: {
    status: 409,
    words: [
      '确认时间已过，名额不再保留。报名未截止时可以重新报名。',
      'The time to confirm is over and the place is no longer kept. You can ask again while enrolment is open.',
    ],
    when: 'confirming after the deadline of the offer',
  },
  tooLateToCancel: {
    status: 409,
    words: [
      '开始前 {hours} 小时内不能自行取消，请联系主办单位。',
      'It cannot be cancelled within {hours|hour|hours} of the start; contact the organiser.',
    ],
    when: 'cancelling inside the notice period',
  },
  captainCancels: {
    status: 403,
    words: [
      '整队由队长取消。如您自己不能参加，请告诉队长。',
      'The captain cancels for the team. If only you cannot come, tell your captain.',
    ],
    when: 'a member who is not the captain cancels',
  },
  captainConfirms: {
    status: 403,
    words: ['全队的名额由队长确认，请尽快告诉队长。', 'The captain confirms for the team; tell your captain soon.'],
    when: 'a member who is not the captain confirms',
  },
  answersMissing: {
    status: 422,
    words: [
      '还有 {count} 个问题要回答，见标出的项目。',
      '{count|question still needs|questions still need} an answer; see the marked fields.',
    ],
    when: 'required questions without an answer, or answers that do not fit',
  },
  teamNeeded: {
    status: 422,
    words: ['这项活动组队参加，请填写队名和队员。', 'This programme is for teams: give the team a name and members.'],
    when: 'a single person enrols where teams are asked for',
  },
  unknownCategory: {
    status: 422,
    words: ['请选择组别。', 'Choose a category.'],
    when: 'a team without one of the categories of the settings',
  },
  teamSize: {
    status: 422,
    words: [
      '每队 {least} 到 {most} 人（含队长），现在是 {size} 人。',
      'A team has {least} to {most} people including its captain; this one has {size}.',
    ],
    when: 'too few or too many members',
  },
  teamMemberTwice: {
    status: 409,
    words: [
      '“{name}”已经在“{team}”里了，一个人只能参加一个队。',
      '“{name}” is already in “{team}”; a person can be in one team only.',
    ],
    when: 'a known person is named in two teams of the stage',
  },
  teamMemberRepeated: {
    status: 422,
    words: [
      '“{name}”在队员里填了两次（或就是队长本人），请删去一个。',
      '“{name}” is named twice (or is the captain); remove one.',
    ],
    when: 'one phone belongs to two named members, or to the captain',
  },
  seatsBelowTaken: {
    status: 409,
    words: [
      '已录取 {taken} 人，名额不能改到 {seats}。',
      '{taken|place is|places are} taken, so the limit cannot be set to {seats}.',
    ],
    when: 'lowering seats below what is taken',
  },
  quotaBelowTaken: {
    status: 409,
    words: [
      '“{unit}”已用或已下拨 {taken} 个名额，不能改到 {places}。',
      '“{unit}” has used or given on {taken|place|places}; its quota cannot be set to {places}.',
    ],
    when: 'lowering a quota below what is taken, or removing one that is in use',
  },
  unknownQuotaUnit: {
    status: 422,
    words: [
      '配额里有 {count} 个单位不在本会组织中，或填了两次，请重新选择。',
      '{count|unit|units} in the quotas: unknown here or named twice; choose again.',
    ],
    when: 'a quota for a unit of another federation, or two for one unit',
  },
  quotasExceedSeats: {
    status: 422,
    words: [
      '各单位配额合计 {sum}，超过总名额 {seats}。',
      'Quotas add up to {sum}, more than the {seats|place|places}.',
    ],
    when: 'quotas together exceed the seats',
  },
  wishesNeeded: {
    status: 422,
    words: ['请按先后选择想去的批次，至少选一个。', 'Choose the batches that suit you in their order, at least one.'],
    when: 'enrolling without a wish where there are batches',
  },
  wishesMany: {
    status: 422,
    words: ['最多填 {most} 个志愿，请去掉一些。', 'At most {most|wish|wishes}; leave some out.'],
    when: 'more wishes than the settings allow',
  },
  wishUnknown: {
    status: 422,
    words: [
      '所选批次里有一个不在这项活动中，或选了两次，请重新选择。',
      'One of the batches is not of this programme, or was chosen twice; choose again.',
    ],
    when: 'a wish for a batch that does not exist, or one wish twice',
  },
  batchesAlone: {
    status: 422,
    words: [
      '组队报名不能分批次。请去掉批次，或改为个人报名。',
      'Teams and batches exclude each other. Remove the batches, or let people enrol for themselves.',
    ],
    when: 'settings with teams and batches',
  },
  batchTwice: {
    status: 422,
    words: ['批次代号“{key}”用了两次，请改一个。', 'Two batches have the key “{key}”; change one.'],
    when: 'two batches of one key',
  },
  batchBelowTaken: {
    status: 409,
    words: [
      '“{batch}”已用 {taken} 个名额，不能改到 {places}。',
      '“{batch}” has used {taken|place|places} and cannot be set to {places}.',
    ],
    when: 'lowering the places of a batch below what is taken',
  },
  batchInUse: {
    status: 409,
    words: [
      '有 {count} 人报了“{batch}”，不能去掉这一批。可以把它的名额改小。',
      '{count} people asked for “{batch}”, so it cannot be removed. You can lower its places.',
    ],
    when: 'removing a batch that live requests name',
  },
  batchesFixed: {
    status: 409,
    words: [
      '已有人报名，不能在分批与不分批之间切换。',
      'People have enrolled already; it cannot be switched between batches and one lot.',
    ],
    when: 'switching batches on or off with live enrolments',
  },
  allotmentAwaited: {
    status: 409,
    words: [
      '有 {count} 人在等统一分配，不能改成别的录取方式。请先完成分配，或逐一处理这些报名。',
      '{count} people wait for the allotment, so the admission cannot be changed. Allot first, or decide on each of them.',
    ],
    when: 'leaving draw or priority while requests wait for the allotment',
  },
  teamFixed: {
    status: 409,
    words: [
      '已有人报名，不能在个人与组队之间切换。',
      'People have enrolled already; it cannot be switched between single and team.',
    ],
    when: 'switching team mode with live enrolments',
  },
  gatesMissed: {
    status: 403,
    words: ['有 {count} 项条件不符合。{first}', 'Conditions that are not met: {count}. {first}'],
    when: 'asking for a place given by priority without meeting its conditions',
  },
  questionUnknown: {
    status: 422,
    words: [
      '优先条件用到的是否题“{key}”不在补充问题里，请先添加这道题（回答方式选“是否”）。',
      'Priority rests on the yes-or-no question “{key}”, which is not among the extra questions; add it first.',
    ],
    when: 'a line or declaration that names no yes-or-no question',
  },
  notAllotted: {
    status: 409,
    words: [
      '这里的名额不是统一分配的，不用抽签或排序。',
      'Places are not allotted here; there is nothing to draw or rank.',
    ],
    when: 'allotting, or giving points by hand, where admission is neither draw nor priority',
  },
  windowNeeded: {
    status: 409,
    words: [
      '请先设报名截止时间：到时才统一分配，让所有人机会均等。',
      'Set when enrolment closes first: places are given out only then, so that all have the same chance.',
    ],
    when: 'allotting without a closing time',
  },
  windowOpen: {
    status: 409,
    words: [
      '报名到 {until} 截止，之后才能分配。',
      'Enrolment is open until {until}; places can be given out afterwards.',
    ],
    when: 'allotting before the window has closed',
  },
  alreadyAllotted: {
    status: 409,
    words: [
      '名额已经分配并公布，不能重来。空出的名额按候补次序递补。',
      'Places were given out and published; that cannot be done again. Places that become free go down the waiting list.',
    ],
    when: 'allotting, or giving points by hand, once places were given out',
  },
  allotmentChanged: {
    status: 409,
    words: [
      '您查看之后，申请、名额或分数有变化，请再看一遍再确认。',
      'Requests, places or points have changed since you looked. Look again, then confirm.',
    ],
    when: 'allotting by a digest that no longer fits',
  },
  pointsInDraw: {
    status: 409,
    words: ['抽签不能手工调整次序。', 'A draw takes no points by hand.'],
    when: 'giving points by hand where places are drawn',
  },
  notApplicant: {
    status: 404,
    words: [
      '没有这份申请，可能已经取消。请刷新名单。',
      'No such request; it may have been cancelled. Refresh the list.',
    ],
    when: 'giving points to, or explaining, what is no request of this stage',
  },
});
