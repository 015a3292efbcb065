import type { DemoUnit } from '../units/contract.ts';

/** A member of the demo as far as programmes need to know. */
export interface DemoPerson {
  id: string;
  name: string;
  unit: DemoUnit;
  workerKinds: readonly string[];
  bornOn: string;
}

/** The same as far as an honour tells of it. */
export interface HonouredPerson extends DemoPerson {
  sex: '1' | '2';
  post: string;
}
