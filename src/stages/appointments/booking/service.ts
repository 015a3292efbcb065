import { sql } from 'kysely';
import type { Bilingual } from '../../../kernel/words.ts';
import { accessRefusals } from '../../../people/access/errors.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { isPgError } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import { appointmentRefusals } from '../errors.ts';
import { admitBesidePlaces, dropTimes, keepTime } from '../held/service.ts';
import { isGiven, sayAppointment, viewOf } from '../providers/service.ts';
import {
  type AppointmentRow,
  type Context,
  isLive,
  keepChanges,
  keyOf,
  listOfPerson,
  listSeats,
  lockAppointment,
  lockSlot,
  type SlotRow,
  setAppointment,
} from '../queries.ts';
import { appointmentStates, firstSeat, isAhead, movableUntil } from '../rules.ts';
import { givenBack } from '../words.ts';

const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';

/**
 * A slot with room, locked, so that whoever comes at the same moment waits and then sees the truth.
 * @throws appointments.noSlot, slotOver, slotClosed, slotTaken
 */
export async function takeSlot(
  context: Context,
  slotId: string,
  { walkIn = false }: { walkIn?: boolean } = {},
): Promise<SlotRow & { seat: number }> {
  const { trx, now, stage } = context;
  const slot = await lockSlot(trx, keyOf(context), slotId);
  if (!slot || !isGiven(context, slot)) throw appointmentRefusals.noSlot();
  if (now >= (walkIn ? slot.endsAt : slot.startsAt)) throw appointmentRefusals.slotOver();
  if (slot.calledOffAt || (slot.closedAt && !walkIn)) throw appointmentRefusals.slotClosed();
  if (slot.taken >= slot.capacity) throw appointmentRefusals.slotTaken();
  return { ...slot, seat: firstSeat(await listSeats(trx, stage.federationId, slotId)) };
}

/** What the database forbids, in words: its constraints hold whatever the process does. */
export async function orRefuse<Result>(
  write: () => Promise<Result>,
  { isOwn = true }: { isOwn?: boolean } = {},
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isPgError(error, UNIQUE_VIOLATION, EXCLUSION_VIOLATION)) throw error;
    const { constraint } = error;
    const isTheirs = constraint === 'appointments_one_for_a_person' || constraint === 'appointments_one_at_a_time';
    if (isTheirs && isOwn) throw appointmentRefusals.bookedMeanwhile();
    if (constraint === 'appointments_one_for_a_person')
      throw appointmentRefusals.theyBooked({ when: ['另一个时间', 'another time'] });
    throw isTheirs ? appointmentRefusals.busyThen() : appointmentRefusals.slotTaken();
  }
}

/** What somebody holds in programmes that were cancelled or are over holds them no longer. */
async function release(context: Context, personId: string): Promise<void> {
  const { trx, stage, now } = context;
  const { rows } = await sql<{ id: string; slotId: string }>`
    update appointments held set state = 'cancelled'
      from stages, programmes
     where held.federation_id = ${stage.federationId} and held.person_id = ${personId}
       and held.state = 'booked' and held.ends_at > ${now}::timestamptz
       and stages.federation_id = held.federation_id and stages.id = held.stage_id
       and programmes.federation_id = stages.federation_id and programmes.id = stages.programme_id
       and programmes.state in ('cancelled', 'closed', 'archived')
    returning held.id, held.slot_id`.execute(trx);
  await dropTimes(
    context,
    rows.map(({ id }) => id),
  );
  await keepChanges(
    context,
    rows.map(({ id, slotId }) => ({ appointmentId: id, kind: 'give-back', from: slotId, reason: givenBack.over[0] })),
  );
}

/**
 * @param isOwn whether the person is told themselves: nobody else hears what they have elsewhere
 * @throws appointments.atOnce, placeElsewhere, busyThen where the person is elsewhere at that time
 */
export async function admitTime(
  context: Context,
  { personId, slot, except, isOwn = true }: { personId: string; slot: SlotRow; except?: string; isOwn?: boolean },
): Promise<void> {
  const { trx, stage, scope, now } = context;
  await release(context, personId);
  const other = await trx
    .selectFrom('appointments as held')
    .innerJoin('stages as stage', (join) =>
      join.onRef('stage.federationId', '=', 'held.federationId').onRef('stage.id', '=', 'held.stageId'),
    )
    .innerJoin('programmes as programme', (join) =>
      join.onRef('programme.federationId', '=', 'stage.federationId').onRef('programme.id', '=', 'stage.programmeId'),
    )
    .innerJoin('appointmentSlots as slot', (join) =>
      join.onRef('slot.federationId', '=', 'held.federationId').onRef('slot.id', '=', 'held.slotId'),
    )
    .select(['held.id', 'held.startsAt', 'slot.provider', 'programme.title', 'programme.titleEn'])
    .where('held.federationId', '=', stage.federationId)
    .where('held.personId', '=', personId)
    .where('held.state', 'in', ['booked', 'arrived'])
    .where('held.startsAt', '<', slot.endsAt)
    .where('held.endsAt', '>', slot.startsAt)
    .$if(except !== undefined, (query) => query.where('held.id', '<>', except ?? ''))
    .executeTakeFirst();
  if (other && !isOwn) throw appointmentRefusals.busyThen();
  if (other)
    throw appointmentRefusals.atOnce({
      occasion: [other.title, other.titleEn || other.title],
      when: sayAppointment({ stage, scope, now }, other),
    });
  await admitBesidePlaces(context, personId, { ...slot, isOwn });
}

/**
 * @param isOwn whether the person asks themselves: before whoever keeps the list it is said of somebody else
 * @throws appointments.notHandedIn, alreadyBooked, notMarkedYet, servedAlready; theyNotHandedIn, theyBooked, theyServed
 */
