import { foldCode, foldWidth } from '../../../kernel/codes/characters.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { type UnitKind, type UnitStatus, unitKinds } from '../../units/rules.ts';
import { rowProblems } from '../words.ts';

/** What a name or a code is looked up among. */
export interface Named {
  name: string;
  shortName: string;
  /** Names of before, one to a line. */
  formerNames: string;
  uscc: string | null;
}

/** A unit of the subtree that an import goes into, as rows may name it. */
export interface Place extends Named {
  id: string;
  kind: UnitKind;
  status: UnitStatus;
  /** Name of the unit it merged into. */
  successor: string | null;
  path: UnitPath;
}

export type Found = { ok: true; place: Place } | { ok: false; words: Bilingual };

/**
 * Looks names up as officers write them: as they are, by short name, by a former name, by the employer's name without
 * 工会; the first way that finds any.
 */
export function createNameFinder<Each extends Named>(all: readonly Each[]) {
  const codes = group(all, (each) => [each.uscc ?? '']);
  const ways = [
    group(all, (each) => [foldUnitName(each.name)]),
    group(all, (each) => [foldUnitName(each.shortName)]),
    group(all, (each) => each.formerNames.split('\n').map(foldUnitName)),
    group(all, (each) => [each.name, each.shortName, ...each.formerNames.split('\n')].map(employerOf)),
  ];
  return {
    byCode: (uscc: string): readonly Each[] => codes.get(foldCode(uscc)) ?? [],
    byName: (name: string): readonly Each[] => {
      for (const way of ways) {
        const found = way.get(foldUnitName(name)) ?? way.get(employerOf(name));
        if (found) return found;
      }
      return [];
    },
  };
}

/** Looks up the unit that a row names among those of the import's subtree. An empty cell means the union that the import goes into. */
export function createPlaceFinder(
  places: readonly Place[],
  root: Place,
): (named: { name: string; uscc: string }) => Found {
  const find = createNameFinder(places);
  return ({ name, uscc }) => {
    if (name === '' && uscc === '') return checked(root);
    const coded = uscc === '' ? [] : find.byCode(uscc);
    if (coded.length > 0) return one(coded, uscc);
    const found = name === '' ? [] : find.byName(name);
    return found.length > 0
      ? one(found, name)
      : { ok: false, words: rowProblems.unitNotFound(name || uscc, root.name) };
  };
}

/** The one active unit among those of a name, or why there is none. */
function one(found: readonly Place[], asked: string): Found {
  const active = found.filter((place) => place.status === 'active');
  const [place, other] = active.length > 0 ? active : found;
  if (place && !other) return checked(place);
  const names = [...new Set((active.length > 0 ? active : found).map(({ name }) => name))];
  return { ok: false, words: rowProblems.unitAmbiguous(asked, names.slice(0, 3).join('、')) };
}

/** Whether members may come into a unit as it stands. */
export function checked(place: Place): Found {
  if (place.status === 'merged') return { ok: false, words: rowProblems.unitMerged(place.name, place.successor ?? '') };
  if (place.status === 'closed') return { ok: false, words: rowProblems.unitClosed(place.name) };
  if (!unitKinds[place.kind].holdsMembers) return { ok: false, words: rowProblems.unitWithoutMembers(place.name) };
  return { ok: true, place };
}

function group<Each>(all: readonly Each[], keysOf: (each: Each) => readonly string[]): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all)
    for (const key of new Set(keysOf(each))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  return groups;
}

/** A unit's name as it is compared: half width, lower case, without spaces. */
export function foldUnitName(name: string): string {
  return foldWidth(name.normalize('NFC')).toLowerCase().replace(/\s/g, '');
}

/** `顺达快递有限公司工会委员会` and `顺达快递有限公司` mean the same place. */
export function employerOf(name: string): string {
  return foldUnitName(name).replace(/(总工会|工会(工作)?委员会|工会)$/, '');
}
