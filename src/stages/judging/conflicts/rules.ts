import { isWithin, type UnitPath } from '../../../kernel/unit-path.ts';
import type { Bilingual } from '../../../kernel/words.ts';

/** Why a judge does not mark an entry (执裁回避, domain.md §5). */
export const grounds = {
  self: ['本人作品', 'Own work'],
  team: ['同一队伍', 'Same team'],
  mentor: ['师徒或指导', 'Mentor or apprentice'],
  unit: ['同一工会系统', 'Same union line'],
  declared: ['评委申报', 'Declared by the judge'],
  officer: ['主办单位认定', 'Found by the organiser'],
} as const satisfies Record<string, Bilingual>;
export type Ground = keyof typeof grounds;

export interface JudgeTies {
  personId: string | null;
  /** Where the judge is a member or an officer, as the tree stands now. */
  paths: readonly UnitPath[];
}

export interface EntryTies {
  people: readonly { personId: string | null; part: string }[];
  /** Units of the entry and of its people, as the tree stands now. */
  paths: readonly UnitPath[];
}

/**
 * What keeps a judge from an entry, the gravest first. Units lie on one line where one leads the other or both are the
 * same; the organiser and those above it lead everybody, so their own officers may judge what comes from below.
 */
export function findConflict(
  judge: JudgeTies,
  entry: EntryTies,
  { organiser, unitLine }: { organiser: UnitPath; unitLine: boolean },
): Exclude<Ground, 'declared' | 'officer'> | undefined {
  const own = judge.personId === null ? undefined : entry.people.find(({ personId }) => personId === judge.personId);
  if (own) {
    if (own.part === 'mentor') return 'mentor';
    return own.part === 'captain' || own.part === 'member' ? 'team' : 'self';
  }
  if (!unitLine) return undefined;
  const leadsAll = (path: UnitPath) => isWithin(organiser, path);
  const sameLine = judge.paths.some((mine) =>
    entry.paths.some(
      (theirs) =>
        mine === theirs || (isWithin(theirs, mine) && !leadsAll(mine)) || (isWithin(mine, theirs) && !leadsAll(theirs)),
    ),
  );
  return sameLine ? 'unit' : undefined;
}
