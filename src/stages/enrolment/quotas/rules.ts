import { isWithin } from '../../../kernel/unit-path.ts';
import type { Quota } from '../books/rules.ts';

/** A quota, and the unit above that gave it; null where the settings of the stage name it. */
export interface GivenQuota extends Quota {
  givenBy: string | null;
}

/** Days before the claw-back on which those who still hold places are reminded. */
export const REMIND_DAYS = 3;

export const clawBackTargets = ['giver', 'everyone'] as const;
export type ClawBackTarget = (typeof clawBackTargets)[number];

/** All that was given to a unit: its own places and those that it gave on. */
export function grantedTo(quotas: readonly GivenQuota[], unitId: string): number {
  const own = quotas.find((quota) => quota.unitId === unitId)?.places ?? 0;
  return own + givenOnBy(quotas, unitId);
}

/** Places that a unit gave to units below it. */
export function givenOnBy(quotas: readonly GivenQuota[], unitId: string): number {
  return quotas
    .filter(({ givenBy }) => givenBy === unitId)
    .reduce((sum, quota) => sum + grantedTo(quotas, quota.unitId), 0);
}

export interface Giving {
  unitId: string;
  path: string;
  /** What the unit is to have in all, what it gave on included. */
  places: number;
}

export type NotGiven =
  | { because: 'noneToGive' }
  | { because: 'notBelow' | 'givenByAnother' | 'namedTwice'; unitId: string }
  | { because: 'inUse'; unitId: string; inUse: number; places: number }
  | { because: 'short'; left: number; asked: number };

/**
 * Sets what a unit gives of its quota to units below it; those that are not named stay as they are. No place is made or
 * lost, and none that is taken or given on is moved.
 */
export function giveDown(
  quotas: readonly GivenQuota[],
  fromUnitId: string,
  rows: readonly Giving[],
): { quotas: GivenQuota[] } | { refused: NotGiven } {
  const giver = quotas.find(({ unitId }) => unitId === fromUnitId);
  if (!giver) return { refused: { because: 'noneToGive' } };
  let asked = 0;
  const changed = new Map<string, GivenQuota>();
  for (const { unitId, path, places } of rows) {
    if (changed.has(unitId)) return { refused: { because: 'namedTwice', unitId } };
    if (path === giver.path || !isWithin(path, giver.path)) return { refused: { because: 'notBelow', unitId } };
    const now = quotas.find((quota) => quota.unitId === unitId);
    if (now && now.givenBy !== fromUnitId) return { refused: { because: 'givenByAnother', unitId } };
    const givenOn = givenOnBy(quotas, unitId);
    const inUse = (now?.taken ?? 0) + givenOn;
    if (places < inUse) return { refused: { because: 'inUse', unitId, inUse, places } };
    asked += places - grantedTo(quotas, unitId);
    const taken = now?.taken ?? 0;
    changed.set(unitId, { unitId, path, places: places - givenOn, taken, givenBy: fromUnitId });
  }
  const left = giver.places - giver.taken;
  if (asked > left) return { refused: { because: 'short', left, asked } };
  const kept = quotas.filter(({ unitId }) => !changed.has(unitId));
  const isGiverOn = (unitId: string) => quotas.some(({ givenBy }) => givenBy === unitId);
  return {
    quotas: [
      ...kept.map((quota) => (quota === giver ? { ...giver, places: giver.places - asked } : quota)),
      ...[...changed.values()].filter(({ unitId, places }) => places > 0 || isGiverOn(unitId)),
    ],
  };
}

export interface ClawedBack {
  quotas: GivenQuota[];
  /** Under which quota those stand now who stood under this one; null: under none. */
  merged: Map<string, string | null>;
  /** Places that nobody had taken, by the unit that gives them up and who has them now. */
  moved: { fromUnitId: string; toUnitId: string | null; places: number }[];
}

/**
 * What becomes of quotas on the day of the claw-back. `giver`: each quota goes back, up the line, to the unit that the
 * settings name, together with those who have their places from it. `everyone`: there are no quotas from then on, and all
 * that is left is shared.
 */
export function clawBack(quotas: readonly GivenQuota[], to: ClawBackTarget): ClawedBack {
  const byUnit = new Map(quotas.map((quota) => [quota.unitId, quota]));
  const topOf = (quota: GivenQuota): GivenQuota => {
    const giver = quota.givenBy === null ? undefined : byUnit.get(quota.givenBy);
    return giver ? topOf(giver) : quota;
  };
  const gone = to === 'everyone' ? quotas : quotas.filter(({ givenBy }) => givenBy !== null);
  const targetOf = (quota: GivenQuota) => (to === 'everyone' ? null : topOf(quota).unitId);
  const kept = to === 'everyone' ? [] : quotas.filter(({ givenBy }) => givenBy === null);
  return {
    quotas: kept.map((top) => {
      const below = gone.filter((quota) => topOf(quota) === top);
      const sum = (what: 'places' | 'taken') => below.reduce((total, quota) => total + quota[what], top[what]);
      return { ...top, places: sum('places'), taken: sum('taken') };
    }),
    merged: new Map(gone.map((quota) => [quota.unitId, targetOf(quota)])),
    moved: gone
      .filter(({ places, taken }) => places > taken)
      .map((quota) => ({ fromUnitId: quota.unitId, toUnitId: targetOf(quota), places: quota.places - quota.taken })),
  };
}
