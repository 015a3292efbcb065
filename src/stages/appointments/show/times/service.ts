import type { z } from 'zod';
import { dayOf, momentInBoth, styleAt } from '../../../../kernel/dates.ts';
import type { Why } from '../../../../kernel/why.ts';
import { findPersonId } from '../../../../people/access/rules.ts';
import type { timesQuery } from '../../contract.ts';
import { countNotes } from '../../notes/service.ts';
import { countAnswers } from '../../photos/queries.ts';
import { isGiven, sayAppointment, viewOf } from '../../providers/service.ts';
import {
  type AppointmentRow,
  type Context,
  isLive,
  keyOf,
  listOfPerson,
  type SlotRow,
  selectSlots,
} from '../../queries.ts';
import { isAhead, isFree, movableUntil } from '../../rules.ts';
import { words } from '../../words.ts';
import type { MineView, TimesView } from '../contract.ts';

/** Slots that anybody may still take, in order of time; the same for every reader. */
export async function freeSlots(context: Context): Promise<SlotRow[]> {
  const { now } = context;
  return (await givenSlots(context)).filter((slot) => isFree(slot, now));
}

async function givenSlots(context: Context): Promise<SlotRow[]> {
  const slots = await context.shared('slots', () =>
    selectSlots(context.trx, keyOf(context)).orderBy('slot.startsAt').execute(),
  );
  return slots.filter((slot) => isGiven(context, slot));
}

/** Whether its person may give a time back, or move it, at this moment. */
function openTo({ stage, now }: Context, row: AppointmentRow) {
  const mayCancel = isAhead(row, now);
  const until = movableUntil(row.startsAt, stage.settings.moveUntilHours);
  return { movableUntil: until, mayMove: mayCancel && now < until, mayCancel };
}

/** Everything the reader holds or held here. */
export async function ownAppointments(context: Context): Promise<AppointmentRow[]> {
  const personId = findPersonId(context.scope);
  if (!personId) return [];
  return context.own(`appointments of ${personId}`, () => listOfPerson(context.trx, keyOf(context), personId));
}

export const whenOf = (
  context: Pick<Context, 'stage'>,
  { id, provider, startsAt, endsAt }: { id: string; provider: string; startsAt: Date; endsAt: Date },
) => ({ id, provider: viewOf(context, provider), startsAt, endsAt });

/** What has to be so before this reader books, line by line; visitors are told what holds for everybody. */
export async function whysOfBooking(context: Context): Promise<Why[]> {
  const { stage, scope, host } = context;
  const whys: Why[] = [windowWhy(context)];
  const personId = findPersonId(scope);
  if (!personId) return whys;
  if (!(await host.isIn({ kind: 'person', id: personId }))) whys.push({ ok: false, words: words.notHandedIn });
  const own = await ownAppointments(context);
  const live = own.find(isLive);
  if (live) {
    const when = sayAppointment(context, live);
    const said = isAhead(live, context.now) ? words.holds : words.unmarked;
    whys.push({ ok: false, words: [said[0](when[0]), said[1](when[1])] });
  } else if (!stage.settings.again && own.some(({ state }) => state === 'done'))
    whys.push({ ok: false, words: words.servedAlready });
  return [...whys, ...(await host.audience(personId))];
}

function windowWhy({ stage, scope, now }: Context): Why {
  const at = (moment: Date) => momentInBoth(moment, styleAt(now, scope.zone));
  const { opensAt, closesAt } = stage;
  if (opensAt && now < opensAt) {
    const [zh, en] = at(opensAt);
    return { ok: false, words: [words.opensAt[0](zh), words.opensAt[1](en)] };
  }
  if (closesAt && now >= closesAt) {
    const [zh, en] = at(closesAt);
    return { ok: false, words: [words.closedAt[0](zh), words.closedAt[1](en)] };
  }
  return { ok: true, words: words.isOpen };
}

/** What can be booked: days, providers, and the free times of one day. */
export async function timesOf(context: Context, query: z.output<typeof timesQuery>): Promise<TimesView> {
  const { stage, scope } = context;
  const free = await freeSlots(context);
  const leftOf = (slots: readonly SlotRow[]) => slots.reduce((sum, { capacity, taken }) => sum + capacity - taken, 0);
  const provider = stage.settings.providers.some(({ key }) => key === query.provider) ? (query.provider ?? null) : null;
  const theirs = free.filter((slot) => provider === null || slot.provider === provider);
  const byDay = Map.groupBy(theirs, ({ startsAt }) => dayOf(startsAt, scope.zone));
  const days = [...byDay].map(([day, slots]) => ({ day, free: leftOf(slots) }));
  const day = days.find((each) => each.day === query.day)?.day ?? days[0]?.day ?? null;
  const own = await ownAppointments(context);
  const live = own.find(isLive);
  const moving = own.find((row) => row.id === query.moving && openTo(context, row).mayMove);
  return {
    days,
    day,
    providers: stage.settings.providers.map(({ key }) => ({
      ...viewOf(context, key),
      free: leftOf(free.filter((slot) => slot.provider === key)),
    })),
    provider,
    slots: (day ? (byDay.get(day) ?? []) : []).map((slot) => ({
      ...whenOf(context, slot),
      left: slot.capacity - slot.taken,
    })),
    mine: live ? whenOf(context, live) : null,
    moving: moving ? whenOf(context, moving) : null,
    hasHours: (await givenSlots(context)).length > 0,
    whys: (await whysOfBooking(context)).map(({ ok, words: said }) => ({ ok, words: [...said] as [string, string] })),
  };
}

/** The reader's own appointments, and what can be done about each. */
export async function mineOf(context: Context): Promise<MineView> {
  const { trx, stage } = context;
  const own = await ownAppointments(context);
  const ids = own.map(({ id }) => id);
  const notes = await countNotes(context, ids);
  const answers = await countAnswers(trx, stage.federationId, ids);
  return {
    appointments: own.map((row) => {
      return {
        ...whenOf(context, row),
        state: row.state,
        ...openTo(context, row),
        ...(notes.get(row.id) ?? { notes: 0, referrals: 0 }),
        photos: row.photos,
        unanswered: answers.get(row.id)?.unanswered ?? 0,
      };
    }),
    mayBook: (await whysOfBooking(context)).every(({ ok }) => ok),
  };
}
