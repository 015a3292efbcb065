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
