import { isWithin } from '../../../../kernel/unit-path.ts';
import { actingFor } from '../../../../people/access/mint/service.ts';
import type { Scope } from '../../../../people/access/rules.ts';
import type { House } from '../../../../platform/house.ts';
import type { DemoAccount } from '../../../accounts/contract.ts';
import { demoWorkers } from '../../../accounts/rules.ts';
import type { DemoPerson } from '../../../people/contract.ts';
import { DEMO_SEED, type Dice, diceOf } from '../../../rules.ts';
import { type Running, resume } from '../../../running/service.ts';
import type { DemoUnit } from '../../../units/contract.ts';

/** People of other unions who may judge. */
const OTHERS = 4;

export interface Happening {
  house: House;
  /** Acts as the organiser. */
  scope: Scope;
  federationId: string;
  programmeId: string;
  unit: DemoUnit;
  people: readonly DemoPerson[];
  accounts: ReadonlyMap<string, DemoAccount>;
  now: Date;
}

/** One contest while it happens: who takes part, and who judges. */
export interface Making extends Running, Happening {
  dice: Dice;
  here: DemoPerson[];
  elsewhere: DemoPerson[];
}

/** What a contest is made of: its stages, people of the organiser's unions, and some of other unions. */
export async function making(given: Happening, seed: number): Promise<Making> {
  // Workers who sign in to the demo are in other programmes.
  const others = given.people.slice(demoWorkers.length);
  const dice = diceOf(DEMO_SEED + seed);
  return {
    ...given,
    ...(await resume(given, given.programmeId)),
    dice,
    here: dice.some(
      others.filter(({ unit }) => isWithin(unit.path, given.unit.path)),
      40,
    ),
    elsewhere: dice.some(
      others.filter(({ unit }) => !isWithin(unit.path, given.unit.path)),
      OTHERS,
    ),
  };
}

/** The scope of somebody of the demo, as a sign-in of theirs would have it. */
export function scopeOf({ scope, dice }: Making, who: { name: string; personId?: string; accountId?: string }): Scope {
  return actingFor(scope, {
    ...{ kind: 'account' as const, id: who.accountId ?? dice.id(), name: who.name, personId: who.personId ?? null },
  });
}
