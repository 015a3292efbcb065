import { momentInBoth, styleAt } from '../../../../kernel/dates.ts';
import type { Bilingual } from '../../../../kernel/words.ts';
import type { StageContext } from '../../../service.ts';
import type { Settings } from '../../contract.ts';
import type { EnrolmentRow } from '../../queries.ts';
import { calledOf } from '../../rules.ts';
import { tellDecided } from '../../teams/telling/service.ts';

type Context = StageContext<Settings>;

/** A moment as both languages write it. */
export function momentOf({ scope, now }: Pick<Context, 'scope' | 'now'>, at: Date): Bilingual {
  return momentInBoth(at, styleAt(now, scope.zone));
}

/** Tells those to whom a place is offered until when to confirm it, and what happens if they do not. */
export async function tellOffered(context: Context, rows: readonly EnrolmentRow[]): Promise<void> {
  const [zh, en] = calledOf(context.stage);
  // All that one change offers have one deadline, unless an allotment before offered some of them.
  for (const [time, offered] of Map.groupBy(rows, (row) => row.offerUntil?.getTime() ?? 0)) {
    const [by, byEn] = momentOf(context, new Date(time));
    await tellDecided(context, offered, {
      title: [`“${zh}”有名额给您`, `A place for you: ${en}`],
      body: [
        `请在 ${by} 前打开活动页确认；到时未确认，名额自动让给下一位。不能参加也请点“放弃”。`,
        `Confirm it on the programme page before ${byEn}, else it goes to the next person by itself. If you cannot come, give it back there.`,
      ],
      toMembers: [
        `您所在的队有名额了，请提醒队长在 ${by} 前确认，否则名额让给下一队。`,
        `Your team is offered places. Remind your captain to confirm before ${byEn}, else they go to the next.`,
      ],
      urgent: true,
    });
  }
}

/** Tells those whose offer ran out. */
export async function tellLapsed(context: Context, rows: readonly EnrolmentRow[]): Promise<void> {
  const [zh, en] = calledOf(context.stage);
  await tellDecided(context, rows, {
    title: [`“${zh}”名额逾期未确认`, `Not confirmed in time: ${en}`],
    body: [
      '名额不再为您保留。还想参加的话，报名未截止时可以重新报名，排在最后。',
      'The place is no longer kept for you. While enrolment is open you can ask again and join at the end.',
    ],
    toMembers: [
      '队长没有按时确认，全队的名额不再保留，如有疑问请问队长。',
      'Your captain did not confirm in time and the places are no longer kept; ask your captain.',
    ],
    urgent: true,
  });
}

/** Tells those who moved up and have a place for good. */
export async function tellMovedUp(context: Context, rows: readonly EnrolmentRow[]): Promise<void> {
  const [zh, en] = calledOf(context.stage);
  await tellDecided(context, rows, {
    title: [`“${zh}”候补成功`, `A place for you: ${en}`],
    body: [
      '名额轮到您了，您已递补录取。如不能参加，请及时取消，把名额留给别人。',
      'It is your turn, and you have a place. If you cannot come, please cancel so that others can.',
    ],
    toMembers: [
      '名额轮到您所在的队了，全队已递补录取。如不能参加，请尽快告诉队长。',
      'It is your team’s turn, and it has its places. If you cannot come, tell your captain soon.',
    ],
    urgent: true,
  });
}
