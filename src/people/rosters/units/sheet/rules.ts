import type { Day } from '../../../../kernel/dates.ts';
import { ancestorIds } from '../../../../kernel/unit-path.ts';
import type { Judged } from '../../check/rules.ts';
import { employerOf, foldUnitName } from '../../places/rules.ts';
import type { RowProblem } from '../../rows/rules.ts';
import type { UnitFieldKey } from '../fields/rules.ts';
import { isNamed, planUnit, type StandingUnit, type Superior } from '../plan/rules.ts';
import type { UnitRow } from '../rows/rules.ts';
import { createSuperiorFinder, type Link, type SheetUnit, segmentsOf } from '../superiors/rules.ts';
import { unitProblems } from '../words.ts';

/** What stands before the sheet goes in. */
export interface Standing {
  root: StandingUnit;
  /** The root and all below it, gone ones included. */
  units: readonly StandingUnit[];
  /** Active units of the whole federation that have a code of the sheet. */
  coded: readonly StandingUnit[];
  /** Names from the top of the federation to the root's superior. */
  aboveRoot: readonly string[];
}

/** What was made of a row: its superior's place for those below it, or that it is bad. */
interface Verdict extends Judged {
  rank: number;
  /** As those below see it; undefined where the row is bad. */
  seen?: Superior;
}

/**
 * Judges all rows of a list of units together, since superiors may stand in any row of it.
 * @returns what the check says, by row number
 */
export function judgeUnits(rows: readonly SheetUnit[], standing: Standing, today: Day): ReadonlyMap<number, Judged> {
  const verdicts = new Map<number, Verdict>();
  const distinct = refuseRepeated(rows, verdicts);
  const linkOf = createLinks(distinct, standing);
  const links = new Map(distinct.map((each) => [each.rowNumber, linkOf(each)]));
  const byNumber = new Map(distinct.map((each) => [each.rowNumber, each]));
  const judge = createJudge(standing, { verdicts, today });

  for (const first of distinct) {
    // From a row up through the rows above it, then back down: each has one superior at most.
    const chain: SheetUnit[] = [];
    const met = new Set<number>();
    for (let each: SheetUnit | undefined = first; each && !verdicts.has(each.rowNumber); ) {
      if (met.has(each.rowNumber)) {
        refuseRing(chain.slice(chain.findIndex(({ rowNumber }) => rowNumber === each?.rowNumber)), verdicts);
        break;
      }
      met.add(each.rowNumber);
      chain.push(each);
      const link = links.get(each.rowNumber);
      each = link && 'rowNumber' in link ? byNumber.get(link.rowNumber ?? 0) : undefined;
    }
    for (const each of chain.reverse()) {
      const link = links.get(each.rowNumber);
      if (link && !verdicts.has(each.rowNumber)) verdicts.set(each.rowNumber, judge(each, link));
    }
  }
  return verdicts;
}

/** Rows that say of themselves that they are a row above, by code or by name and superior; the others are returned. */
function refuseRepeated(rows: readonly SheetUnit[], verdicts: Map<number, Verdict>): SheetUnit[] {
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  return rows.filter(({ rowNumber, row }) => {
    const { uscc } = row.facts;
    const coded = uscc ? seenBefore(codes, uscc, rowNumber) : undefined;
    const { name, superior } = row;
    const alike = seenBefore(names, [name, superior.name, superior.uscc].map(foldUnitName).join('\n'), rowNumber);
    if (alike !== undefined) verdicts.set(rowNumber, bad(rowNumber, 'name', unitProblems.duplicate(alike)));
    else if (coded !== undefined) verdicts.set(rowNumber, bad(rowNumber, 'uscc', unitProblems.duplicateCode(coded)));
    return alike === undefined && coded === undefined;
  });
}

/** A row of the import's own unit lies under nothing that the import reaches. */
function createLinks(rows: readonly SheetUnit[], { root, units, aboveRoot }: Standing): (of: SheetUnit) => Link {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const depth = aboveRoot.length;
  const namesAbove = (unit: StandingUnit) => [
    ...aboveRoot,
    ...ancestorIds(unit.path)
      .slice(depth, -1)
      .map((id) => names.get(id) ?? ''),
  ];
  const find = createSuperiorFinder({ rows, standing: units, root, namesAbove });
  return (each) => (isRoot(each.row, root) ? { standing: root } : find(each));
}

