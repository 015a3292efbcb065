import type { Person } from '../people.ts';
import type { Scales } from '../scenario.ts';

export type Group = 'national' | 'city' | 'collective';

/** Somebody who will be put forward. */
export interface Planned {
  group: Group;
  name: string;
  /** Index of the union that nominates. */
  union: number;
  categories: string[];
}

/**
 * Whom the unions put forward: people of their rosters, in turn, and some collectives. Every second one stands at the
 * front line, every ninth is a manager; one can be both.
 */
export function planNominees(people: readonly Person[], scales: Scales['commendation']): Planned[] {
  const collectives = scales.nominatedCollectives.ours;
  const individuals = people.slice(0, scales.nominations.ours - collectives).map((person, index) => ({
    group: index < scales.nominatedNationally.ours ? ('national' as const) : ('city' as const),
    name: person.name,
    union: index % scales.unions.ours,
    categories: [...(index % 2 === 0 ? ['frontline'] : []), ...(index % 9 === 4 ? ['manager'] : [])],
  }));
  return [
    ...individuals,
    ...Array.from({ length: collectives }, (_, index) => ({
      group: 'collective' as const,
      name: `试点班组${index + 1}`,
      union: index,
      categories: [],
    })),
  ];
}

/** Those of a group with the front line before all others and managers behind them: an order within the plan. */
export function inPlannedOrder<Each extends Planned>(nominees: readonly Each[]): Each[] {
  const weight = ({ categories }: Planned) =>
    categories.includes('manager') ? 2 : categories.includes('frontline') ? 0 : 1;
  return nominees.toSorted((a, b) => weight(a) - weight(b));
}
