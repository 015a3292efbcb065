import { addDays, dayOf, momentOf } from '../../../kernel/dates.ts';
import type { Db } from '../../../platform/db/connect.ts';
import { sayAppointment, viewOf } from '../providers/service.ts';
import { type Context, keyOf, selectAppointments } from '../queries.ts';

/** People are told from nine in the morning of the day before: not at night. */
const TOLD_FROM = '09:00';
const DAY_MS = 86_400_000;

/** Stages with an appointment within two days that nobody was reminded of. */
export async function listToRemind(db: Db, now: Date): Promise<{ stageId: string }[]> {
  return db
    .selectFrom('appointments')
    .select('stageId')
    .distinct()
    .where('state', '=', 'booked')
    .where('remindedAt', 'is', null)
    .where('startsAt', '>', now)
    .where('startsAt', '<', new Date(now.getTime() + 2 * DAY_MS))
    .execute();
}

/** Reminds those who come tomorrow, or still today: inbox and text message, each once. */
export async function remind(context: Context): Promise<void> {
  const { trx, stage, scope, now, host } = context;
  const today = dayOf(now, scope.zone);
  if (!stage.settings.remind || now < momentOf(today, TOLD_FROM, scope.zone)) return;
  const before = momentOf(addDays(today, 2), '00:00', scope.zone);
  const due = await selectAppointments(trx, keyOf(context))
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
    // Whoever booked for today knows it: they were told so an hour ago.
    if (!appointment.personId || dayOf(appointment.startsAt, scope.zone) === today) continue;
    const [zh, en] = sayAppointment(context, appointment);
    const { place } = viewOf(context, appointment.provider);
    await host.tell([appointment.personId], {
      title: [`明天有预约：${stage.occasion}`, `Tomorrow: ${stage.occasionEn}`],
      body: [
        `${zh}${place[0] && `，${place[0]}`}。来不了请取消，把时间让给别人。`,
        `${en}${place[1] && `, ${place[1]}`}. If you cannot come, cancel it for somebody else.`,
      ],
      urgent: true,
    });
  }
}
