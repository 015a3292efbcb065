import { isWithin } from '../../../../kernel/unit-path.ts';
import { actingFor } from '../../../../people/access/mint/service.ts';
import type { Scope } from '../../../../people/access/rules.ts';
import type { House } from '../../../../platform/house.ts';
import { updateStage } from '../../../../programmes/arrange/service.ts';
import { read, takeAction } from '../../../../programmes/calls/service.ts';
import { listStages, type StageRow } from '../../../../programmes/queries.ts';
import type { DemoAccount } from '../../../accounts/contract.ts';
import type { DemoPerson } from '../../../people/contract.ts';
import { DEMO_SEED, type Dice, diceOf } from '../../../rules.ts';
import type { DemoUnit } from '../../../units/contract.ts';

const DAY_MS = 86_400_000;
const OWN_WORKERS = 3;
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

/** One contest while it happens: who acts, and when. */
export interface Making extends Happening {
  dice: Dice;
  stages: ReadonlyMap<string, StageRow>;
  here: DemoPerson[];
  elsewhere: DemoPerson[];
}

/** What a contest is made of: its stages, people of the organiser's unions, and some of other unions. */
export async function making(given: Happening, seed: number): Promise<Making> {
  const rows = await listStages(given.house.db, given.scope, given.programmeId);
  const others = given.people.slice(OWN_WORKERS);
  const dice = diceOf(DEMO_SEED + seed);
  return {
    ...given,
    dice,
    stages: new Map(rows.map((stage) => [stage.key, stage])),
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

/** The house as it was so many days ago. */
export const at = ({ house, now }: Making, daysAgo: number): House => ({
  ...house,
  now: () => new Date(now.getTime() - daysAgo * DAY_MS),
});

/** The scope of somebody of the demo, as a sign-in of theirs would have it. */
export function scopeOf({ scope, dice }: Making, who: { name: string; personId?: string; accountId?: string }) {
  const actor = {
    ...{ kind: 'account' as const, id: who.accountId ?? dice.id(), name: who.name, personId: who.personId ?? null },
  };
  return actingFor(scope, actor);
}

/** Takes an action of a stage on a day of the past, as the organiser unless told otherwise. */
export function act<Answer>(
  made: Making,
  key: string,
  call: { name: string; input?: object; daysAgo: number; as?: Scope },
): Promise<Answer> {
  const stage = made.stages.get(key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  return takeAction(at(made, call.daysAgo), call.as ?? made.scope, {
    ...{ kind: stage.kind, stageId: stage.id, name: call.name, input: call.input ?? {} },
  }) as Promise<Answer>;
}

/** Reads from a stage. */
export function look<Answer>(made: Making, key: string, name: string, as: Scope = made.scope, input: object = {}) {
  const stage = made.stages.get(key);
  const call = { kind: stage?.kind ?? '', stageId: stage?.id ?? '', name, input };
  return read(made.house, as, call) as Promise<Answer>;
}

/** Changes some settings of a stage before anything happens in it. */
export async function change(made: Making, key: string, settings: object, daysAgo: number): Promise<void> {
  const stage = made.stages.get(key);
  if (!stage) throw new RangeError(`no stage ${key}`);
  await updateStage(at(made, daysAgo), made.scope, {
    ...{ programmeId: made.programmeId, stageId: stage.id, version: stage.version },
    settings: { ...(stage.settings as object), ...settings },
  });
}
