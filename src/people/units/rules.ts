import { addDays, type Day, isDay } from '../../kernel/dates.ts';
import type { Bilingual } from '../../kernel/words.ts';

interface Kind {
  words: Bilingual;
  about: Bilingual;
  /** Kinds that may lead it. */
  under: readonly string[];
  /** May stand at the top of a federation. */
  top?: boolean;
  /** Persons may be members here. Superior unions keep retained members and the holding pool (周转库). */
  holdsMembers: boolean;
}

/** The kinds of unit (domain.md §2) and which may lie under which. Partner units are no unions. */
export const unitKinds = {
  territorial: {
    words: ['总工会', 'Federation'],
    about: ['市、区、街道、乡镇的地方总工会', 'City, district, street or township federation'],
    under: ['territorial'],
    top: true,
    holdsMembers: true,
  },
  industrial: {
    words: ['产业工会', 'Industrial union'],
    about: ['产业工会，以及局、集团公司工会', 'Industrial union, or that of a bureau or group company'],
    under: ['territorial', 'industrial'],
    top: true,
    holdsMembers: true,
  },
  association: {
    words: ['工会联合会', 'Union association'],
    about: ['区域性、行业性工会联合会', 'Association of unions in an area or trade'],
    under: ['territorial', 'industrial', 'association'],
    holdsMembers: true,
  },
  primary: {
    words: ['基层工会', 'Primary union'],
    about: ['单个用人单位的工会', 'Union of one employer'],
    under: ['territorial', 'industrial', 'association', 'primary'],
    holdsMembers: true,
  },
  joint: {
    words: ['联合基层工会', 'Joint primary union'],
    about: ['几个小单位合建的工会', 'Union of several small employers'],
    under: ['territorial', 'industrial', 'association'],
    holdsMembers: true,
  },
  branch: {
    words: ['分工会', 'Branch'],
    about: ['基层工会的分支', 'Subdivision of a primary union'],
    under: ['primary', 'joint', 'branch'],
    holdsMembers: true,
  },
  group: {
    words: ['工会小组', 'Group'],
    about: ['最小的一级', 'The smallest unit'],
    under: ['primary', 'joint', 'branch'],
    holdsMembers: true,
  },
  partner: {
    words: ['协作单位', 'Partner unit'],
    about: ['一同办活动的单位，不是工会，不收会员', 'Takes part in programmes; is no union and has no members'],
    under: ['territorial', 'industrial', 'association', 'primary', 'joint'],
    holdsMembers: false,
  },
} as const satisfies Record<string, Kind>;
export type UnitKind = keyof typeof unitKinds;
export const unitKindNames = Object.keys(unitKinds) as UnitKind[];

/** Words of every kind, for lists. */
export const unitKindWords = Object.fromEntries(unitKindNames.map((kind) => [kind, unitKinds[kind].words])) as Record<
  UnitKind,
  Bilingual
>;

export const unitStatuses = {
  active: ['正常', 'Active'],
  merged: ['已并入', 'Merged'],
  closed: ['已撤销', 'Closed'],
} as const satisfies Record<string, Bilingual>;
export type UnitStatus = keyof typeof unitStatuses;

export const unitChangeKinds = {
  created: ['建立', 'Created'],
  renamed: ['更名', 'Renamed'],
  moved: ['调整上级', 'Moved'],
  merged: ['合并', 'Merged'],
  closed: ['撤销', 'Closed'],
  corrected: ['更正资料', 'Corrected'],
} as const satisfies Record<string, Bilingual>;
export type UnitChangeKind = keyof typeof unitChangeKinds;

/** `true` where a unit of a kind may be led by one of the other; `null` is the top of the federation. */
export function mayLieUnder(kind: UnitKind, parentKind: UnitKind | null): boolean {
  const rule: Kind = unitKinds[kind];
  return parentKind === null ? rule.top === true : rule.under.includes(parentKind);
}

/** Kinds that may lead a unit of this kind, in words: for the refusal and the form's hint. */
export function leadersOf(kind: UnitKind): Bilingual {
  const words = unitKinds[kind].under.map((each) => unitKinds[each].words);
  return [words.map(([zh]) => zh).join('、'), words.map(([, en]) => en).join(', ')];
}

/** How far ahead a change may be planned: two years, so that a mistyped year is noticed. */
export const PLAN_AHEAD_DAYS = 731;

export type DayProblem = 'notADay' | 'tooEarly' | 'reasonNeeded' | 'tooLate';
export type DayVerdict = { ok: true; planned: boolean } | { ok: false; problem: DayProblem };

/**
 * Judges the effective day of a change. A past day is allowed back to where the present leadership began, since an
 * earlier one would contradict history already written; it needs a reason.
 */
export function judgeEffectiveDay({
  on,
  today,
  since,
  reason,
}: {
  on: Day;
  today: Day;
  /** First day of the unit's present span. */
  since: Day;
  reason?: string | undefined;
}): DayVerdict {
  if (!isDay(on)) return { ok: false, problem: 'notADay' };
  if (on < since) return { ok: false, problem: 'tooEarly' };
  if (on > addDays(today, PLAN_AHEAD_DAYS)) return { ok: false, problem: 'tooLate' };
  if (on < today && !reason?.trim()) return { ok: false, problem: 'reasonNeeded' };
  return { ok: true, planned: on > today };
}

export const MAX_UNIT_NAME_CHARACTERS = 100;
const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;

/** A unit's name in the form in which it is kept: NFC, single spaces, full-width brackets; undefined where it is none. */
export function findUnitName(text: string): string | undefined {
  const name = text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) ?\(/gu, '（')
    .replace(/(?<=（[^()（）]*)\)/gu, '）');
  const length = [...name].length;
  return length >= 2 && length <= MAX_UNIT_NAME_CHARACTERS && !CONTROL.test(name) && /\p{L}/u.test(name)
    ? name
    : undefined;
}

/** The shorter name under which a unit goes in tables, where nobody gives another. */
export function shortNameOf(name: string): string {
  return name.replace(/工会(工作)?委员会$/, '工会');
}
