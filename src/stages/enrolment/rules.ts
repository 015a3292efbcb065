import type { Bilingual } from '../../kernel/words.ts';

export const enrolmentStates = {
  requested: ['待审核', 'Waiting for approval'],
  applied: ['已申请，等统一分配', 'Asked; places are given out later'],
  offered: ['有名额，待本人确认', 'A place is offered; to be confirmed'],
  admitted: ['报名成功', 'Place confirmed'],
  waiting: ['候补', 'On the waiting list'],
  declined: ['未通过', 'Declined'],
  cancelled: ['已取消', 'Cancelled'],
  lapsed: ['逾期未确认', 'Not confirmed in time'],
} as const satisfies Record<string, Bilingual>;
export type EnrolmentState = keyof typeof enrolmentStates;

interface Titled {
  title: string;
  titleEn: string;
  occasion: string;
  occasionEn: string;
}

/** What messages call a stage: the whole, as people know it, with this part of it. */
export function calledOf({ title, titleEn, occasion, occasionEn }: Titled): Bilingual {
  const join = (whole: string, part: string) => (whole === part ? whole : `${whole} · ${part}`);
  return [join(occasion, title), join(occasionEn, titleEn)];
}

/** A request that holds or wants a place. */
export const liveEnrolmentStates: readonly EnrolmentState[] = [
  'requested',
  'applied',
  'offered',
  'admitted',
  'waiting',
];

/** Holds places: they count as taken. */
export const holdingStates: readonly EnrolmentState[] = ['offered', 'admitted'];

/** Every legal change of an enrolment's state; there are no others. */
export const enrolmentMoves = {
  enrol: { from: ['declined', 'cancelled', 'lapsed'], to: ['requested', 'applied', 'admitted', 'waiting'] },
  approve: { from: ['requested', 'declined'], to: ['admitted', 'waiting'] },
  allot: { from: ['applied'], to: ['offered', 'admitted', 'waiting', 'declined'] },
  confirm: { from: ['offered'], to: ['admitted'] },
  lapse: { from: ['offered'], to: ['lapsed'] },
  decline: { from: ['requested', 'applied', 'waiting'], to: ['declined'] },
  cancel: { from: ['requested', 'applied', 'offered', 'admitted', 'waiting'], to: ['cancelled'] },
  remove: { from: ['requested', 'applied', 'offered', 'admitted', 'waiting'], to: ['cancelled'] },
  moveUp: { from: ['waiting'], to: ['offered', 'admitted'] },
} as const satisfies Record<string, { from: readonly EnrolmentState[]; to: readonly EnrolmentState[] }>;

/**
 * Until when an offered place waits to be confirmed: some hours, and not past the beginning where that is still ahead.
 * @param hours of the stage's setting
 */
export function offerDeadline(now: Date, hours: number, beginsAt: Date | null): Date {
  const until = new Date(now.getTime() + hours * 3_600_000);
  return beginsAt && beginsAt > now && beginsAt < until ? beginsAt : until;
}

interface TeamTerms {
  team: { least: number; most: number } | null;
  categories: readonly { key: string; least: number; most: number }[];
}

/** How large teams may be: of each category where there are some; nothing where people enrol for themselves. */
export function teamSizes({ team, categories }: TeamTerms): { least: number; most: number } | null {
  if (categories.length === 0) return team;
  return {
    least: Math.min(...categories.map(({ least }) => least)),
    most: Math.max(...categories.map(({ most }) => most)),
  };
}

/** The size that this category allows; nothing where there is no such category, or none is asked and one is given. */
export function sizesOfCategory(terms: TeamTerms, category: string): { least: number; most: number } | undefined {
  if (terms.categories.length === 0) return category === '' ? (terms.team ?? undefined) : undefined;
  return terms.categories.find(({ key }) => key === category);
}

/**
 * Whether what a person has here leaves nothing more to ask for. In a contest with categories, being in somebody else's
 * team bars nobody from a team of one's own in another category.
 */
export function isSettled(
  mine: { state: string; personId: string } | undefined,
  { personId, categories }: { personId: string; categories: readonly unknown[] },
): boolean {
  if (!mine || !liveEnrolmentStates.includes(mine.state as EnrolmentState)) return false;
  return categories.length === 0 || mine.personId === personId;
}
