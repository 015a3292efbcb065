import type { Bilingual } from '../../kernel/words.ts';
import { counted } from '../../kernel/words.ts';
import { type Rung, type SkillLevel, skillLevelNames, skillLevels } from './register.ts';

/** A contest result as it stands on a ladder. */
export interface Result {
  id: string;
  event: string;
  rank: number | null;
  /** As it was shown, such as `92.67`. */
  score: string;
  tier: string;
  /** The person is told the rank and not the score. */
  onlyRank?: boolean;
}

/** All that somebody has on one ladder. */
export interface Evidence {
  /** Levels held now. */
  held: readonly SkillLevel[];
  results: readonly Result[];
  /** Results that a level held now rests on. */
  used: readonly string[];
  /** Training hours in all. */
  hours: number;
}

/** One condition of a rung, as it stands for a person. */
export interface Need {
  kind: 'earlier' | 'contest' | 'hours';
  ok: boolean;
  words: Bilingual;
}

/**
 * `held`: awarded. `passed`: below a level that is held. `ready`: everything is met. `next`: the one to work for now.
 * `ahead`: after that.
 */
export type RungState = 'held' | 'passed' | 'ready' | 'next' | 'ahead';

export interface Step {
  level: SkillLevel;
  state: RungState;
  needs: Need[];
  /** The result that meets the contest need. */
  resultId: string | null;
}

export interface Standing {
  steps: Step[];
  /** The highest level held. */
  reached: SkillLevel | null;
  /** The highest that may be awarded now; null where none may. */
  ready: SkillLevel | null;
  /** The one to work for; null at the top. */
  next: SkillLevel | null;
}

const order = (level: SkillLevel) => skillLevelNames.indexOf(level);
const scoreOf = ({ score }: Result) => (score === '' ? null : Number(score));

/** Whether a result meets what a rung asks of a contest: everything that is given has to hold. */
export function meets(result: Result, need: NonNullable<Rung['contest']>): boolean {
  const score = scoreOf(result);
  return (
    (need.event === '' || result.event === need.event) &&
    (need.rank === null || (result.rank !== null && result.rank <= need.rank)) &&
    (need.score === null || (score !== null && score >= need.score)) &&
    (need.tier === '' || result.tier === need.tier) &&
    (result.rank !== null || score !== null)
  );
}

/** Of the results that are enough, the least good: better ones are kept for the levels above. */
function choose(results: readonly Result[], need: NonNullable<Rung['contest']>): Result | undefined {
  const worse = (a: Result, b: Result) =>
    (b.rank ?? Number.POSITIVE_INFINITY) - (a.rank ?? Number.POSITIVE_INFINITY) ||
    (scoreOf(a) ?? 0) - (scoreOf(b) ?? 0) ||
    (a.id < b.id ? -1 : 1);
  return results
    .filter((result) => meets(result, need))
    .sort(worse)
    .at(0);
}

/**
 * Where somebody stands on a ladder. No level is ready before the one below it is held, unless its rung says that it may
 * be reached without; a result counts for one level; hours count in all.
 */
export function standOn(rungs: readonly Rung[], evidence: Evidence): Standing {
  const held = new Set(evidence.held);
  const top = rungs.findLastIndex(({ level }) => held.has(level));
  const free = evidence.results.filter(({ id }) => !evidence.used.includes(id));
  const used = evidence.results.filter(({ id }) => evidence.used.includes(id));
  const meetsIt = (need: NonNullable<Rung['contest']>) => (result: Result) => meets(result, need);
  // What a lower level will rest on does not count for the next one; a level that may be reached without stands apart.
  const promised: Result[] = [];
  const judged = rungs.map((rung, at): Step => {
    if (held.has(rung.level)) return { level: rung.level, state: 'held', needs: [], resultId: null };
    if (at < top) return { level: rung.level, state: 'passed', needs: [], resultId: null };
    const below = rungs[at - 1];
    const pool = rung.jump ? free : free.filter((each) => !promised.includes(each));
    const result = rung.contest ? choose(pool, rung.contest) : undefined;
    const needs: Need[] = [
      ...(below && !rung.jump ? [earlier(below.level, held.has(below.level))] : []),
      ...(rung.contest ? [contestNeed(rung.contest, result, [...used, ...promised].some(meetsIt(rung.contest)))] : []),
      ...(rung.hours > 0 ? [hoursNeed(rung.hours, evidence.hours)] : []),
    ];
    if (result) promised.push(result);
    const state = needs.every(({ ok }) => ok) ? 'ready' : 'ahead';
    return { level: rung.level, state, needs, resultId: result?.id ?? null };
  });
  const ready = judged.findLast(({ state }) => state === 'ready')?.level ?? null;
  const following = judged.find(({ state }) => state === 'ready' || state === 'ahead');
  const next = ready ?? following?.level ?? null;
  const steps = judged.map((step) =>
    step.level === next && step.state === 'ahead' ? { ...step, state: 'next' as const } : step,
  );
  return { steps, reached: rungs[top]?.level ?? null, ready, next };
}

