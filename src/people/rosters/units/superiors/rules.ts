import { parseUscc } from '../../../../kernel/codes/uscc.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { createNameFinder, employerOf, type Named } from '../../places/rules.ts';
import { isNamed, type StandingUnit } from '../plan/rules.ts';
import type { UnitRow } from '../rows/rules.ts';
import { unitProblems } from '../words.ts';

/** A row of the sheet that was read. */
export interface SheetUnit {
  rowNumber: number;
  row: UnitRow;
}

/** What a row says that it lies under: a unit that stands, another row, or both where they may be the same unit. */
export type Link = { standing?: StandingUnit; rowNumber?: number } | { words: Bilingual };

/** Somebody that a superior's name may mean. */
interface Candidate extends Named {
  standing?: StandingUnit;
  rowNumber?: number;
  /** Names above it as far as they are known, the nearest last, as `employerOf` folds them. */
  above: readonly string[];
}

interface Among {
  rows: readonly SheetUnit[];
  /** The unit that the import goes into and all below it, gone ones included. */
  standing: readonly StandingUnit[];
  root: StandingUnit;
  /** Names of the units above one, from the top of the federation down. */
  namesAbove: (unit: StandingUnit) => readonly string[];
}

/**
 * Looks up superiors as rows name them, by code, by name, or by a path such as `海淀区总工会 > 顺达工会`, among the
 * units of the import's subtree and the rows of the sheet, in whatever order they stand.
 */
export function createSuperiorFinder({ rows, standing, root, namesAbove }: Among): (of: SheetUnit) => Link {
  const candidates: Candidate[] = [
    ...standing.map((unit) => ({
      ...{ name: unit.name, shortName: unit.shortName, formerNames: unit.formerNames, uscc: unit.uscc },
      standing: unit,
      above: namesAbove(unit).map(employerOf),
    })),
    ...rows.map(({ rowNumber, row: { name, facts, superior } }) => ({
      ...{ name, shortName: facts.shortName ?? name, formerNames: '', uscc: facts.uscc ?? null },
      rowNumber,
      above: superior.name === '' ? [employerOf(root.name)] : segmentsOf(superior.name).map(employerOf),
    })),
  ];
  const find = createNameFinder(candidates);
  const byPair = Map.groupBy(
    candidates.filter(({ above }) => above.length > 0),
    ({ name, above }) => pairOf(above.at(-1) ?? '', employerOf(name)),
  );

  /** Those that a text means, and those of them that it means by a path. */
  function named(text: string): readonly Candidate[] {
    const found = find.byName(text);
    if (found.length > 0) return found;
    if (parseUscc(text).ok) return find.byCode(text);
    const segments = segmentsOf(text).map(employerOf);
    const [parent, last] = [segments.at(-2), segments.at(-1)];
    if (parent === undefined || last === undefined) return [];
    const above = segments.slice(0, -1);
    return (byPair.get(pairOf(parent, last)) ?? []).filter((each) => agrees(each, above));
  }

  return ({ rowNumber, row }) => {
    const { name, uscc } = row.superior;
    if (!isNamed(row)) return { standing: root };
    const coded = uscc === '' ? [] : find.byCode(uscc);
    const all = coded.length > 0 || name === '' ? coded : named(name);
    const asked = name || uscc;
    if (all.length === 0) return { words: unitProblems.superiorNotFound(asked, root.name) };
    const live = all.filter((each) => !each.standing || each.standing.status === 'active');
    if (live.length === 0) return { words: unitProblems.superiorGone(asked) };
    const units = live.flatMap(({ standing: unit }) => unit ?? []);
    const others = live.flatMap(({ rowNumber: other }) => other ?? []);
    // A unit below one of its own name names that one, not itself.
    const sheet = units.length > 0 ? others.filter((other) => other !== rowNumber) : others;
    if (units.length > 1 || sheet.length > 1)
      return { words: unitProblems.superiorAmbiguous(asked, places(live.slice(0, 3))) };
    return {
      ...(units[0] ? { standing: units[0] } : {}),
      ...(sheet[0] === undefined ? {} : { rowNumber: sheet[0] }),
    };
  };
}

/** `海淀区总工会 > 顺达工会` from the top down; slashes part it as well where no arrow does. */
export function segmentsOf(text: string): string[] {
  const parts = /[>＞→]/.test(text) ? text.split(/[>＞→]/) : text.split(/[/／]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

const pairOf = (parent: string, name: string) => `${parent}\n${name}`;

/** Whether the names that a path gives are those above a unit, as far as both are known. */
function agrees({ above, standing }: Candidate, asked: readonly string[]): boolean {
  if (standing && asked.length > above.length) return false;
  return asked.every((_, back) => {
    const [mine, theirs] = [above.at(-1 - back), asked.at(-1 - back)];
    return mine === undefined || mine === theirs;
  });
}

function places(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ name, standing, rowNumber }) =>
      standing ? `${standing.parentName ? `${standing.parentName} > ` : ''}${name}` : `#${rowNumber} ${name}`,
    )
    .join('、');
}
