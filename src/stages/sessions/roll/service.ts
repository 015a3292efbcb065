import { sql } from 'kysely';
import { dayOf, formatMoment } from '../../../kernel/dates.ts';
import { excuseAbsences, recordAbsences, unusedPlaces } from '../../../registries/absences/service.ts';
import { lockSessions } from '../entry/queries.ts';
import { sessionsRefusals } from '../errors.ts';
import { type Context, expectedPersons, hasList, keyOf, type SessionRow } from '../queries.ts';

/**
 * The officer says that everybody who came is checked in: whoever else was expected is entered as absent and told how to
 * appeal. Said again after corrections, it enters only who is new.
 * @throws sessions.unknown-session, cancelled, roll-needs-list, roll-too-early
 */
export async function closeRoll(context: Context, { sessionId }: { sessionId: string }): Promise<{ absent: number }> {
  const { trx, stage, scope, now, host } = context;
  if (!hasList(context)) throw sessionsRefusals.rollNeedsList();
  const sessions = await lockSessions(trx, keyOf(context), { sessionIds: [sessionId], alone: true });
  const session = sessions.get(sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  if (session.cancelledAt) throw sessionsRefusals.cancelled({ reason: session.cancelReason ?? '' });
  if (now < session.endsAt) {
    const until = (lang: 'zh' | 'en') => formatMoment(session.endsAt, { lang, zone: scope.zone });
    throw sessionsRefusals.rollTooEarly({ until: [until('zh'), until('en')] });
  }
  const { rows } = await sql<{ personId: string }>`
    select expected.person_id from (${expectedPersons(context, session.forGroup)}) expected
     where not exists (
       select from attendances attendance
        where attendance.federation_id = ${stage.federationId} and attendance.session_id = ${sessionId}
          and attendance.person_id = expected.person_id and attendance.withdrawn_at is null)`.execute(trx);
  const day = dayOf(session.startsAt, scope.zone);
  const entered = await recordAbsences(trx, scope, {
    missed: { stageId: stage.id, sourceId: sessionId, unitId: stage.unitId, day, what: whatOf(context, session) },
    personIds: rows.map(({ personId }) => personId),
    now,
  });
  await host.record(unusedPlaces(entered, day));
  const absent = entered.length;
  await trx
    .updateTable('sessions')
    .set({ rollClosedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', sessionId)
    .execute();
  await host.audit('sessions.close-roll', { kind: 'session', id: sessionId }, { absent });
  return { absent };
}

function whatOf({ stage }: Context, { title }: SessionRow): string {
  return title === stage.occasion ? title : `${stage.occasion} · ${title}`;
}

/** Nobody was absent from a session that was called off after all. */
export async function excuseAll({ trx, scope, now, host }: Context, sessionId: string): Promise<void> {
  const counted = await excuseAbsences(trx, scope, {
    sourceId: sessionId,
    reason: 'calledOff',
    now,
  });
  await host.reverse(counted);
}

/** Whoever is checked in afterwards was not absent after all. */
export async function excuseWhoCame(context: Context, sessionId: string, personIds: readonly string[]): Promise<void> {
  const { trx, scope, now, host } = context;
  const counted = await excuseAbsences(trx, scope, {
    sourceId: sessionId,
    personIds,
    reason: 'checkedIn',
    now,
  });
  await host.reverse(counted);
}