const earlier = (level: SkillLevel, ok: boolean): Need => ({
  kind: 'earlier',
  ok,
  words: [`已有${skillLevels[level][0]}等级`, `Holds the level ${skillLevels[level][1]}`],
});

/** What a contest has to bring, in words. */
export function sayContest({ event, rank, score, tier }: NonNullable<Rung['contest']>): Bilingual {
  const zh = [
    ...(rank === null ? [] : [rank === 1 ? '第一名' : `前 ${rank} 名`]),
    ...(score === null ? [] : [`${score} 分以上`]),
    ...(tier === '' ? [] : [`获“${tier}”奖项`]),
  ].join('且');
  const en = [
    ...(rank === null ? [] : [rank === 1 ? 'First place' : `A place among the first ${rank}`]),
    ...(score === null ? [] : [`${counted(score, 'point')} or more`]),
    ...(tier === '' ? [] : [`the award “${tier}”`]),
  ].join(' and ');
  return [
    `${event ? `“${event}”` : '竞赛'}${zh || '有成绩'}`,
    `${en || 'A result'} in ${event ? `“${event}”` : 'a contest'}`,
  ];
}

function contestNeed(need: NonNullable<Rung['contest']>, result: Result | undefined, wasUsed: boolean): Need {
  const [zh, en] = sayContest(need);
  if (!result && wasUsed)
    return {
      kind: 'contest',
      ok: false,
      words: [
        `${zh}：现有成绩用于前面的等级，需再赛一次`,
        `${en}: the result there is counts for a level before, so once more`,
      ],
    };
  if (!result) return { kind: 'contest', ok: false, words: [zh, en] };
  const got = [
    result.rank === null ? '' : `第 ${result.rank} 名`,
    result.score === '' || result.onlyRank ? '' : `${result.score} 分`,
  ];
  const gotEn = [
    result.rank === null ? '' : `number ${result.rank}`,
    result.score === '' || result.onlyRank ? '' : counted(result.score, 'point'),
  ];
  return {
    kind: 'contest',
    ok: true,
    words: [
      `${zh}（${result.event}${got.filter(Boolean).join('，')}）`,
      `${en} (${[result.event, ...gotEn].filter(Boolean).join(', ')})`,
    ],
  };
}

/** Hours without a needless decimal. */
export const sayHours = (hours: number): string => String(Math.round(hours * 10) / 10);

function hoursNeed(needed: number, hours: number): Need {
  const missing = Math.max(0, needed - hours);
  return missing > 0
    ? {
        kind: 'hours',
        ok: false,
        words: [
          `培训满 ${sayHours(needed)} 学时：已有 ${sayHours(hours)}，还差 ${sayHours(missing)} 学时`,
          `${counted(sayHours(needed), 'training hour')}: ${sayHours(hours)} so far, ${sayHours(missing)} more to go`,
        ],
      }
    : {
        kind: 'hours',
        ok: true,
        words: [
          `培训满 ${sayHours(needed)} 学时（已有 ${sayHours(hours)}）`,
          `${counted(sayHours(needed), 'training hour')} (${sayHours(hours)} so far)`,
        ],
      };
}

/** What a rung needs, for everybody to read. */
export function saysRung({ contest, hours, jump }: Rung, below: Rung | undefined): Bilingual[] {
  return [
    ...(below && !jump ? [earlierFirst(below.level)] : []),
    ...(contest ? [sayContest(contest)] : []),
    ...(hours > 0
      ? [[`累计培训 ${sayHours(hours)} 学时`, `${counted(sayHours(hours), 'training hour')} in all`] as const]
      : []),
  ];
}

const earlierFirst = (level: SkillLevel): Bilingual => [
  `先有${skillLevels[level][0]}`,
  `${skillLevels[level][1]} first`,
];

export type RungsProblem = 'repeated' | 'unordered' | 'emptyContest';

/** What is wrong with the rungs of a ladder, and at which; nothing where it can be climbed. */
export function findRungsProblem(rungs: readonly Rung[]): { problem: RungsProblem; at: number } | undefined {
  for (const [at, { level, contest }] of rungs.entries()) {
    const before = rungs[at - 1];
    if (rungs.findIndex((each) => each.level === level) !== at) return { problem: 'repeated', at };
    if (before && order(before.level) > order(level)) return { problem: 'unordered', at };
    if (contest && contest.rank === null && contest.score === null && contest.tier === '' && contest.event === '')
      return { problem: 'emptyContest', at };
  }
  return undefined;
}

/** What the next level still needs; nothing where it is ready, or at the top. */
export function missingOf({ steps, ready, next }: Standing): Need[] {
  if (ready) return [];
  return steps.find(({ level }) => level === next)?.needs.filter(({ ok }) => !ok) ?? [];
}

/** What somebody should do next, in a sentence before what is missing; nothing at the top. */
export function sayNext(standing: Standing): Bilingual | undefined {
  const { ready, next } = standing;
  if (!next) return undefined;
  const [zh, en] = skillLevels[next];
  if (ready) return [`条件都已达到，等待工会确认${zh}`, `Everything is met: the union will confirm ${en}`];
  return [`下一级是${zh}，还需要：`, `${en} comes next. Still needed:`];
}
