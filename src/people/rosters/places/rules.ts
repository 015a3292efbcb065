import { foldCode, foldWidth } from '../../../kernel/codes/characters.ts';
import type { UnitPath } from '../../../kernel/unit-path.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { type UnitKind, type UnitStatus, unitKinds } from '../../units/rules.ts';
import { rowProblems } from '../words.ts';

/** A unit of the subtree that an import goes into, as rows may name it. */
export interface Place {
  id: string;
  name: string;
  shortName: string;
  /** Names of before, one to a line. */
  formerNames: string;
  uscc: string | null;
  kind: UnitKind;
  status: UnitStatus;
  /** Name of the unit it merged into. */
  successor: string | null;
  path: UnitPath;
}

export type Found = { ok: true; place: Place } | { ok: false; words: Bilingual };

/**
 * Looks up the unit that a row names among those of the import's subtree: by code, by name, by short name, by a former
 * name, by the employer's name without 工会. An empty cell means the union that the import goes into.
 */
export function createPlaceFinder(
  places: readonly Place[],
  root: Place,
): (named: { name: string; uscc: string }) => Found {
  const byCode = group(places, (place) => [place.uscc ?? '']);
  const ways = [
    group(places, (place) => [foldUnitName(place.name)]),
    group(places, (place) => [foldUnitName(place.shortName)]),
    group(places, (place) => place.formerNames.split('\n').map(foldUnitName)),
    group(places, (place) => [place.name, place.shortName, ...place.formerNames.split('\n')].map(employerOf)),
  ];
  return ({ name, uscc }) => {
    if (name === '' && uscc === '') return checked(root);
    const coded = uscc === '' ? undefined : byCode.get(foldCode(uscc));
    if (coded) return one(coded, uscc);
    if (name === '') return { ok: false, words: rowProblems.unitNotFound(uscc, root.name) };
    for (const way of ways) {
      const found = way.get(foldUnitName(name)) ?? way.get(employerOf(name));
      if (found) return one(found, name);
    }
    return { ok: false, words: rowProblems.unitNotFound(name, root.name) };
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

function group(places: readonly Place[], keysOf: (place: Place) => readonly string[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const place of places)
    for (const key of new Set(keysOf(place))) {
      if (key === '') continue;
      const group = groups.get(key);
      if (group) group.push(place);
      else groups.set(key, [place]);
    }
  return groups;
}

/** A unit's name as it is compared: half width, lower case, without spaces. */
function foldUnitName(name: string): string {
  return foldWidth(name.normalize('NFC')).toLowerCase().replace(/\s/g, '');
}

/** `顺达快递有限公司工会委员会` and `顺达快递有限公司` mean the same place. */
function employerOf(name: string): string {
  return foldUnitName(name).replace(/(总工会|工会(工作)?委员会|工会)$/, '');
}
