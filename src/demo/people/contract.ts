import type { DemoUnit } from '../units/contract.ts';

/** A member of the demo as far as programmes need to know. */
export interface DemoPerson {
  id: string;
  name: string;
  unit: DemoUnit;
  workerKinds: readonly string[];
  bornOn: string;
}
