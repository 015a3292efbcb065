import type { Day } from '../../../../kernel/dates.ts';
import { isWithin, type UnitPath } from '../../../../kernel/unit-path.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import {
  judgeEffectiveDay,
  leadersOf,
  mayLieUnder,
  PLAN_AHEAD_DAYS,
  type UnitKind,
  type UnitStatus,
  unitKinds,
} from '../../../units/rules.ts';
import { employerOf, type Named } from '../../places/rules.ts';
import type { RowProblem } from '../../rows/rules.ts';
import type { UnitFieldKey } from '../fields/rules.ts';
import { guessUnitKind } from '../kinds/rules.ts';
import type { UnitFacts, UnitRow } from '../rows/rules.ts';
import { unitProblems } from '../words.ts';

/** Deeper than any federation is; a path of a hundred labels would not fit an index of the database. */
export const MOST_LEVELS = 30;

/** A unit as it stands, as a plan looks at it. */
export interface StandingUnit extends Named {
  id: string;
  parentId: string | null;
  parentName: string | null;
  path: UnitPath;
  kind: UnitKind;
  status: UnitStatus;
  regionCode: string | null;
  address: string | null;
  phone: string | null;
  validUntil: Day | null;
  fromOn: Day;
}

/** What a row's unit lies under: a unit that stands, or one that another row of the sheet will make. */
export interface Superior {
  /** Null until the sheet has made it. */
  id: string | null;
  name: string;
  kind: UnitKind;
  fromOn: Day;
  /** 1 for the top of the federation. */
  level: number;
}

export type UnitPlan =
  | { kind: 'create'; unitKind: UnitKind; fromOn: Day }
  | { kind: 'update'; unit: StandingUnit; change: UnitFacts }
  | { kind: 'unchanged'; unit: StandingUnit }
  | { kind: 'refused'; problem: RowProblem };

interface Planned {
  row: UnitRow;
  /** The unit that the import goes into. */
  root: Pick<StandingUnit, 'id' | 'name' | 'path'>;
  superior: Superior;
  /** The unit that the row was known to be when it was checked. */
  known?: StandingUnit | undefined;
  /** The active unit with the row's code, wherever it is in the federation. */
  coded?: StandingUnit | undefined;
  /** The active unit of the row's name directly below the superior. */
  child?: StandingUnit | undefined;
  today: Day;
}

/**
 * What a checked row does to the tree. The same row again changes nothing: an empty cell says nothing, and a sheet
 * neither renames nor moves a unit.
 */
export function planUnit(planned: Planned): UnitPlan {
  const { row, superior, child, today } = planned;
  const found = planned.known ?? planned.coded ?? child;
  if (found) return planStanding(found, planned);
  const kind = row.facts.kind ?? guessUnitKind(row.name);
  if (!kind) return refused('kind', unitProblems.kindNeeded(row.name));
  if (!mayLieUnder(kind, superior.kind)) return refused('kind', notUnder(kind, superior));
  if (superior.level >= MOST_LEVELS) return refused('superior', unitProblems.tooDeep(MOST_LEVELS));
  const wanted = row.fromOn ?? today;
  const fromOn = wanted < superior.fromOn ? superior.fromOn : wanted;
  const verdict = judgeEffectiveDay({ on: fromOn, today, since: superior.fromOn, reason: 'roster' });
  if (!verdict.ok) return refused('fromOn', unitProblems.tooLate(fromOn, PLAN_AHEAD_DAYS));
  return { kind: 'create', unitKind: kind, fromOn };
}

function planStanding(unit: StandingUnit, { row, root, superior, known, coded }: Planned): UnitPlan {
  if (unit.status !== 'active') return refused('name', unitProblems.goneMeanwhile(unit.name));
  if (!isWithin(unit.path, root.path))
    return known
      ? refused('name', unitProblems.beyondReach(unit.name, root.name))
      : refused('uscc', unitProblems.codeTaken(unit.name));
  if (!known && coded && !isCalled(unit, row.name)) return refused('uscc', unitProblems.nameDiffers(unit.name));
  if (coded && coded.id !== unit.id) return refused('uscc', unitProblems.codeTaken(coded.name));
  if (unit.id !== root.id && isNamed(row) && unit.parentId !== superior.id)
    return refused('superior', unitProblems.liesElsewhere(unit.name, unit.parentName ?? ''));
  const { kind } = row.facts;
  if (unit.id !== root.id && kind && kind !== unit.kind && isNamed(row) && !mayLieUnder(kind, superior.kind))
    return refused('kind', notUnder(kind, superior));
  const change = Object.fromEntries(
    Object.entries(row.facts).filter(([key, value]) => value !== undefined && value !== unit[key as keyof typeof unit]),
  ) as UnitFacts;
  return Object.keys(change).length > 0 ? { kind: 'update', unit, change } : { kind: 'unchanged', unit };
}

/** `true` where the row says what it lies under. */
export function isNamed({ superior }: UnitRow): boolean {
  return superior.name !== '' || superior.uscc !== '';
}

/** `true` where a name is the unit's own, its short one or a former one, with or without 工会 behind. */
export function isCalled({ name, shortName, formerNames }: Named, text: string): boolean {
  return [name, shortName, ...formerNames.split('\n')].some((each) => employerOf(each) === employerOf(text));
}

function notUnder(kind: UnitKind, superior: Superior): Bilingual {
  return unitProblems.kindNotUnder(unitKinds[kind].words, superior.name, leadersOf(kind));
}

function refused(field: UnitFieldKey, words: Bilingual): UnitPlan {
  return { kind: 'refused', problem: { field, words } };
}
