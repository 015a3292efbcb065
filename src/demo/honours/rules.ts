import type { HonourLevel } from '../../people/members/audience/rules.ts';

/** How many a district has of each level: persons of the year, collectives of the year, persons of years before. */
export interface Batch {
  level: HonourLevel;
  individuals: number;
  collectives: number;
  /** How long ago it was conferred; this year unless said. */
  yearsAgo?: number;
}

/** One district as in a real commendation (programmes, H1): 3 national and 48 city model workers, 7 collectives. */
export const fullDistrict = '朝阳区总工会';
export const fullBatches: readonly Batch[] = [
  { level: 'national', individuals: 3, collectives: 0 },
  { level: 'city', individuals: 48, collectives: 7 },
  { level: 'district', individuals: 6, collectives: 2, yearsAgo: 1 },
  { level: 'enterprise', individuals: 4, collectives: 0, yearsAgo: 2 },
];
export const usualBatches: readonly Batch[] = [
  { level: 'city', individuals: 4, collectives: 1 },
  { level: 'city', individuals: 2, collectives: 0, yearsAgo: 1 },
  { level: 'district', individuals: 5, collectives: 2, yearsAgo: 1 },
  { level: 'enterprise', individuals: 3, collectives: 0, yearsAgo: 2 },
];

export const titles = {
  national: { individual: ['全国劳动模范', '全国先进工作者', '全国五一劳动奖章'], collective: ['全国工人先锋号'] },
  city: { individual: ['劳动模范', '先进工作者', '五一劳动奖章', '大工匠'], collective: ['模范集体', '工人先锋号'] },
  district: {
    individual: ['优秀工会积极分子', '区级先进工作者', '最美职工'],
    collective: ['模范职工小家', '先进集体'],
  },
  enterprise: { individual: ['首席员工', '技术能手', '年度先进工作者'], collective: ['先进班组'] },
} as const satisfies Record<HonourLevel, { individual: readonly string[]; collective: readonly string[] }>;

export const teamNames = [
  '第一班组',
  '春晖班组',
  '夜班维修组',
  '创新小组',
  '中心站',
  '巾帼班组',
  '青年突击队',
] as const;

const beginnings = [
  (post: string, years: number) => `从事${post}工作${years}年，始终守在一线。`,
  (post: string, years: number) => `${years}年前从学徒做起，如今是${post}岗位上的带头人。`,
  (post: string, years: number) => `在${post}岗位上干了${years}年，没有出过一次差错。`,
] as const;
const middles = [
  '把老师傅的手艺一条一条记下来，编成图册，新人三个月就能独立上岗。',
  '提出的十一项改进被采用，班组每年少走的弯路折合工时一千二百多个。',
  '暴雨那一夜连续值守二十六个小时，辖区没有一户断供。',
  '带出徒弟二十三名，其中九人成了班组长，四人取得高级工以上等级。',
  '牵头攻下三道工序难关，一次合格率从九成一提高到九成八。',
  '坚持上门为行动不便的老人服务，六年里风雨无阻。',
] as const;
const endings = [
  '同事说：有他在，心里踏实。',
  '面对荣誉，只说一句：活儿要对得起人。',
  '仍然每天第一个到岗，最后一个离开。',
  '所在班组连续三年零事故。',
] as const;
const teamDeeds = [
  '成员平均年龄三十一岁，人人都有一手绝活。推行“老带新、每周一课”，三年培养技师七名，承担的重点任务全部按期完成。',
  '全年无休的岗位由大家轮值，设备完好率保持在百分之九十九以上，市民来信表扬一百四十余次。',
  '把分散的维修记录整理成可查的图谱，向同行业十九家单位公开，共同减少停机时间三成。',
] as const;

type Chosen = <Item>(items: readonly Item[]) => Item;

/** Statements of deeds of an invented person: the short one, and one of several paragraphs. */
export function deedsOf({ post, years, oneOf }: { post: string; years: number; oneOf: Chosen }): {
  short: string;
  long: string;
} {
  const begin = oneOf(beginnings)(post || '一线', years);
  const first = oneOf(middles);
  const second = oneOf(middles.filter((each) => each !== first));
  const end = oneOf(endings);
  return { short: `${begin}${first}${end}`, long: [begin, first, second, end].join('\n') };
}

export const teamDeedsOf = (oneOf: Chosen): string => oneOf(teamDeeds);
