import { findClash } from '../../../registries/holds/rules.ts';
import {
  dropHeld,
  type Holder,
  keepHeld,
  listHeldElsewhere,
  OvertakenError,
} from '../../../registries/holds/service.ts';
import { appointmentRefusals } from '../errors.ts';
import { type Context, keyOf, selectAppointments } from '../queries.ts';
import { liveStates } from '../rules.ts';

const holderOf = (context: Context): Holder => ({ ...keyOf(context), kind: 'appointment' });

interface Time {
  startsAt: Date;
  endsAt: Date;
}

/**
 * @param isOwn whether the person is told themselves
 * @throws appointments.placeElsewhere, busyThen where the person has a place in another programme that excludes this time
 */
export async function admitBesidePlaces(
  context: Context,
  personId: string,
  { startsAt, endsAt, isOwn }: Time & { isOwn: boolean },
): Promise<void> {
  const elsewhere = await listHeldElsewhere(context.trx, holderOf(context), [personId]);
  const clash = findClash(
    { during: { from: startsAt, to: endsAt }, tag: null },
    elsewhere.filter(({ kind }) => kind === 'enrolment'),
  );
  if (!clash) return;
  if (!isOwn) throw appointmentRefusals.busyThen();
  const { stageId } = clash.with;
  const other = (await context.host.occasions([stageId])).get(stageId)?.title ?? '';
  throw appointmentRefusals.placeElsewhere({ other });
}

interface Booked extends Time {
  id: string;
  personId: string;
}

/**
 * Keeps the person's time for this appointment, instead of what it held before.
 * @param lenient whether it may stand beside what the person has got elsewhere meanwhile
 * @throws what makes the transaction run again, where somebody got a place elsewhere in the same moment
 */
export async function keepTime(
  context: Context,
  { id, personId, startsAt, endsAt }: Booked,
  { lenient = false }: { lenient?: boolean } = {},
): Promise<void> {
  await dropTimes(context, [id]);
  const kept = await keepHeld(context.trx, holderOf(context), [
    { sourceId: id, personId, during: { from: startsAt, to: endsAt }, tag: null },
  ]);
  if (kept === 0 && !lenient) throw new OvertakenError();
}

/**
 * Keeps the times that are still to come, which were let go of when everything was closed. Who has something else by then
 * keeps both: they have been told of neither that it stands against the other.
 */
export async function keepTimesAgain(context: Context): Promise<void> {
  const { trx, now } = context;
  const ahead = await selectAppointments(trx, keyOf(context))
    .where('held.state', 'in', [...liveStates])
    .where('held.endsAt', '>', now)
    .execute();
  await keepHeld(
    trx,
    holderOf(context),
    ahead.flatMap(({ id, personId, startsAt, endsAt }) =>
      personId ? [{ sourceId: id, personId, during: { from: startsAt, to: endsAt }, tag: null }] : [],
    ),
  );
}

/** Times that are given back keep their people from nothing any more. */
export async function dropTimes(context: Context, ids: readonly string[]): Promise<void> {
  await dropHeld(context.trx, keyOf(context), ids);
}
