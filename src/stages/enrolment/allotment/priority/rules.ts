import { type Day, monthsBetween, yearsBetween } from '../../../../kernel/dates.ts';
import type { Why } from '../../../../kernel/why.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import { type HonourLevel, honourLevels } from '../../../../people/members/audience/rules.ts';
import { type WorkerKind, workerKinds } from '../../../../people/members/worker-kinds/rules.ts';
import { type SkillLevel, skillLevelNames, skillLevels } from '../../../../registries/ladders/register.ts';
import { findLineKey, type PriorityLine, type PriorityTerms } from './contract.ts';
import { gateWords, lineWords, sources } from './words.ts';

/** What the records say of someone on the day on which the window closes. */
export interface Merits {
  /** Day of joining the union in which they are; null without a live membership. */
  memberSince: Day | null;
  bornOn: Day | null;
  workerKinds: readonly string[];
  honours: readonly { level: HonourLevel; title: string; year: number }[];
  /** Levels of skill awarded on ladders. */
  skills: readonly { level: SkillLevel; ladder: string }[];
  /** The last place they held in this series before. */
  last: { on: Day; title: string } | null;
  answers: Readonly<Record<string, unknown>>;
}

/** A line of somebody's score, as they see it. */
export interface ScoreLine {
  words: Bilingual;
  points: number;
  /** What it was taken from. */
  source: Bilingual;
  /** Told by the person and not found in a record. */
  declared: boolean;
}

/** The conditions one by one; whoever misses one gets no place (domain.md §6). */
export function gatesOf({ gates }: PriorityTerms, merits: Merits, day: Day): Why[] {
  const whys: Why[] = [];
  if (gates.membersOnly) whys.push({ ok: merits.memberSince !== null, words: gateWords.member(merits) });
  const age = merits.bornOn === null ? null : yearsBetween(merits.bornOn, day);
  if (gates.ageFrom !== null || gates.ageTo !== null) {
    const ok = age !== null && age >= (gates.ageFrom ?? 0) && age <= (gates.ageTo ?? Number.POSITIVE_INFINITY);
    whys.push({ ok, words: gateWords.age(gates, age) });
  }
  if (gates.tenureMonths !== null) {
    const months = merits.memberSince === null ? 0 : monthsBetween(merits.memberSince, day);
    whys.push({ ok: months >= gates.tenureMonths, words: gateWords.tenure(gates.tenureMonths, months) });
  }
  if (gates.intervalMonths !== null) {
    const ok = merits.last === null || monthsBetween(merits.last.on, day) >= gates.intervalMonths;
    whys.push({ ok, words: gateWords.interval(gates.intervalMonths, merits.last) });
  }
  if (gates.declaration !== '') {
    const ok = merits.answers[gates.declaration] === true;
    whys.push({ ok, words: gateWords.declaration(ok) });
  }
  return whys;
}

/** The score line by line, with those that bring nothing, so that each sees what counted and what did not. */
export function scoreOf({ lines }: PriorityTerms, merits: Merits, day: Day): ScoreLine[] {
  return lines.map((line) => {
    const found = findIn(line, merits, day);
    return {
      words: namesOf(line),
      points: found.holds ? line.points : 0,
      source: found.source,
      declared: line.from === 'answer' && found.holds,
    };
  });
}

function findIn({ from, value: named }: PriorityLine, merits: Merits, day: Day): { holds: boolean; source: Bilingual } {
  const value = findLineKey(from, named) ?? named;
  switch (from) {
    case 'workerKind':
      return { holds: merits.workerKinds.includes(value), source: sources.roster };
    case 'honour': {
      const ranks = Object.keys(honourLevels) as HonourLevel[];
      const least = ranks.indexOf(value as HonourLevel);
      const honour = merits.honours.find(({ level }) => ranks.indexOf(level) <= least);
      return { holds: honour !== undefined, source: sources.honour(honour) };
    }
    case 'skill': {
      const least = skillLevelNames.indexOf(value as SkillLevel);
      const skill = merits.skills.find(({ level }) => skillLevelNames.indexOf(level) >= least);
      return {
        holds: skill !== undefined,
        source: sources.skill(skill && { ...skill, words: skillLevels[skill.level] }),
      };
    }
    case 'answer':
      return { holds: merits.answers[value] === true, source: sources.declared };
    case 'notSince': {
      const holds = merits.last === null || monthsBetween(merits.last.on, day) >= Number(value);
      return { holds, source: sources.last(merits.last) };
    }
    case 'ageFrom': {
      const holds = merits.bornOn !== null && yearsBetween(merits.bornOn, day) >= Number(value);
      return { holds, source: merits.bornOn === null ? sources.noBirthday : sources.roster };
    }
  }
}

/** What a line is called: as the officer named it, else after what it is taken from. */
function namesOf({ from, value: named, label, labelEn }: PriorityLine): Bilingual {
  if (label !== '') return [label, labelEn || label];
  const value = findLineKey(from, named) ?? named;
  switch (from) {
    case 'workerKind':
      return workerKinds[value as WorkerKind];
    case 'honour':
      return lineWords.orAbove(honourLevels[value as HonourLevel]);
    case 'skill':
      return lineWords.orAbove(skillLevels[value as SkillLevel]);
    case 'answer':
      return [value, value];
    case 'notSince':
      return lineWords.notSince(Number(value));
    case 'ageFrom':
      return lineWords.ageFrom(Number(value));
  }
}

/** Where somebody stands before lots are drawn. */
export interface Claimant {
  points: number;
  /** Day of the last place in the series; null comes first: they never had one. */
  lastOn: Day | null;
  /** Whether they come after all others, whatever their points: they had places before and did not come. */
  isLast?: boolean;
}

/**
 * Whoever came to what they had places in before those who did not; then more points first, then whoever took part longest
 * ago. Zero where only the lot can tell.
 */
export function compareClaims(a: Claimant, b: Claimant): number {
  if (Boolean(a.isLast) !== Boolean(b.isLast)) return a.isLast ? 1 : -1;
  if (a.points !== b.points) return b.points - a.points;
  if (a.lastOn === b.lastOn) return 0;
  if (a.lastOn === null) return -1;
  if (b.lastOn === null) return 1;
  return a.lastOn < b.lastOn ? -1 : 1;
}

export interface Contender {
  /** Equal tiers are told apart by the lot; 1 is first. */
  tier: number;
  /** As `drawKey` gives it. */
  key: string;
  ticket: number;
}

/** Tiers of claimants from 1, in the order given: equal claims stand in one tier, which is all that is published. */
export function tiersOf(claimants: readonly Claimant[]): number[] {
  const sorted = [...claimants].sort(compareClaims);
  const tiers = new Map<Claimant, number>();
  let tier = 0;
  for (const [index, claimant] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || compareClaims(before, claimant) !== 0) tier += 1;
    tiers.set(claimant, tier);
  }
  return claimants.map((claimant) => tiers.get(claimant) ?? tier);
}

/** The order in which places are given: tier, then lot. Tickets differ, so that no two contenders are equal. */
export function compareContenders(a: Contender, b: Contender): number {
  if (a.tier !== b.tier) return a.tier - b.tier;
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.ticket - b.ticket;
}
