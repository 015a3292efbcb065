import { sql } from 'kysely';
import { actorOf } from '../../people/access/rules.ts';
import type { Trx } from '../../platform/db/connect.ts';
import { newId } from '../../platform/ids.ts';
import type { StageContext } from '../service.ts';
import type { Settings } from './contract.ts';
import { type AppointmentState, liveStates } from './rules.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}
export const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({
  federationId: stage.federationId,
  stageId: stage.id,
});

/** Slots with how many of their places are taken, in order of time. */
export function selectSlots(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('appointmentSlots as slot')
    .select(['slot.id', 'slot.provider', 'slot.startsAt', 'slot.endsAt', 'slot.capacity'])
    .select(['slot.closedAt', 'slot.calledOffAt'])
    .select(
      sql<number>`(select count(*)::integer from appointments held
                    where held.federation_id = slot.federation_id and held.slot_id = slot.id
                      and held.state <> 'cancelled')`.as('taken'),
    )
    .where('slot.federationId', '=', federationId)
    .where('slot.stageId', '=', stageId);
}
export type SlotRow = Awaited<ReturnType<ReturnType<typeof selectSlots>['execute']>>[number];

/** One slot, locked: whoever takes a place of it comes one after another. */
export async function lockSlot(trx: Trx, { federationId, stageId }: Key, slotId: string): Promise<SlotRow | undefined> {
  const locked = await trx
    .selectFrom('appointmentSlots')
    .select('id')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('id', '=', slotId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return undefined;
  return selectSlots(trx, { federationId, stageId }).where('slot.id', '=', slotId).executeTakeFirst();
}

/** Places of a slot that are held. */
export async function listSeats(trx: Trx, federationId: string, slotId: string): Promise<number[]> {
  const rows = await trx
    .selectFrom('appointments')
    .select('seat')
    .where('federationId', '=', federationId)
    .where('slotId', '=', slotId)
    .where('state', '<>', 'cancelled')
    .execute();
  return rows.map(({ seat }) => seat);
}

/** Appointments with who holds them. */
export function selectAppointments(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('appointments as held')
    .innerJoin('appointmentSlots as slot', (join) =>
      join.onRef('slot.federationId', '=', 'held.federationId').onRef('slot.id', '=', 'held.slotId'),
    )
    .leftJoin('persons as person', (join) =>
      join.onRef('person.federationId', '=', 'held.federationId').onRef('person.id', '=', 'held.personId'),
    )
    .leftJoin('memberships as member', (join) =>
      join
        .onRef('member.federationId', '=', 'held.federationId')
        .onRef('member.personId', '=', 'held.personId')
        .on('member.state', '<>', 'ended'),
    )
    .leftJoin('units as unit', (join) =>
      join.onRef('unit.federationId', '=', 'member.federationId').onRef('unit.id', '=', 'member.unitId'),
    )
    .select([
      'held.id',
      'held.slotId',
      'held.personId',
      'held.startsAt',
      'held.endsAt',
      'held.state',
      'held.walkIn',
      'slot.provider',
      'unit.name as unitName',
      'person.phoneMasked',
    ])
    .select((eb) => eb.fn.coalesce('person.name', 'held.name').as('name'))
    .select(
      sql<number>`(select count(*)::integer from appointment_photos photo
                    where photo.federation_id = held.federation_id and photo.appointment_id = held.id
                      and photo.removed_at is null)`.as('photos'),
    )
    .where('held.federationId', '=', federationId)
    .where('held.stageId', '=', stageId)
    .$narrowType<{ state: AppointmentState }>();
}
export type AppointmentRow = Awaited<ReturnType<ReturnType<typeof selectAppointments>['execute']>>[number];

export function findAppointment(trx: Trx, key: Key, id: string): Promise<AppointmentRow | undefined> {
  return selectAppointments(trx, key).where('held.id', '=', id).executeTakeFirst();
}

/** One appointment, locked for a change. */
export async function lockAppointment(trx: Trx, key: Key, id: string): Promise<AppointmentRow | undefined> {
  await trx
    .selectFrom('appointments')
    .select('id')
    .where('federationId', '=', key.federationId)
    .where('stageId', '=', key.stageId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return findAppointment(trx, key, id);
}

/** Everything a person holds or held here, the latest first; what they cancelled comes last. */
export function listOfPerson(trx: Trx, key: Key, personId: string): Promise<AppointmentRow[]> {
  return selectAppointments(trx, key)
    .where('held.personId', '=', personId)
    .orderBy(sql`held.state = 'cancelled'`)
    .orderBy('held.startsAt', 'desc')
    .limit(50)
    .execute();
}

export const isLive = ({ state }: { state: AppointmentState }) => liveStates.some((live) => live === state);

/** Writes an appointment's new state, slot or place. */
export async function setAppointment(
  trx: Trx,
  federationId: string,
  id: string,
  set: {
    state?: AppointmentState;
    slotId?: string;
    seat?: number;
    startsAt?: Date;
    endsAt?: Date;
    remindedAt?: Date | null;
  },
): Promise<void> {
  await trx
    .updateTable('appointments')
    .set(set)
    .where('federationId', '=', federationId)
    .where('id', '=', id)
    .execute();
}

export interface Change {
  appointmentId: string;
  kind: string;
  from?: string;
  to?: string;
  reason?: string;
}

/** Appends to the history of appointments. @returns the ids of the changes, in their order */
export async function keepChanges({ trx, stage, scope, now }: Context, changes: readonly Change[]): Promise<string[]> {
  if (changes.length === 0) return [];
  const actor = actorOf(scope);
  const rows = changes.map(({ appointmentId, kind, from, to, reason = '' }) => ({
    ...{ federationId: stage.federationId, id: newId(), appointmentId, at: now, kind, reason },
    ...{ actorId: actor.id ?? null, actorName: actor.name, fromSlotId: from ?? null, toSlotId: to ?? null },
  }));
  await trx.insertInto('appointmentChanges').values(rows).execute();
  return rows.map(({ id }) => id);
}

/** Who gives appointments, with the account of each who has one. */
export function listProviders(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('appointmentProviders')
    .select(['key', 'accountId'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}

/** Deletes what a draft keeps: who gives appointments, and slots that nobody held. */
export async function removeAll(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  const mine = { federationId, stageId };
  await trx
    .deleteFrom('appointmentSlots')
    .where((eb) => eb.and(mine))
    .execute();
  await trx
    .deleteFrom('appointmentProviders')
    .where((eb) => eb.and(mine))
    .execute();
}
