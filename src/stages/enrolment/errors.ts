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
  tooLateToCancel: {
    status: 409,
    words: [
      '开始前 {hours} 小时内不能自行取消，请联系主办单位。',
      'It cannot be cancelled within {hours} hours of the start; contact the organiser.',
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
  answersMissing: {
    status: 422,
    words: [
      '还有 {count} 个问题要回答，见标出的项目。',
      '{count} questions still need an answer; see the marked fields.',
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
      '{taken} places are taken, so the limit cannot be set to {seats}.',
    ],
    when: 'lowering seats below what is taken',
  },
  quotaBelowTaken: {
    status: 409,
    words: [
      '“{unit}”已用 {taken} 个名额，不能改到 {places}。',
      '“{unit}” has used {taken} places; its quota cannot be set to {places}.',
    ],
    when: 'lowering a quota below what is taken, or removing one that is in use',
  },
  unknownQuotaUnit: {
    status: 422,
    words: [
      '配额里有 {count} 个单位不在本会组织中，或填了两次，请重新选择。',
      '{count} units in the quotas are unknown here or named twice; choose again.',
    ],
    when: 'a quota for a unit of another federation, or two for one unit',
  },
  quotasExceedSeats: {
    status: 422,
    words: ['各单位配额合计 {sum}，超过总名额 {seats}。', 'Quotas add up to {sum}, more than the {seats} places.'],
    when: 'quotas together exceed the seats',
  },
  teamFixed: {
    status: 409,
    words: [
      '已有人报名，不能在个人与组队之间切换。',
      'People have enrolled already; it cannot be switched between single and team.',
    ],
    when: 'switching team mode with live enrolments',
  },
});
