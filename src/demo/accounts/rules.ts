import type { Role } from '../../people/access/rules.ts';

/** Who stands behind a demo sign-in that has a user name. */
export interface DemoOfficer {
  /** User name, as in `sign-ins/rules.ts`. */
  sign: string;
  name: string;
  role: Role;
  /** Name of the unit that the role is on. */
  unit: string;
}

/** Officers of the demo; the names are made up. */
export const demoOfficers: readonly DemoOfficer[] = [
  { sign: 'admin', name: '沈静秋', role: 'federation-administrator', unit: '首都总工会' },
  { sign: 'security', name: '方志诚', role: 'security-administrator', unit: '首都总工会' },
  { sign: 'auditor', name: '梁文博', role: 'auditor', unit: '首都总工会' },
  { sign: 'chaoyang', name: '顾明远', role: 'unit-officer', unit: '朝阳区总工会' },
  { sign: 'manager', name: '林晓彤', role: 'programme-manager', unit: '朝阳区总工会' },
  { sign: 'helper', name: '赵一鸣', role: 'check-in-helper', unit: '朝阳区总工会' },
  { sign: 'partner', name: '韩思齐', role: 'partner-reporter', unit: '运河律师事务所' },
  { sign: 'doctor', name: '许知夏', role: 'partner-reporter', unit: '首都职业病防治院健康科' },
  { sign: 'judge', name: '陆怀瑾', role: 'partner-reporter', unit: '首都职工文学社' },
];

/** A worker of the demo who signs in by phone. */
export interface DemoWorker {
  /** Mobile number as typed. */
  sign: string;
  name: string;
  sex: '1' | '2';
  bornOn: string;
  workerKinds: readonly string[];
  post: string;
  /** Name of the primary union. */
  unit: string;
}

export const demoWorkers: readonly DemoWorker[] = [
  {
    sign: '19000000001',
    name: '王小北',
    sex: '1',
    bornOn: '1996-05-18',
    workerKinds: ['courier', 'outdoor'],
    post: '快递员',
    unit: '北京迅和速递有限公司工会委员会',
  },
  {
    sign: '19000000002',
    name: '马建国',
    sex: '1',
    bornOn: '1978-11-03',
    workerKinds: ['truck-driver', 'migrant'],
    post: '货车司机',
    unit: '北京远畅货运有限公司工会委员会',
  },
  {
    sign: '19000000003',
    name: '苏文澜',
    sex: '2',
    bornOn: '1988-09-10',
    workerKinds: ['teacher'],
    post: '语文教师',
    unit: '北京市朝阳区晨曦小学工会委员会',
  },
];
