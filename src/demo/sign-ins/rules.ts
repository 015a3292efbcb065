import type { Bilingual } from '../../kernel/words.ts';

/** A demo sign-in, printed at the start and shown on the sign-in page of a demo federation. */
export interface DemoSignIn {
  key: string;
  label: Bilingual;
  /** User name, or phone number. */
  sign: string;
  way: 'password' | 'code';
  /** The documented password; empty for a phone, which gets a code. */
  secret: string;
}

/** Passwords of the demo are public; demo data never is anybody's. */
const DEMO_SECRET = 'Unionhall-2026';

const officer = (key: string, label: Bilingual): DemoSignIn => ({
  key,
  label,
  sign: key,
  way: 'password',
  secret: DEMO_SECRET,
});
const worker = (key: string, label: Bilingual, phone: string): DemoSignIn => ({
  key,
  label,
  sign: phone,
  way: 'code',
  secret: '',
});

export const demoSignIns: readonly DemoSignIn[] = [
  officer('admin', ['总工会管理员', 'Federation administrator']),
  officer('security', ['安全管理员', 'Security administrator']),
  officer('auditor', ['审计员', 'Auditor']),
  officer('chaoyang', ['朝阳区总工会干部', 'Officer of Chaoyang district']),
  officer('manager', ['活动负责人', 'Programme manager']),
  officer('helper', ['签到员', 'Check-in helper']),
  officer('partner', ['协作单位填报员（律师事务所）', 'Reporter of a partner unit (a law firm)']),
  officer('judge', ['评委', 'Judge of contests']),
  officer('doctor', ['医生和摄影师', 'Doctor and photographer']),
  worker('courier', ['快递员', 'Courier'], '19000000001'),
  worker('driver', ['货车司机', 'Truck driver'], '19000000002'),
  worker('teacher', ['小学教师', 'Teacher'], '19000000003'),
];
