import type { z } from 'zod';
import { dayOf, formatMoment } from '../../../kernel/dates.ts';
import { newId } from '../../../platform/ids.ts';
import { excuseAbsences, recordAbsences, unusedPlaces } from '../../../registries/absences/service.ts';
import { admitPerson, admitTime, orRefuse, takeSlot } from '../booking/service.ts';
import type { markInput, walkInInput } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { dropTimes, keepTime } from '../held/service.ts';
import { admitKeeper, type Keeping, keeps } from '../providers/service.ts';
import {
  type AppointmentRow,
  type Context,
  isLive,
  keepChanges,
  keyOf,
  lockAppointment,
  setAppointment,
} from '../queries.ts';
import { type AppointmentState, appointmentStates, moves, openMoves } from '../rules.ts';
import { isFound } from '../show/look-up/service.ts';

/** One appointment of a provider whose list the reader keeps, locked. @throws appointments.notKeeper, noAppointment */
async function getKept(context: Context, appointmentId: string): Promise<AppointmentRow> {
  const keeping = await admitKeeper(context);
  const row = await lockAppointment(context.trx, keyOf(context), appointmentId);
  if (!row) throw appointmentRefusals.noAppointment();
  if (!keeps(keeping, row.provider)) throw appointmentRefusals.notKeeper();
  return row;
}

/**
 * Marks who arrived, was served, or did not come, or takes a mark back.
 * @throws appointments.notKeeper, noAppointment, wrongMove; theyBooked, busyThen where taking it back would collide
 */
export async function mark(context: Context, { appointmentId, move }: z.output<typeof markInput>) {
  const { trx, stage, scope, now } = context;
  const row = await getKept(context, appointmentId);
  const isToday = dayOf(row.startsAt, scope.zone) === dayOf(now, scope.zone);
  if (!openMoves(row, { now, isToday }).includes(move))
    throw appointmentRefusals.wrongMove({ state: appointmentStates[row.state], move: moves[move].words });
  const to = move === 'undo' ? undone(row) : moves[move].to;
  await orRefuse(() => setAppointment(trx, stage.federationId, appointmentId, { state: to }), { isOwn: false });
  await followTime(context, row, to);
  const [changeId = appointmentId] = await keepChanges(context, [{ appointmentId, kind: move, from: row.slotId }]);
  if (to === 'done') await served(context, row, changeId);
  else if (row.state === 'done') await notServed(context, row);
  if (to === 'missed') await missed(context, row);
  else if (row.state === 'missed') await cameAfterAll(context, row);
  return { done: true as const };
}

/** Somebody who walked in was never booked: a step back leads to having arrived, and from there off the list. */
function undone({ walkIn: walkedIn, state }: AppointmentRow): AppointmentState {
  if (!walkedIn) return moves.undo.to;
  return state === 'arrived' ? 'cancelled' : 'arrived';
}

/** Who stands here holds their time, whatever else they have got since they were marked as missing. */
async function followTime(context: Context, row: AppointmentRow, to: AppointmentState): Promise<void> {
  const { personId } = row;
  if (!personId || isLive(row) === isLive({ state: to })) return;
  if (isLive({ state: to })) await keepTime(context, { ...row, personId }, { lenient: true });
  else await dropTimes(context, [row.id]);
}

/** Counts an appointment that was kept, and hands its person on where photos do not go on in their place. */
async function served(
  { host, scope, stage }: Context,
  { personId, startsAt }: AppointmentRow,
  changeId: string,
): Promise<void> {
  await host.record([
    {
      indicator: 'appointments-kept',
      ...(personId ? { personId } : {}),
      day: dayOf(startsAt, scope.zone),
      amount: 1,
      source: { kind: 'appointment', id: changeId },
    },
  ]);
  if (personId && !stage.settings.photos) await host.handOn([{ kind: 'person', id: personId }]);
}

/**
 * Takes the number back with the mark; made again, the mark is another and counts. Whoever was served another time stays in
 * what follows.
 */
