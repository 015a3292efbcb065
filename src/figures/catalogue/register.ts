import type { Indicator } from '../contract.ts';
import { appointments } from './appointments.ts';
import { attendance } from './attendance.ts';
import { awards } from './awards.ts';
import { consultations } from './consultations.ts';
import { enrolment } from './enrolment.ts';
import { feedback } from './feedback.ts';
import { galleries } from './galleries.ts';
import { honours } from './honours.ts';
import { judging } from './judging.ts';
import { materials } from './materials.ts';
import { nominations } from './nominations.ts';
import { notices } from './notices.ts';
import { programmes } from './programmes.ts';
import { skills } from './skills.ts';
import { unused } from './unused.ts';
import { works } from './works.ts';

/** Every indicator of the house. A new one is a row in the file of its subject, or a new file named here. */
export const catalogue: readonly Indicator[] = [
  ...programmes,
  ...enrolment,
  ...attendance,
  ...appointments,
  ...awards,
  ...materials,
  ...consultations,
  ...feedback,
  ...galleries,
  ...judging,
  ...honours,
  ...nominations,
  ...notices,
  ...works,
  ...skills,
  ...unused,
];

const byCode = new Map(catalogue.map((indicator) => [indicator.code, indicator]));

/** An indicator by its code, or nothing for one that was never there. */
export function findIndicator(code: string): Indicator | undefined {
  return byCode.get(code);
}
