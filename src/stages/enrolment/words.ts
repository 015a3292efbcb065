import { counted, defineWords } from '../../kernel/words.ts';

/** What somebody did whom the rule of absences concerns. */
const missed = [
  (months: number, most: number) =>
    most === 0 ? `近 ${months} 个月里有过报名后没到` : `近 ${months} 个月里报名后没到超过 ${most} 次`,
  (months: number, most: number) =>
    most === 0
      ? `You had a place and did not come in the last ${counted(months, 'month')}`
      : `You had a place and did not come more than ${counted(most, 'time')} in the last ${counted(months, 'month')}`,
] as const;

export const words = defineWords({
  enrol: ['我要报名', 'Enrol'],
  enrolTeam: ['组队报名', 'Enrol a team'],
  joinWaiting: ['加入候补', 'Join the waiting list'],
  mine: ['我的报名', 'My enrolment'],
  seatsLeft: [(left: number) => `余 ${left} 席`, (left: number) => `${left} left`],
  taken: [(taken: number) => `已报 ${taken} 人`, (taken: number) => `${taken} enrolled`],
  waiting: [(count: number) => `候补 ${count} 人`, (count: number) => `${count} waiting`],
  position: [
    (position: number) => `候补第 ${position} 位`,
    (position: number) => `No. ${position} on the waiting list`,
  ],
  positionOf: [
    (position: number, all: number) => `候补第 ${position} 位，共 ${all} 个`,
    (position: number, all: number) => `No. ${position} of ${all} on the waiting list`,
  ],
  unlimited: ['名额不限', 'No limit on places'],
  opensAt: [(at: string) => `${at} 开始报名`, (at: string) => `Enrolment opens ${at}`],
  closedAt: [(at: string) => `报名已于 ${at} 截止`, (at: string) => `Enrolment closed ${at}`],
  toBeAllotted: ['名额还没有分配，分好后在这里公布结果。', 'Places are yet to be given out; the result will be here.'],
  wasAllotted: ['名额已经分配，任何人都可以核对。', 'Places have been given out; anyone can check how.'],
  checkResult: ['怎样核对结果', 'How to check the result'],
  open: ['正在报名', 'Enrolment is open'],
  placesLeft: ['还有名额', 'There are places left'],
  full: ['名额已满，可以候补', 'Places are taken; you can join the waiting list'],
  fullClosed: ['名额已满', 'All places are taken'],
  quotaLeft: [
    (unit: string, left: number) => `${unit}还有 ${left} 个名额`,
    (unit: string, left: number) => `${unit} has ${counted(left, 'place')} left`,
  ],
  noQuota: ['名额分给了指定的工会，您所在的工会不在其中', 'Places were given to certain unions, not yours'],
  notHandedIn: ['对上一环节选出的人开放', 'For those who came through the step before'],
  approval: ['报名后由工会审核', 'The union approves each request'],
  claim: ['我的号码和次序', 'My ticket and place'],
  cancel: ['取消报名', 'Give my place back'],
  cancelSure: ['取消后名额会立即让给候补的人。', 'Your place goes to the next person waiting at once.'],
  teamName: ['队名', 'Team name'],
  members: ['队员', 'Members'],
  submit: ['提交报名', 'Send'],
  done: ['报名成功', 'You are in'],
  doneWaiting: ['已加入候补', 'You are on the waiting list'],
  doneRequested: ['已提交，等工会审核', 'Sent; your union will decide'],
  doneApplied: ['已申请，等统一分配', 'Your request is in'],
  appliedNote: [
    '报名截止后统一分配，结果会发消息；先报后报一样。',
    'Places are given out once enrolment has closed, and you get a message; it makes no difference who asks first.',
  ],
  doneOffered: ['有名额给您，请确认', 'A place is yours to confirm'],
  offeredNote: [
    '到时未确认，名额自动让给下一位。',
    'If you do not confirm in time, it goes to the next person by itself.',
  ],
  confirmBy: ['请在此前确认', 'Confirm before'],
  confirmStep: ['确认名额', 'Confirm my place'],
  offeredUntil: [
    (at: string) => `有名额给您，请在 ${at} 前确认`,
    (at: string) => `A place is yours: confirm it before ${at}`,
  ],
  confirm: ['确认参加', 'Confirm my place'],
  giveUp: ['放弃，让给别人', 'Give it to somebody else'],
  batch: ['批次', 'Batch'],
  wishes: ['志愿', 'Wishes'],
  wish: [(rank: number) => `第 ${rank} 志愿`, (rank: number) => `Wish ${rank}`],
  wishHint: ['按想去的先后选；后面的可以不选。', 'The one you would like best first; the others may stay empty.'],
  places: [(places: number) => `${places} 个名额`, (places: number) => counted(places, 'place')],
  batchPlaces: [
    (places: number, left: number) => `${places} 个名额，余 ${left}`,
    (places: number, left: number) => `${counted(places, 'place')}, ${left} left`,
  ],
  allotted: ['报名截止后统一分配，先报后报一样', 'Given out after enrolment closes; asking first is no advantage'],
  state: ['状态', 'State'],
  askedAt: ['报名时间', 'Asked at'],
  closes: ['报名截止', 'Enrolment closes'],
  myCode: ['我的入场码', 'My code'],
  toMyPage: ['我参加的活动', 'What I joined'],
  waitingNote: [
    '有人退出就自动往前排，轮到时会发消息。',
    'You move up by yourself as places are freed, and get a message.',
  ],
  waitingToConfirm: [
    (hours: number) => `有人退出就自动往前排，轮到时会发消息；请在 ${hours} 小时内确认，否则让给下一位。`,
    (hours: number) =>
      `You move up by yourself as places are freed, and get a message: confirm within ${counted(hours, 'hour')}, else the next person has it.`,
  ],
  fillHealth: ['填健康表', 'Fill in my health form'],
  healthDesk: ['健康表', 'Health forms'],
  myHealth: ['我的健康表', 'My health form'],
  admittedHealth: ['报名成功，健康表没交', 'Place confirmed; the health form is missing'],
  calendar: ['加入日历', 'Add to calendar'],
  keep: ['不取消，返回', 'Keep it'],
  oftenAbsent: [
    (months: number, most: number) => `${missed[0](months, most)}；可在“我的—未到记录”里申诉`,
    (months: number, most: number) => `${missed[1](months, most)}; you can appeal under “My page, absences”`,
  ],
  heldBack: [
    (months: number, most: number) =>
      `${missed[0](months, most)}：您先候补，报名截止后还有名额就轮到您，会发消息；有特殊情况可在“我的—未到记录”里申诉，申诉后恢复原来的次序`,
    (months: number, most: number) =>
      `${missed[1](months, most)}: you wait, have what is left once enrolment has closed, and get a message then. You can appeal under “My page, absences”, which gives your turn back`,
  ],
  heldBackUntilItBegins: [
    (months: number, most: number) =>
      `${missed[0](months, most)}：您先候补，活动开始时还有名额就轮到您，会发消息；有特殊情况可在“我的—未到记录”里申诉，申诉后恢复原来的次序`,
    (months: number, most: number) =>
      `${missed[1](months, most)}: you wait, have what is left once the programme begins, and get a message then. You can appeal under “My page, absences”, which gives your turn back`,
  ],
  putLast: [
    (months: number, most: number) =>
      `${missed[0](months, most)}：排在没有这种情况的人之后；有特殊情况可在“我的—未到记录”里申诉`,
    (months: number, most: number) =>
      `${missed[1](months, most)}: you come after everybody else. You can appeal under “My page, absences”`,
  ],
  sameTime: [
    (other: string) => `时间上与您的另一个名额“${other}”冲突`,
    (other: string) => `At the same time as your place in “${other}”`,
  ],
  booked: [
    (other: string) => `这个时间您在“${other}”已有预约；想报这里，请先取消或改到别的时间`,
    (other: string) => `You have an appointment at this time in “${other}”: to come here, cancel or move it first`,
  ],
  sameKind: [
    (other: string) => `今年已有“${other}”的名额，这类活动一人一年一个`,
    (other: string) => `You have a place in “${other}” this year; one of this kind is allowed`,
  ],
  busyThen: ['这个时间本人另有安排', 'Engaged elsewhere at this time'],
  placeThen: [
    (other: string) => `时间上与另一个名额“${other}”冲突`,
    (other: string) => `Has a place in “${other}” at the same time`,
  ],
  placeOfKind: [
    (other: string) => `今年已有“${other}”的名额，这类活动一人一年一个`,
    (other: string) => `Has a place in “${other}” this year; one of this kind is allowed`,
  ],
  notBeside: [
    (why: string) => `${why}。请本人先调整，再来报名`,
    (why: string) => `${why}. They can be enrolled once that is changed`,
  ],
  signInFirst: ['登录后可以报名', 'Sign in to enrol'],
});