async function notServed({ trx, stage, host }: Context, { id, personId }: AppointmentRow): Promise<void> {
  const marks = await trx
    .selectFrom('appointmentChanges')
    .select('id')
    .where('federationId', '=', stage.federationId)
    .where('appointmentId', '=', id)
    .where('kind', '=', 'finish')
    .execute();
  await host.reverse(marks.map((mark) => ({ kind: 'appointment', id: mark.id })));
  if (!personId) return;
  const other = await trx
    .selectFrom('appointments')
    .select('id')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('personId', '=', personId)
    .where('state', '=', 'done')
    .executeTakeFirst();
  if (!other) await host.takeBack([{ kind: 'person', id: personId }]);
}

/** Somebody held a time and did not come: they are entered as absent, hear of it, and how to appeal. */
async function missed(context: Context, { id, personId, startsAt }: AppointmentRow): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  if (!personId) return;
  const day = dayOf(startsAt, scope.zone);
  const what = `${stage.occasion} · ${formatMoment(startsAt, { lang: 'zh', zone: scope.zone })}`;
  const entered = await recordAbsences(trx, scope, {
    missed: { stageId: stage.id, sourceId: id, unitId: stage.unitId, day, what },
    personIds: [personId],
    now,
  });
  await host.record(unusedPlaces(entered, day));
}

/** The mark was wrong, or they came late. */
async function cameAfterAll({ trx, scope, now, host }: Context, { id, personId }: AppointmentRow): Promise<void> {
  if (!personId) return;
  const counted = await excuseAbsences(trx, scope, { sourceId: id, personIds: [personId], reason: 'corrected', now });
  await host.reverse(counted);
}

/**
 * Takes somebody in who stands at the door, into a slot of today that has room.
 * @throws appointments.notKeeper, noWalkIns, whoWalksIn, unknownPerson, notToday, busyThen, theyBooked, theyServed,
 *   theyNotHandedIn, and of the slot as booking does
 */
export async function walkIn(context: Context, { slotId, personId, name }: z.output<typeof walkInInput>) {
  const { trx, stage, scope, now, host } = context;
  const keeping = await admitKeeper(context);
  if (!stage.settings.walkIns) throw appointmentRefusals.noWalkIns();
  if (!personId && name === '')
    throw appointmentRefusals.whoWalksIn({}, [{ path: 'name', words: ['请写姓名', 'Write their name'] }]);
  if (personId && !(await isReachable(context, keeping, personId))) throw appointmentRefusals.unknownPerson();
  const slot = await takeSlot(context, slotId, { walkIn: true });
  if (!keeps(keeping, slot.provider)) throw appointmentRefusals.notKeeper();
  const { startsAt, endsAt, seat } = slot;
  if (dayOf(startsAt, scope.zone) !== dayOf(now, scope.zone)) throw appointmentRefusals.notToday();
  if (personId) {
    await admitPerson(context, personId, { isOwn: false });
    await admitTime(context, { personId, slot, isOwn: false });
  }
  const id = newId();
  await orRefuse(
    () =>
      trx
        .insertInto('appointments')
        .values({
          ...{ ...keyOf(context), id, slotId, seat, personId, startsAt, endsAt, bookedAt: now },
          ...{ name: personId ? '' : name, state: 'arrived', walkIn: true },
        })
        .execute(),
    { isOwn: false },
  );
  if (personId) await keepTime(context, { id, personId, startsAt, endsAt });
  await keepChanges(context, [{ appointmentId: id, kind: 'walk-in', to: slotId }]);
  await host.audit('appointments.walk-in', { kind: 'appointment', id }, {});
  return { appointmentId: id };
}

/** Helpers put in members below the organiser; a provider without that role those whom the stage before sent. */
async function isReachable(context: Context, { all }: Keeping, personId: string): Promise<boolean> {
  const { stage, host } = context;
  if (stage.fed && (await host.isIn({ kind: 'person', id: personId }))) return true;
  return all && (await isFound(context, personId));
}
