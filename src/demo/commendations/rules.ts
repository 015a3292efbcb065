import type { Bilingual } from '../../kernel/words.ts';

/** How far a commendation of the demo has come. */
export type Reached = 'draft' | 'reviewing' | 'posted' | 'conferred';

/** A group of those commended, as the settings of its stages name it. */
export interface DemoGroup {
  key: string;
  label: string;
  labelEn: string;
  kind: 'individual' | 'collective';
  places: number;
  reserve: number;
  /** How many are nominated. */
  nominated: number;
}

export interface Commendation {
  title: string;
  titleEn: string;
  summary: string;
  body: string;
  unit: string;
  reached: Reached;
  /** It began so many days ago. */
  daysAgo: number;
  basis: string;
  /** Where it is smaller than the template's 3 + 48 + 7. */
  groups?: readonly DemoGroup[];
}

const small = (title: Bilingual, team: Bilingual, [people, teams]: readonly [number, number]): DemoGroup[] => [
  {
    ...{ key: 'person', label: title[0], labelEn: title[1], kind: 'individual' },
    ...{ places: people, reserve: 2, nominated: people + 4 },
  },
  {
    ...{ key: 'team', label: team[0], labelEn: team[1], kind: 'collective' },
    ...{ places: teams, reserve: 1, nominated: teams + 1 },
  },
];

/** Commendations of the demo, one in each state that an officer meets. */
export const commendations: readonly Commendation[] = [
  {
    title: '朝阳区劳动模范和模范集体推荐评选',
    titleEn: 'Model workers and collectives of Chaoyang',
    summary: '各基层工会民主推荐，逐级审核，一线职工不少于百分之四十五，管理人员不多于百分之八。',
    body: '推荐从班组开始，到职代会表决为止；每一步都有期限，退回和不通过都写明原因。',
    unit: '朝阳区总工会',
    reached: 'reviewing',
    daysAgo: 34,
    basis: '《关于推荐评选劳动模范和模范集体的通知》（京工发〔2026〕5号）',
  },
  {
    title: '海淀区优秀职工和先进班组评选',
    titleEn: 'Outstanding workers and teams of Haidian',
    summary: '名单正在公示，五个工作日内受理反映，可以不署名。',
    body: '八名优秀职工、三个先进班组，都由所在单位职代会表决推荐，并在本单位公示无异议。',
    unit: '海淀区总工会',
    reached: 'posted',
    daysAgo: 60,
    basis: '《关于评选优秀职工和先进班组的通知》（海工发〔2026〕12号）',
    groups: small(['区优秀职工', 'Outstanding workers'], ['区先进班组', 'Advanced teams'], [8, 3]),
  },
  {
    title: '西城区优秀职工和先进班组表彰',
    titleEn: 'Outstanding workers and teams of Xicheng, commended',
    summary: '经推荐、审核、公示，六名职工、两个班组受到表彰。',
    body: '公示期间没有收到异议。证书编号可以在大厅查验。',
    unit: '西城区总工会',
    reached: 'conferred',
    daysAgo: 150,
    basis: '《关于评选优秀职工和先进班组的通知》（西工发〔2026〕7号）',
    groups: small(['区优秀职工', 'Outstanding workers'], ['区先进班组', 'Advanced teams'], [6, 2]),
  },
  {
    title: '首都产业工人先进个人评选',
    titleEn: 'Industrial workers of the capital, commended',
    summary: '名额和结构比例还在商量。',
    body: '',
    unit: '首都总工会',
    reached: 'draft',
    daysAgo: 5,
    basis: '',
  },
];

const trades = ['设备维修', '车间一线', '夜间配送', '护理', '环卫', '客服', '钢筋', '调度'];
/** Names of teams; nobody has one of these. */
export const teamName = (index: number): string =>
  `${trades[index % trades.length]}${['先锋', '晨光', '同心'][index % 3]}班`;

const deeds = [
  '扎根一线二十年，完成技术改进三十余项，带徒十二名，所带班组连续五年无事故。',
  '服务群众四千余次，无一投诉；把自己摸索的办法写成手册，全公司照着做。',
  '主动承担最远、最难的线路，三年里没有一次延误，雨夜里救助过三名老人。',
];
export const deedsOf = (index: number): string => deeds[index % deeds.length] ?? '';
