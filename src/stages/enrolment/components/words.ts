import { counted, defineWords } from '../../../kernel/words.ts';

/** Words of the enrolment panel. */
export const panelWords = defineWords({
  list: ['报名名单', 'Enrolments'],
  allotment: ['统一分配', 'Allotment'],
  views: ['这一环节的内容', 'Views of this stage'],
  seats: ['名额', 'Places'],
  unlimited: ['不限', 'No limit'],
  taken: ['已录取', 'Admitted'],
  left: ['余', 'Left'],
  offered: ['其中待确认', 'Of them to be confirmed'],
  waiting: ['候补', 'Waiting'],
  last: ['其中有未到记录，截止后轮到', 'Of them absent before: after the closing'],
  takenOf: [
    (taken: string, seats: string) => `${seats} 个名额，已录取 ${taken} 人`,
    (taken: string, seats: string) => `${taken} of ${counted(seats, 'place')} taken`,
  ],
  quotas: ['各单位配额', 'Quotas of units'],
  batchesFull: [
    (full: number, all: number) => `${all} 批，${full} 批已满`,
    (full: number, all: number) => `${counted(all, 'batch', 'batches')}, ${full} full`,
  ],
  allBatches: [(n: number) => `全部 ${n} 批`, (n: number) => `Show all: ${counted(n, 'batch', 'batches')}`],
  quotasFull: [
    (full: number, all: number) => `${all} 个单位，${full} 个已满`,
    (full: number, all: number) => `${counted(all, 'unit')}, ${full} full`,
  ],
  showAll: [(n: number) => `全部 ${n} 个单位`, (n: number) => `Show all: ${counted(n, 'unit')}`],
  state: ['状态', 'State'],
  unit: ['工会', 'Union'],
  batch: ['批次', 'Batch'],
  batches: ['各批次', 'Batches'],
  wishes: ['志愿', 'Wishes'],
  offerUntil: ['确认截止', 'Confirm by'],
  phone: ['手机', 'Phone'],
  team: ['队名', 'Team'],
  places: ['人数', 'People'],
  askedAt: ['报名时间', 'Asked at'],
  reason: ['说明', 'Reason'],
  answers: ['补充问题', 'Answers'],
  health: ['健康表', 'Health form'],
  remind: ['提醒交健康表', 'Remind of health forms'],
  reminded: [
    (n: number) => (n === 0 ? '所选的人都交了，或还不用交' : `已提醒 ${n} 人`),
    (n: number) => (n === 0 ? 'Nobody chosen has one missing' : `${counted(n, 'person was', 'people were')} reminded`),
  ],
  history: ['变更记录', 'History'],
  approve: ['通过', 'Approve'],
  approveText: [
    (n: number) => `通过后 ${n} 个报名各占名额；名额不够的进入候补。结果会通知本人。`,
    (n: number) =>
      `${counted(n, 'enrolment takes its place', 'enrolments take their places')}; who finds none left waits. Each person is told.`,
  ],
  decline: ['不通过', 'Decline'],
  declineText: [
    (n: number) => `${n} 个报名将不被录取。原因会随通知发给本人；以后仍可以再通过。`,
    (n: number) =>
      `${counted(n, 'enrolment')} will not be admitted. The reason goes to each person; you can still approve them later.`,
  ],
  take: ['收回名额', 'Take the place back'],
  takeText: [
    (n: number) => `${n} 个报名的名额立即让给候补的人，不能直接恢复。原因会随通知发给本人。`,
    (n: number) =>
      `${counted(n, 'place goes', 'places go')} to the waiting list at once and cannot simply be given back. The reason goes to each person.`,
  ],
  onlyFitting: ['所选的人里，状态不符的会保持原样。', 'Those whose state does not allow it stay as they are.'],
  nothingChanged: ['没有改动，所选的仍然选着。', 'Nothing was changed; your choice stands.'],
  changedSome: [
    (n: number, all: number) => `${all} 个报名里处理了 ${n} 个，其余状态不符，保持原样`,
    (n: number, all: number) => `${n} of ${all} changed; the state of the others does not allow it`,
  ],
  noneChanged: [
    '所选报名的状态不允许这样处理，没有改动。请刷新名单再选。',
    'None of these could be changed from their state. Reload the list and choose again.',
  ],
  enrolOther: ['代为报名', 'Enrol on behalf'],
  enrolOtherLead: [
    '名额和配额照样有效，不会超额；已报名的不会重复。',
    'Places and quotas hold for you too; nobody is enrolled twice.',
  ],
  persons: ['人员', 'People'],
  teamsOnly: ['这项活动组队参加，请队长在网上报名。', 'This programme is for teams: their captains enrol in the hall.'],
  sharedAnswers: ['补充问题（对所选的人都一样）', 'Answers, the same for everyone chosen'],
  outcome: ['报名结果', 'Outcome'],
  another: ['继续报名', 'Enrol more people'],
  none: ['还没有人报名', 'Nobody has enrolled yet'],
  noneAdvice: ['把活动页发给职工，或者在这里代为报名。', 'Share the programme page with workers, or enrol them here.'],
  readOnly: [
    '活动不在进行期（未发布或已结束），名单只能查看和导出。',
    'The programme is not published or is over: the list can be read and exported, not changed.',
  ],
  gone: [
    '这一页里没有这个报名，请在名单中重新打开。',
    'This enrolment is not on the page shown; open it from the list.',
  ],
});