export async function admitPerson(
  context: Context,
  personId: string,
  { isOwn = true }: { isOwn?: boolean } = {},
): Promise<void> {
  const { host, trx, stage, now } = context;
  if (!(await host.isIn({ kind: 'person', id: personId })))
    throw isOwn ? appointmentRefusals.notHandedIn() : appointmentRefusals.theyNotHandedIn();
  const own = await listOfPerson(trx, keyOf(context), personId);
  const live = own.find(isLive);
  if (live) {
    const when = sayAppointment(context, live);
    if (!isOwn) throw appointmentRefusals.theyBooked({ when });
    throw isAhead(live, now) ? appointmentRefusals.alreadyBooked({ when }) : appointmentRefusals.notMarkedYet({ when });
  }
  if (!stage.settings.again && own.some(({ state }) => state === 'done'))
    throw isOwn ? appointmentRefusals.servedAlready() : appointmentRefusals.theyServed();
}

/** A participant takes a free time. @throws appointments.*, access.notAPerson */
export async function book(context: Context, { slotId }: { slotId: string }) {
  const { trx, stage, now, scope } = context;
  const personId = findPersonId(scope);
  if (!personId) throw accessRefusals.notAPerson();
  const slot = await takeSlot(context, slotId);
  await admitPerson(context, personId);
  await admitTime(context, { personId, slot });
  const id = newId();
  const { startsAt, endsAt, seat } = slot;
  await orRefuse(() =>
    trx
      .insertInto('appointments')
      .values({ ...keyOf(context), id, slotId, seat, personId, startsAt, endsAt, state: 'booked', bookedAt: now })
      .execute(),
  );
  await keepTime(context, { id, personId, startsAt, endsAt });
  await keepChanges(context, [{ appointmentId: id, kind: 'book', to: slotId }]);
  await context.host.tell([personId], {
    title: [`已预约：${stage.occasion}`, `Booked: ${stage.occasionEn}`],
    body: sayBooked(context, slot),
  });
  return { appointmentId: id, startsAt, endsAt };
}

function sayBooked(context: Context, slot: SlotRow): Bilingual {
  const when = sayAppointment(context, slot);
  const { place } = viewOf(context, slot.provider);
  return [
    `${when[0]}${place[0] && `，${place[0]}`}。来不了请提前改约或取消。`,
    `${when[1]}${place[1] && `, ${place[1]}`}. Move or cancel it if you cannot come.`,
  ];
}

/** The reader's own appointment, locked. @throws appointments.noAppointment, notAhead */
async function getOwn(context: Context, appointmentId: string): Promise<AppointmentRow & { personId: string }> {
  const personId = findPersonId(context.scope);
  const own = await lockAppointment(context.trx, keyOf(context), appointmentId);
  if (!own || !personId || own.personId !== personId) throw appointmentRefusals.noAppointment();
  if (!isAhead(own, context.now)) throw appointmentRefusals.notAhead({ state: appointmentStates[own.state] });
  return { ...own, personId };
}

/** Another time instead of the one held, in one step: the old one is free at once. @throws appointments.* */
export async function move(context: Context, { appointmentId, slotId }: { appointmentId: string; slotId: string }) {
  const { trx, stage, now } = context;
  const own = await getOwn(context, appointmentId);
  const { moveUntilHours } = stage.settings;
  if (now >= movableUntil(own.startsAt, moveUntilHours))
    throw appointmentRefusals.tooLateToMove({ hours: moveUntilHours });
  if (own.slotId === slotId) return { appointmentId, startsAt: own.startsAt, endsAt: own.endsAt };
  const slot = await takeSlot(context, slotId);
  await admitTime(context, { personId: own.personId, slot, except: appointmentId });
  const { startsAt, endsAt, seat } = slot;
  await orRefuse(() =>
    setAppointment(trx, stage.federationId, appointmentId, { slotId, seat, startsAt, endsAt, remindedAt: null }),
  );
  await keepTime(context, { id: appointmentId, personId: own.personId, startsAt, endsAt });
  await keepChanges(context, [{ appointmentId, kind: 'move', from: own.slotId, to: slotId }]);
  await context.host.tell([own.personId], {
    title: [`已改约：${stage.occasion}`, `Moved: ${stage.occasionEn}`],
    body: sayBooked(context, slot),
  });
  return { appointmentId, startsAt, endsAt };
}

/** Gives a time back: from this moment on somebody else can take it. @throws appointments.noAppointment, notAhead */
export async function cancel(context: Context, { appointmentId }: { appointmentId: string }) {
  const own = await getOwn(context, appointmentId);
  await setAppointment(context.trx, context.stage.federationId, appointmentId, { state: 'cancelled' });
  await dropTimes(context, [appointmentId]);
  await keepChanges(context, [{ appointmentId, kind: 'cancel', from: own.slotId }]);
  return { done: true as const };
}

/** People whom the stage before took back hold nothing here any more. */
export async function giveBack(context: Context, personIds: readonly string[]): Promise<void> {
  const { trx, stage } = context;
  if (personIds.length === 0) return;
  const rows = await trx
    .updateTable('appointments')
    .set({ state: 'cancelled' })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('personId', 'in', [...personIds])
    .where('state', '=', 'booked')
    .returning(['id', 'slotId'])
    .execute();
  await dropTimes(
    context,
    rows.map(({ id }) => id),
  );
  await keepChanges(
    context,
    rows.map(({ id, slotId }) => ({
      appointmentId: id,
      kind: 'give-back',
      from: slotId,
      reason: givenBack.withdrawn[0],
    })),
  );
}