function isRoot({ name, superior, facts }: UnitRow, root: StandingUnit): boolean {
  if (root.uscc !== null && facts.uscc === root.uscc) return true;
  if (foldUnitName(name) !== foldUnitName(root.name)) return false;
  const above = segmentsOf(superior.name).at(-1) ?? '';
  return above === '' ? superior.uscc === '' : employerOf(above) === employerOf(root.parentName ?? '');
}

function createJudge(
  { root, units, coded }: Standing,
  { verdicts, today }: { verdicts: ReadonlyMap<number, Verdict>; today: Day },
) {
  const active = units.filter(({ status }) => status === 'active');
  const byCode = new Map(coded.map((unit) => [unit.uscc, unit]));
  const children = new Map(active.map((unit) => [childKey(unit.parentId ?? '', unit.name), unit]));
  const byName = Map.groupBy(active, ({ name }) => foldUnitName(name));
  const seen = new Map<string, number>();

  return ({ rowNumber, row }: SheetUnit, link: Link): Verdict => {
    if ('words' in link) return bad(rowNumber, 'superior', link.words);
    const above = link.rowNumber === undefined ? undefined : verdicts.get(link.rowNumber);
    if (above && !above.seen && !link.standing)
      return bad(rowNumber, 'superior', unitProblems.superiorNotIn(above.rowNumber));
    if (above?.seen && link.standing && above.seen.id !== link.standing.id) {
      const both = `${link.standing.parentName ?? ''} > ${link.standing.name}、#${above.rowNumber} ${above.seen.name}`;
      return bad(rowNumber, 'superior', unitProblems.superiorAmbiguous(row.superior.name, both));
    }
    const superior = above?.seen ?? (link.standing ? superiorOf(link.standing) : undefined);
    if (!superior) return bad(rowNumber, 'superior', unitProblems.superiorNotIn(link.rowNumber ?? rowNumber));

    const self = isRoot(row, root);
    const child = self ? root : superior.id === null ? undefined : children.get(childKey(superior.id, row.name));
    const holder = byCode.get(row.facts.uscc ?? '');
    const [other] = byName.get(foldUnitName(row.name)) ?? [];
    if (!isNamed(row) && !child && !holder && other)
      return bad(rowNumber, 'superior', unitProblems.alikeBelow(other.name, other.parentName ?? ''));
    const plan = planUnit({ row, root, superior, coded: holder, child, today });
    if (plan.kind === 'refused') return bad(rowNumber, plan.problem.field, plan.problem.words);
    const unit = plan.kind === 'create' ? undefined : plan.unit;
    const place = superior.id ?? `#${link.rowNumber}`;
    const twice = seenBefore(seen, unit?.id ?? childKey(place, row.name), rowNumber);
    if (twice !== undefined) return bad(rowNumber, 'name', unitProblems.duplicate(twice));

    return {
      rowNumber,
      problems: [],
      unitId: unit?.id ?? null,
      superiorId: superior.id,
      superiorRow: above?.seen ? above.rowNumber : null,
      rank: above?.seen ? above.rank + 1 : 0,
      seen: unit
        ? { ...superiorOf(unit), kind: row.facts.kind ?? unit.kind }
        : {
            id: null,
            name: row.name,
            kind: plan.kind === 'create' ? plan.unitKind : superior.kind,
            fromOn: plan.kind === 'create' ? plan.fromOn : superior.fromOn,
            level: superior.level + 1,
          },
    };
  };
}

/** A unit that stands, as those below it see it. */
export function superiorOf({ id, name, kind, fromOn, path }: StandingUnit): Superior {
  return { id, name, kind, fromOn, level: ancestorIds(path).length };
}

const childKey = (parent: string, name: string) => `${parent}\n${foldUnitName(name)}`;

function refuseRing(ring: readonly SheetUnit[], verdicts: Map<number, Verdict>): void {
  const numbers = ring.map(({ rowNumber }) => rowNumber);
  const told = [...numbers.slice(0, 5), ...numbers.slice(0, 1)];
  for (const rowNumber of numbers) verdicts.set(rowNumber, bad(rowNumber, 'superior', unitProblems.superiorRing(told)));
}

function bad(rowNumber: number, field: UnitFieldKey | (string & {}), words: RowProblem['words']): Verdict {
  return { rowNumber, problems: [{ field, words }], unitId: null, rank: 0 };
}

/** The row that said the same before; remembers this one where none did. */
function seenBefore(seen: Map<string, number>, key: string, rowNumber: number): number | undefined {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, rowNumber);
  return before;
}
