import type { Day } from '../../kernel/dates.ts';
import type { UnitPath } from '../../kernel/unit-path.ts';
import type { Bilingual } from '../../kernel/words.ts';
import type { HonourLevel } from '../../people/members/audience/rules.ts';
import {
  type DisplayUse,
  displayUseNames,
  type HonourKind,
  type HonourState,
  honourMoves,
  type NewHonour,
} from './register.ts';

/** How deep in the tree a level is decided: the federation itself, its districts, or the union of the holder. */
const depthOfLevel = {
  national: 1,
  city: 1,
  district: 2,
  enterprise: Number.POSITIVE_INFINITY,
} as const satisfies Record<HonourLevel, number>;

/**
 * The unit whose officers enter and revoke honours of a level. A union does not give its own member a city's honour,
 * nor take it away; what the country confers is kept by the federation.
 */
export function keeperOf(level: HonourLevel, ownerPath: UnitPath): UnitPath {
  return ownerPath.split('.').slice(0, depthOfLevel[level]).join('.');
}

/** `true` where an honour may be shown for a use: never once revoked, collectives always, a person only as agreed. */
export function isShown(
  honour: { state: HonourState; kind: HonourKind; shownIn: readonly string[] },
  use: DisplayUse,
): boolean {
  if (honour.state === 'revoked') return false;
  return honour.kind === 'collective' || honour.shownIn.includes(use);
}

/** Uses in the order of the register, each once. */
export function tidyUses(uses: readonly DisplayUse[]): DisplayUse[] {
  return displayUseNames.filter((use) => uses.includes(use));
}

/** `true` where the state may change so. */
export function mayMove(move: keyof typeof honourMoves, state: HonourState): boolean {
  return honourMoves[move].from === state;
}

/** What is wrong with an entry beyond the form of its fields. */
export function problemsOf(
  entry: Pick<NewHonour, 'kind' | 'year' | 'conferredOn' | 'personId' | 'holderUnitId'>,
  { today }: { today: Day },
): { path: string; words: Bilingual }[] {
  const problems: { path: string; words: Bilingual }[] = [];
  const conferredIn = Number(entry.conferredOn.slice(0, 4));
  if (entry.conferredOn > today)
    problems.push({
      path: 'conferredOn',
      words: ['授予日期还没有到，请在授予后登记', 'This day is still to come; enter the honour once it is conferred'],
    });
  if (entry.year > conferredIn || entry.year < conferredIn - YEARS_LATE)
    problems.push({
      path: 'year',
      words: [
        `年度应在授予日期当年或之前 ${YEARS_LATE} 年内`,
        `The year is that of the day of conferral, or at most ${YEARS_LATE} before`,
      ],
    });
  if (entry.kind === 'collective' && entry.personId !== null)
    problems.push({ path: 'personId', words: ['集体荣誉不登记个人', 'A collective honour names no person'] });
  if (entry.kind === 'individual' && entry.holderUnitId !== null)
    problems.push({
      path: 'holderUnitId',
      words: ['个人荣誉不登记单位为获得者', 'An individual honour is not held by a unit'],
    });
  return problems;
}

/** Five-yearly commendations (国家级、省部级 every five years) are conferred for years gone by. */
const YEARS_LATE = 5;

/** The levels that somebody holds, in the order of the register; what was revoked counts no more. */
export function levelsHeld(honours: readonly { level: string; state: string }[]): HonourLevel[] {
  const held = new Set(honours.filter(({ state }) => state === 'conferred').map(({ level }) => level));
  return (Object.keys(depthOfLevel) as HonourLevel[]).filter((level) => held.has(level));
}
