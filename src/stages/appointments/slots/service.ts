import type { z } from 'zod';
import { newId } from '../../../platform/ids.ts';
import type { callOffInput, capacityInput, hoursInput } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { dropTimes } from '../held/service.ts';
import { sayAppointment } from '../providers/service.ts';
import { type Context, keepChanges, keyOf, lockSlot, selectSlots } from '../queries.ts';
import { liveStates } from '../rules.ts';
import { apartFrom, daysOf, MOST_DAYS, MOST_SLOTS, slotsOf } from './rules.ts';

/**
 * Cuts working hours into slots. What touches a slot that is there already is passed over: entered twice, hours make
 * nothing twice.
 * @throws appointments.noProviders, unknownProvider, noTime, tooMany
 */
export async function addHours(context: Context, input: z.output<typeof hoursInput>) {
  const { trx, stage, scope, host } = context;
  const known = stage.settings.providers.map(({ key }) => key);
  if (known.length === 0) throw appointmentRefusals.noProviders();
  const unknown = input.providers.find((key) => !known.includes(key));
  if (unknown)
    throw appointmentRefusals.unknownProvider({ key: unknown }, [
      { path: 'providers', words: ['没有这个代号', 'No such key'] },
    ]);
  const providers = input.providers.length > 0 ? [...new Set(input.providers)] : known;
  const days = daysOf(input);
  const spans = days.length > MOST_DAYS ? [] : slotsOf(input, scope.zone);
  if (days.length > MOST_DAYS || spans.length * providers.length > MOST_SLOTS)
    throw appointmentRefusals.tooMany({ days: MOST_DAYS, slots: MOST_SLOTS });
  if (spans.length === 0)
    throw appointmentRefusals.noTime({}, [{ path: 'ends', words: ['排不出时段', 'No slot fits'] }]);
  // Two officers who enter hours at the same time wait for one another.
  await trx
    .selectFrom('appointmentProviders')
    .select('key')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .orderBy('key')
    .forUpdate()
    .execute();
  const there = Map.groupBy(await selectSlots(trx, keyOf(context)).execute(), ({ provider }) => provider);
  const fresh = providers.flatMap((provider) =>
    apartFrom(spans, there.get(provider) ?? []).map((span) => ({ provider, ...span })),
  );
  if (fresh.length > 0)
    await trx
      .insertInto('appointmentSlots')
      .values(fresh.map((slot) => ({ ...keyOf(context), id: newId(), ...slot, capacity: input.capacity })))
      .execute();
  const skipped = spans.length * providers.length - fresh.length;
  await host.audit('appointments.add-hours', { kind: 'stage', id: stage.id }, { added: fresh.length, skipped });
  return { added: fresh.length, skipped };
}

/** Nobody books these slots any more; whoever holds one keeps it, and whoever stands there may still get what is left. */
export const closeSlots = (context: Context, { slotIds }: { slotIds: readonly string[] }) =>
  setClosed(context, slotIds, { closedAt: context.now });

/** Gives slots out again, also those that were called off. */
export const openSlots = (context: Context, { slotIds }: { slotIds: readonly string[] }) =>
  setClosed(context, slotIds, { closedAt: null, calledOffAt: null });

async function setClosed(
  { trx, stage }: Context,
  slotIds: readonly string[],
  closing: { closedAt: Date | null; calledOffAt?: Date | null },
) {
  const { numUpdatedRows } = await trx
    .updateTable('appointmentSlots')
    .set(closing)
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('id', 'in', [...slotIds])
    .executeTakeFirst();
  return { changed: Number(numUpdatedRows) };
}

/** How many people slots take. @throws appointments.noSlot; fewerThanTaken where more hold one already */
export async function setCapacity(context: Context, { slotIds, capacity }: z.output<typeof capacityInput>) {
  const { trx, stage } = context;
  for (const slotId of [...slotIds].sort()) {
    const slot = await lockSlot(trx, keyOf(context), slotId);
    if (!slot) throw appointmentRefusals.noSlot();
    if (capacity < slot.taken)
      throw appointmentRefusals.fewerThanTaken({ count: slot.taken }, [
        { path: 'capacity', words: [`不能少于 ${slot.taken}`, `At least ${slot.taken}`] },
      ]);
  }
  await trx
    .updateTable('appointmentSlots')
    .set({ capacity })
    .where('federationId', '=', stage.federationId)
    .where('id', 'in', [...slotIds])
    .execute();
  return { changed: slotIds.length };
}

/** Removes slots that nobody ever held. @throws appointments.slotUsed, noSlot */
export async function removeSlots(context: Context, { slotIds }: { slotIds: readonly string[] }) {
  const { trx, stage } = context;
  for (const slotId of [...slotIds].sort()) {
    if (!(await lockSlot(trx, keyOf(context), slotId))) throw appointmentRefusals.noSlot();
  }
  const { count } = await trx
    .selectFrom('appointments')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('slotId', 'in', [...slotIds])
    .executeTakeFirstOrThrow();
  if (count > 0) throw appointmentRefusals.slotUsed({ count });
  await trx
    .deleteFrom('appointmentSlots')
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('id', 'in', [...slotIds])
    .execute();
  return { changed: slotIds.length };
}

/**
 * Gives slots to nobody any more, also to no walk-in, cancels what is booked in them and still to come, and tells those people why, and where to book anew. Who
 * arrived, whose time is over, and whoever moved away in the same moment keep what they have.
 */
export async function callOff(context: Context, { slotIds, reason }: z.output<typeof callOffInput>) {
  const { trx, stage, host, now } = context;
  const key = keyOf(context);
  for (const slotId of [...slotIds].sort()) await lockSlot(trx, key, slotId);
  await setClosed(context, slotIds, { closedAt: now, calledOffAt: now });
  // What another transaction made of a row meanwhile is seen by the condition, and only what this one changed is told.
  const held = await trx
    .updateTable('appointments')
    .set({ state: 'cancelled' })
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('slotId', 'in', [...slotIds])
    .where('state', '=', 'booked')
    .where('endsAt', '>', now)
    .returning(['id', 'slotId', 'personId', 'startsAt'])
    .execute();
  await dropTimes(
    context,
    held.map(({ id }) => id),
  );
  await keepChanges(
    context,
    held.map(({ id, slotId }) => ({ appointmentId: id, kind: 'call-off', from: slotId, reason })),
  );
  const slots = await selectSlots(trx, key)
    .where('slot.id', 'in', [...slotIds])
    .execute();
  const givenBy = new Map(slots.map(({ id, provider }) => [id, provider]));
  for (const { personId, slotId, startsAt } of held) {
    if (!personId) continue;
    const when = sayAppointment(context, { startsAt, provider: givenBy.get(slotId) ?? '' });
    await host.tell([personId], {
      title: [`${when[0]}的预约取消了`, `Your appointment of ${when[1]} is called off`],
      body: [`原因：${reason}。请到活动页面另选时间。`, `Why: ${reason}. Choose another time on the programme’s page.`],
      urgent: true,
    });
  }
  await host.audit('appointments.call-off', { kind: 'stage', id: stage.id }, { slots: slotIds.length, reason });
  const { left } = await trx
    .selectFrom('appointments')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('federationId', '=', stage.federationId)
    .where('slotId', 'in', [...slotIds])
    .where('state', 'in', [...liveStates])
    .executeTakeFirstOrThrow();
  return { cancelled: held.length, left };
}
