import type { Check } from './checks.ts';
import table from './scales.json' with { type: 'json' };

/** Every scale of every scenario, each with the row that it comes from. */
export const scales = table;
export type Scales = typeof scales;

/** What a scenario found. */
export interface Ran {
  checks: readonly Check[];
}
