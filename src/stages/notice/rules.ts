import { type Day, formatLongDay } from '../../kernel/dates.ts';
import type { Why } from '../../kernel/why.ts';
import type { Bilingual } from '../../kernel/words.ts';

/** A notice (公示) from its draft to its end. */
export const noticeStates = {
  draft: ['未公示', 'Not posted'],
  posted: ['公示中', 'On the board'],
  finished: ['公示结束', 'Over'],
} as const satisfies Record<string, Bilingual>;
export type NoticeState = keyof typeof noticeStates;

/** Somebody on the list, or behind it. */
export const nameStates = {
  listed: ['公示中', 'Listed'],
  reserve: ['后备', 'In reserve'],
  removed: ['已撤下', 'Taken off'],
  passed: ['无异议', 'Passed'],
} as const satisfies Record<string, Bilingual>;
export type NameState = keyof typeof nameStates;

/**
 * An objection (异议) from its receipt to its outcome (domain.md §4: register, assign, investigate, conclude). What is not
 * in this table cannot be done.
 */
export const objectionStates = {
  received: ['已受理', 'Received'],
  investigating: ['调查中', 'Under investigation'],
  upheld: ['属实', 'Upheld'],
  dismissed: ['不属实', 'Dismissed'],
} as const satisfies Record<string, Bilingual>;
export type ObjectionState = keyof typeof objectionStates;

export const objectionMoves = {
  assign: { from: ['received', 'investigating'], words: ['交办', 'Assign'] },
  note: { from: ['received', 'investigating'], words: ['记录核查', 'Note what was found'] },
  conclude: { from: ['investigating'], words: ['作出结论', 'Conclude'] },
} as const satisfies Record<string, { from: readonly ObjectionState[]; words: Bilingual }>;
export type ObjectionMove = keyof typeof objectionMoves;

/** While one of these is open, nobody of the list goes on. */
export const pendingObjections = ['received', 'investigating'] as const satisfies readonly ObjectionState[];

export const channels = {
  online: ['网上', 'Online'],
  phone: ['电话', 'Phone'],
  letter: ['来信', 'Letter'],
  email: ['邮箱', 'E-mail'],
  visit: ['来访', 'Visit'],
} as const satisfies Record<string, Bilingual>;
export type Channel = keyof typeof channels;

/** Somebody put forward, as the stage before ranked and grouped them. */
export interface Candidate {
  group: string;
  rank: number | null;
}

/**
 * Who is listed and who stands in reserve: of each group the first so many by rank; where no number of places is set for
 * a group, all of it is listed. Equal ranks keep the order given. Sichuan's notices name reserve candidates (后备人选,
 * domain.md §4).
 * @returns in the order given, `true` for listed
 */
export function listByPlaces(
  candidates: readonly Candidate[],
  places: readonly { group: string; places: number }[],
): boolean[] {
  const limits = new Map(places.map((each) => [each.group, each.places]));
  const order = candidates
    .map(({ rank }, index) => ({ index, rank: rank ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.rank === b.rank ? a.index - b.index : a.rank - b.rank));
  const taken = new Map<string, number>();
  const listed = new Set<number>();
  for (const { index } of order) {
    const { group } = candidates[index] as Candidate;
    const before = taken.get(group) ?? 0;
    if (before >= (limits.get(group) ?? Number.POSITIVE_INFINITY)) continue;
    taken.set(group, before + 1);
    listed.add(index);
  }
  return candidates.map((_, index) => listed.has(index));
}

/** What has to be so before the notice ends and its names go on. */
export function whysOfFinish({
  lastDay,
  today,
  pending,
}: {
  /** The last day of the period of whoever is listed longest; null where nobody is listed. */
  lastDay: Day | null;
  today: Day;
  /** Objections without a conclusion. */
  pending: number;
}): Why[] {
  const isOver = lastDay === null || today > lastDay;
  return [
    {
      ok: isOver,
      words: isOver
        ? ['公示期已满', 'The period is over']
        : [
            `公示期到${formatLongDay(lastDay, 'zh')}为止，次日起可以结束`,
            `The period runs to ${formatLongDay(lastDay, 'en')}; it can be ended the day after`,
          ],
    },
    {
      ok: pending === 0,
      words:
        pending === 0
          ? ['没有未办结的异议', 'No objection is open']
          : [`还有 ${pending} 件异议没有结论，先办结再结束`, `Open objections: ${pending}; conclude them first`],
    },
  ];
}
