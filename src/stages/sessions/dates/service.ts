import { formatSpan, styleAt } from '../../../kernel/dates.ts';
import type { Bilingual } from '../../../kernel/words.ts';
import { newId } from '../../../platform/ids.ts';
import type { SessionFields, Settings } from '../contract.ts';
import { sessionsRefusals } from '../errors.ts';
import { toldOf } from '../guests/queries.ts';
import { type Context, keyOf, type SessionRow, selectSessions } from '../queries.ts';
import { excuseAll } from '../roll/service.ts';
import { findModeProblem } from '../rules.ts';

function admitFields({ stage }: Context, fields: Parameters<typeof findModeProblem>[0]): void {
  const problem = findModeProblem(fields, stage.settings.modes);
  if (problem) throw sessionsRefusals[problem]();
}

/** @throws sessions.unknownGroup where no stage of the whole names the group */
async function admitGroup({ host }: Context, forGroup: string): Promise<void> {
  if (forGroup === '' || (await host.groups()).has(forGroup)) return;
  throw sessionsRefusals.unknownGroup({ key: forGroup }, [
    { path: 'forGroup', words: ['没有这一批', 'No such group'] },
  ]);
}

export async function addSession(context: Context, fields: SessionFields) {
  const { trx, stage, now, host } = context;
  admitFields(context, fields);
  await admitGroup(context, fields.forGroup);
  const id = newId();
  await trx
    .insertInto('sessions')
    .values({
      ...fields,
      federationId: stage.federationId,
      id,
      stageId: stage.id,
      cancelledAt: null,
      cancelReason: null,
      heldAt: null,
      heldSource: null,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await host.audit('sessions.add', { kind: 'session', id }, { title: fields.title, startsAt: fields.startsAt });
  return { id, version: 1 };
}

/** One session, locked alone. @throws sessions.unknownSession */
export async function lockSession({ trx, stage }: Context, sessionId: string): Promise<SessionRow> {
  const session = await selectSessions(trx, keyOf({ stage }))
    .where('id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  if (!session) throw sessionsRefusals.unknownSession();
  return session;
}

type Changes = { [Name in keyof SessionFields]?: SessionFields[Name] | undefined };

/**
 * Changes a session; a new time or place is told to those who are expected.
 * @throws sessions.unknownSession, changedMeanwhile, cancelled, endsBeforeStart, modeNotAllowed, venueNeeded, unknownGroup
 */
export async function updateSession(
  context: Context,
  { sessionId, version, ...changes }: Changes & { sessionId: string; version: number },
) {
  const { trx, stage, now, host } = context;
  const before = await lockSession(context, sessionId);
  if (before.version !== version) throw sessionsRefusals.changedMeanwhile();
  if (before.cancelledAt) throw sessionsRefusals.cancelled({ reason: before.cancelReason ?? '' });
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const after: SessionRow = { ...before, ...given };
  admitFields(context, after);
  if (after.forGroup !== before.forGroup) await admitGroup(context, after.forGroup);
  await trx
    .updateTable('sessions')
    .set({ ...given, updatedAt: now, version: version + 1 })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', sessionId)
    .execute();
  if (isMoved(before, after)) await tellMove(context, after);
  await host.audit('sessions.change', { kind: 'session', id: sessionId }, { changed: Object.keys(given) });
  return { id: sessionId, version: version + 1 };
}

function isMoved(before: SessionRow, after: SessionRow): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.venue !== after.venue ||
    before.address !== after.address ||
    before.onSite !== after.onSite ||
    before.online !== after.online
  );
}

async function tellMove(context: Context, session: SessionRow): Promise<void> {
  if (session.endsAt < context.now) return;
  const place: Bilingual = session.onSite
    ? [
        `${session.venue}${session.address ? `（${session.address}）` : ''}`,
        [session.venue, session.address].filter(Boolean).join(', '),
      ]
    : ['线上', 'online'];
  const when = whenOf(context, session);
  await tellExpected(context, session, {
    title: [`“${session.title}”时间或地点有变`, `New time or place: ${session.titleEn || session.title}`],
    body: [`现在是 ${when[0]}，${place[0]}。`, `It is now ${when[1]}, ${place[1]}.`],
    urgent: true,
  });
}

function whenOf({ scope, now }: Context, { startsAt, endsAt }: SessionRow): Bilingual {
  const style = styleAt(now, scope.zone);
  return [
    formatSpan(startsAt, endsAt, { ...style, lang: 'zh' }),
    formatSpan(startsAt, endsAt, { ...style, lang: 'en' }),
  ];
}

const TELL_AT_ONCE = 1000;

async function tellExpected(
  context: Context,
  { forGroup }: SessionRow,
  message: { title: Bilingual; body: Bilingual; urgent: boolean },
) {
  const personIds = await toldOf(context, forGroup);
  for (let from = 0; from < personIds.length; from += TELL_AT_ONCE)
    await context.host.tell(personIds.slice(from, from + TELL_AT_ONCE), message);
}

/** Cancels a session with its reason, and tells those who are expected. Attendance already there stays. */
export async function cancelSession(
  context: Context,
  { sessionId, reason, version }: { sessionId: string; reason: string; version: number },
) {
  const { trx, stage, now, host } = context;
  const session = await lockSession(context, sessionId);
  if (session.cancelledAt) throw sessionsRefusals.cancelled({ reason: session.cancelReason ?? '' });
  if (session.version !== version) throw sessionsRefusals.changedMeanwhile();
  await trx
    .updateTable('sessions')
    .set({ cancelledAt: now, cancelReason: reason, updatedAt: now, version: version + 1 })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', sessionId)
    .execute();
  if (session.endsAt > now) {
    const when = whenOf(context, session);
    await tellExpected(context, session, {
      title: [`“${session.title}”已取消`, `Cancelled: ${session.titleEn || session.title}`],
      body: [`原定 ${when[0]} 的这一场取消：${reason}`, `The session of ${when[1]} is cancelled: ${reason}`],
      urgent: true,
    });
  }
  if (session.rollClosedAt) await excuseAll(context, sessionId);
  await host.audit('sessions.cancel', { kind: 'session', id: sessionId }, { reason });
  return { id: sessionId, version: version + 1 };
}

/** Deletes a session that nobody came to. @throws sessions.unknownSession, hasAttendance */
export async function removeSession(context: Context, { sessionId }: { sessionId: string }) {
  const { trx, stage, host } = context;
  const session = await lockSession(context, sessionId);
  const { count } = await trx
    .selectFrom('attendances')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', sessionId)
    .executeTakeFirstOrThrow();
  if (count > 0) throw sessionsRefusals.hasAttendance({ count });
  if (session.rollClosedAt) await excuseAll(context, sessionId);
  await trx.deleteFrom('sessions').where('federationId', '=', stage.federationId).where('id', '=', sessionId).execute();
  await host.audit('sessions.remove', { kind: 'session', id: sessionId }, { title: session.title });
  return { changed: 1 };
}

/** Refuses settings under which a session that is planned could not be held as planned. @throws sessions.modeInUse */
export async function admitSettings({ trx, stage }: Context, before: Settings): Promise<void> {
  const rows = await selectSessions(trx, keyOf({ stage })).where('cancelledAt', 'is', null).execute();
  const { modes } = stage.settings;
  const broken = rows.filter(
    (row) => (row.onSite && !modes.includes('on-site')) || (row.online && !modes.includes('online')),
  );
  if (broken.length > 0) throw sessionsRefusals.modeInUse({ count: broken.length });
  if (before.hours !== stage.settings.hours && rows.some(({ heldAt }) => heldAt !== null))
    throw sessionsRefusals.hoursFixed({}, [
      { path: 'settings.hours', words: ['已有人签到，不能再改', 'Somebody has checked in: it stays'] },
    ]);
}
