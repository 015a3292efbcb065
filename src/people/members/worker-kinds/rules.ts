import { foldWidth } from '../../../kernel/codes/characters.ts';
import type { Bilingual } from '../../../kernel/words.ts';

/** Kinds of worker that programmes are for; a person may be of several. The first eight are the eight key groups. */
export const workerKinds = {
  'truck-driver': ['货车司机', 'Truck driver'],
  courier: ['快递员', 'Courier'],
  'food-delivery': ['网约送餐员', 'Food-delivery rider'],
  'ride-hailing': ['网约车司机', 'Ride-hailing driver'],
  security: ['保安', 'Security guard'],
  'care-worker': ['护理员', 'Care worker'],
  domestic: ['家政服务员', 'Domestic worker'],
  'estate-agent': ['房产中介员', 'Estate agent'],
  'shop-guide': ['商场导购员', 'Shopping guide'],
  frontline: ['一线职工', 'Front-line employee'],
  migrant: ['农民工', 'Migrant worker'],
  outdoor: ['户外劳动者', 'Outdoor worker'],
  technician: ['技术工人', 'Skilled worker'],
  teacher: ['教职工', 'Teacher or school staff'],
  medical: ['医务人员', 'Medical staff'],
  manager: ['管理人员', 'Manager'],
} as const satisfies Record<string, Bilingual>;
export type WorkerKind = keyof typeof workerKinds;

/** What sheets call them besides. */
const aliases: Partial<Record<WorkerKind, readonly string[]>> = {
  'truck-driver': ['卡车司机', '货运司机', '货车驾驶员', '大货车司机', '货运驾驶员'],
  courier: ['快递小哥', '快递', '快递从业人员', '快递业务员'],
  'food-delivery': ['外卖', '外卖员', '外卖骑手', '骑手', '送餐员', '外卖配送员', '网约配送员', '外卖送餐员'],
  'ride-hailing': ['网约车', '网约车驾驶员', '专车司机', '快车司机'],
  security: ['保安员', '安保', '安保人员'],
  'care-worker': ['护工', '养老护理员', '护理人员', '医疗护理员'],
  domestic: ['家政', '家政员', '家政服务', '家政人员', '保洁', '保姆', '月嫂'],
  'estate-agent': ['房产经纪人', '房产中介', '房地产经纪人', '中介员'],
  'shop-guide': ['导购', '导购员', '商场导购'],
  frontline: ['一线', '一线工人', '一线员工', '生产一线'],
  migrant: ['外来务工', '外来务工人员', '进城务工人员', '务工人员'],
  outdoor: ['户外', '户外职工', '环卫工人', '环卫'],
  technician: ['技工', '技能人才', '技能工人', '产业工人'],
  teacher: ['教师', '老师', '教职员工', '教工'],
  medical: ['医生', '护士', '医护', '医护人员', '医务'],
  manager: ['管理', '管理人员', '管理层', '行政管理'],
};

/** The kind of worker that a cell names, in either language or as sheets call it; undefined for anything else. */
export function findWorkerKind(text: string): WorkerKind | undefined {
  const wanted = fold(text);
  const found = Object.entries(workerKinds).find(([kind, words]) =>
    [kind, ...words, ...(aliases[kind as WorkerKind] ?? [])].some((name) => fold(name) === wanted),
  );
  return found?.[0] as WorkerKind | undefined;
}

function fold(text: string): string {
  return foldWidth(text).toLowerCase().replace(/\s/g, '');
}
