import { sql } from 'kysely';
import { addDays, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { sayAppointment, viewOf } from '../providers/service.ts';
import { type Context, keyOf, selectAppointments } from '../queries.ts';

/** Tomorrow’s are told from nine in the morning; today’s, whom nobody could tell yesterday, from seven; nobody at night. */
const TOLD_FROM = '09:00';
const TODAY_FROM = '07:00';
const TOLD_UNTIL = '21:00';
const DAY_MS = 86_400_000;
/** Whoever booked or moved within these hours was told the time then, and is not told it again. */
const FRESH_MS = 20 * 3_600_000;

/** Stages that remind, with an appointment within two days that nobody was reminded of. */
export async function listToRemind(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('appointments')
    .innerJoin('stages', (join) =>
      join
        .onRef('stages.federationId', '=', 'appointments.federationId')
        .onRef('stages.id', '=', 'appointments.stageId'),
    )
    .select('appointments.stageId')
    .distinct()
    .where('appointments.state', '=', 'booked')
    .where('appointments.remindedAt', 'is', null)
    .where('appointments.startsAt', '>', now)
    .where('appointments.startsAt', '<', new Date(now.getTime() + 2 * DAY_MS))
    .where(sql<boolean>`stages.settings ->> 'remind' is distinct from 'false'`)
    .execute();
}

/** Reminds those who come tomorrow, or still today: inbox and text message, each once. */
export async function remind(context: Context): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  const today = dayOf(now, scope.zone);
  const at = (clock: string) => momentOf(today, clock, scope.zone);
  if (!stage.settings.remind || now < at(TODAY_FROM) || now >= at(TOLD_UNTIL)) return;
  const before = momentOf(addDays(today, now < at(TOLD_FROM) ? 1 : 2), '00:00', scope.zone);
  const due = await selectAppointments(trx, keyOf(context))
    .select((eb) => [
      'held.bookedAt',
      eb
        .selectFrom('appointmentChanges as change')
        .select((among) => among.fn.max('change.at').as('at'))
        .whereRef('change.federationId', '=', 'held.federationId')
        .whereRef('change.appointmentId', '=', 'held.id')
        .where('change.kind', '=', 'move')
        .as('movedAt'),
    ])
    .where('held.state', '=', 'booked')
    .where('held.remindedAt', 'is', null)
    .where('held.startsAt', '>', now)
    .where('held.startsAt', '<', before)
    .forUpdate('held')
    .skipLocked()
    .execute();
  if (due.length === 0) return;
  await trx
    .updateTable('appointments')
    .set({ remindedAt: now })
    .where('federationId', '=', stage.federationId)
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute();
  for (const appointment of due) {
    const toldAt = appointment.movedAt ?? appointment.bookedAt;
    if (!appointment.personId || now.getTime() - toldAt.getTime() < FRESH_MS) continue;
    const [zh, en] = sayAppointment(context, appointment);
    const { place } = viewOf(context, appointment.provider);
    const isToday = dayOf(appointment.startsAt, scope.zone) === today;
    await host.tell([appointment.personId], {
      title: isToday
        ? [`今天有预约：${stage.occasion}`, `Today: ${stage.occasionEn}`]
        : [`明天有预约：${stage.occasion}`, `Tomorrow: ${stage.occasionEn}`],
      body: [
        `${zh}${place[0] && `，${place[0]}`}。来不了请取消，把时间让给别人。`,
        `${en}${place[1] && `, ${place[1]}`}. If you cannot come, cancel it for somebody else.`,
      ],
      urgent: true,
    });
  }
}
