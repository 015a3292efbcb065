import { counted, defineWords } from '../../../kernel/words.ts';

/** Words of the review's panel in the programme's workspace. */
export const panelWords = defineWords({
  nominated: ['推荐', 'Nominated'],
  reviewing: ['审核中', 'Under review'],
  overdue: ['超期', 'Overdue'],
  approved: ['审核通过', 'Approved'],
  course: ['逐级审核', 'Step by step'],
  waiting: [(count: number) => `在审 ${count}`, (count: number) => `${count} waiting`],
  late: [(count: number) => `超期 ${count}`, (count: number) => `${count} overdue`],
  quotas: ['名额', 'Quotas'],
  placesOf: [
    (approved: string, places: string, nominated: string) => `通过 ${approved} / ${places} 名，共推荐 ${nominated}`,
    (approved: string, places: string, nominated: string) =>
      `${approved} approved of ${places}; ${nominated} nominated`,
  ],
  plan: ['名额与结构比例', 'Quotas and shares'],
  planOfOrder: ['按推荐次序靠前、在名额以内的计算', 'Judged on the first in order, within the places'],
  toSettle: ['确定名单之前', 'Before the list is settled'],
  settle: ['确定推荐名单', 'Settle the list'],
  settleConsequences: [
    '名额以内的和后备按推荐次序转入下一环节，不能再推荐、审核或改次序。不能撤销。',
    'Those within the places, and the reserve behind them, go on in the order recommended. Nothing can be nominated, decided or ordered any more; it cannot be undone.',
  ],
  settledNow: [
    (recommended: number, reserve: number) => `名单已确定：推荐 ${recommended}，后备 ${reserve}`,
    (recommended: number, reserve: number) => `Settled: ${recommended} recommended, ${reserve} in reserve`,
  ],
  settled: ['推荐名单已经确定，已转入下一环节。', 'The list is settled and has gone on.'],
  order: ['排推荐次序', 'Put in order'],
  orderOf: [(group: string) => `推荐次序：${group}`, (group: string) => `Order: ${group}`],
  orderHint: [
    '用上下按钮，或先选中一行再按 Alt 和上下键；也可以直接填名次。存下才生效。',
    'Use the buttons, or Alt with the arrows on a row, or type the place. It counts once it is kept.',
  ],
  orderNone: ['这一组还没有审核通过的对象', 'Nobody of this group is approved yet'],
  up: [(name: string) => `${name}上移`, (name: string) => `Move ${name} up`],
  down: [(name: string) => `${name}下移`, (name: string) => `Move ${name} down`],
  placeOf: [(name: string) => `${name}的名次`, (name: string) => `Place of ${name}`],
  moved: [
    (name: string, place: number) => `${name}移到第 ${place}`,
    (name: string, place: number) => `${name} is now no. ${place}`,
  ],
  keepOrder: ['存下次序', 'Keep this order'],
  within: [(count: number) => `以上 ${count} 名推荐`, (count: number) => `The first ${count} are recommended`],
  reserve: [(count: number) => `以上 ${count} 名后备`, (count: number) => `The next ${count} stand in reserve`],

  list: ['推荐对象', 'Nominees'],
  none: ['还没有推荐', 'Nobody nominated yet'],
  noneAdvice: [
    '各级工会的干部在活动页面的“推荐审核台”推荐，推荐后就在这里看到。',
    'Officers of unions nominate at the desk on the programme’s page; whom they nominate shows here.',
  ],
  desk: ['推荐审核台', 'Desk of nominations'],
  state: ['状态', 'State'],
  group: ['名额组', 'Group'],
  step: ['步骤', 'Step'],
  mine: ['待我审核', 'Waiting for me'],
  yes: ['是', 'Yes'],
  unit: ['推荐单位', 'Nominated by'],
  due: ['期限', 'Due'],
  isOverdue: ['已超期', 'overdue'],
  decidedBy: ['由谁审核', 'Decided by'],
  categories: ['结构类别', 'Categories'],
  about: ['说明', 'About'],
  rank: ['推荐次序', 'Order'],
  deedsShort: ['简要事迹', 'Deeds, short'],
  deedsLong: ['详细事迹', 'Deeds, long'],
  noDeeds: ['还没有填写', 'Not written yet'],
  opinions: ['部门意见', 'Opinions of departments'],
  history: ['办理记录', 'What was done'],

  approve: ['通过', 'Approve'],
  approveText: [
    (count: number, step: string) => `${count} 个推荐对象通过“${step}”，进入下一步。`,
    (count: number, step: string) => `${counted(count, 'nominee passes', 'nominees pass')} “${step}” to the next step.`,
  ],
  sameVote: [
    (count: number) => `以下情况同样记入所选的 ${count} 个推荐对象；票数不同的，请逐个办理。`,
    (count: number) => `This is entered for all ${count} chosen; where the numbers differ, approve one by one.`,
  ],
  giveBack: ['退回修改', 'Return'],
  giveBackText: [
    (count: number) => `${count} 个推荐对象退回推荐单位修改，改好后回到这一步。`,
    (count: number) =>
      `${counted(count, 'nominee goes', 'nominees go')} back to the union, to return to this step once corrected.`,
  ],
  reject: ['不通过', 'Reject'],
  rejectText: [
    (count: number) => `${count} 个推荐对象不再继续。不能撤销。`,
    (count: number) => `${counted(count, 'nominee goes', 'nominees go')} no further. It cannot be undone.`,
  ],
  opine: ['登记部门意见', 'Enter an opinion'],
  oneStep: [
    '所选的不在同一步。请先按“步骤”筛选，再一并办理。',
    'Those chosen are at different steps. Narrow the list to one step first.',
  ],
  noOpinions: ['这一步不征求部门意见。', 'No department is asked at this step.'],
  verdicts: [
    (verdict: string) => ({ agree: '同意', disagree: '不同意', noRecord: '无记录' })[verdict] ?? verdict,
    (verdict: string) => ({ agree: 'agrees', disagree: 'disagrees', noRecord: 'no record' })[verdict] ?? verdict,
  ],
});
