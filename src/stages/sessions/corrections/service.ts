import { sql } from 'kysely';
import { actorOf } from '../../../people/access/rules.ts';
import type { CorrectionInput } from '../contract.ts';
import { lockSessions, setHeld } from '../entry/queries.ts';
import { enter } from '../entry/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { admitPersons } from '../persons/service.ts';
import { type Context, keyOf, type SessionRow } from '../queries.ts';
import { checkInWindow } from '../rules.ts';

/**
 * Adds or withdraws attendance afterwards, with a reason that stays. Facts follow in the same transaction.
 * @throws sessions.unknownSession, unknownPerson, cancelled, futureAttendance
 */
export async function correct(context: Context, input: CorrectionInput): Promise<{ changed: number }> {
  const { trx, host } = context;
  const sessions = await lockSessions(trx, keyOf(context), { sessionIds: [input.sessionId], alone: true });
  const session = sessions.get(input.sessionId);
  if (!session) throw sessionsRefusals.unknownSession();
  const personIds = [...new Set(input.personIds)];
  await admitPersons(context, personIds);
  const changed =
    input.change === 'add'
      ? await add(context, { session, personIds, input })
      : await withdraw(context, { session, personIds, reason: input.reason });
  await host.audit(
    `sessions.${input.change}-attendance`,
    { kind: 'session', id: session.id },
    { persons: personIds, changed, reason: input.reason },
  );
  return { changed };
}

interface Correction {
  session: SessionRow;
  personIds: readonly string[];
}

async function add(
  context: Context,
  { session, personIds, input }: Correction & { input: CorrectionInput },
): Promise<number> {
  const { stage, now } = context;
  if (session.cancelledAt) throw sessionsRefusals.cancelled({ reason: session.cancelReason ?? '' });
  const at = input.at ?? (session.startsAt < now ? session.startsAt : now);
  if (at > now || now < checkInWindow(session, stage.settings).from) throw sessionsRefusals.futureAttendance();
  const entered = await enter(
    context,
    new Map([[session.id, session]]),
    personIds.map((personId) => ({
      sessionId: session.id,
      personId,
      mode: input.mode,
      method: 'hand',
      at,
      addedReason: input.reason,
    })),
  );
  return entered.size;
}

async function withdraw(
  context: Context,
  { session, personIds, reason }: Correction & { reason: string },
): Promise<number> {
  const { trx, stage, scope, now, host } = context;
  const { federationId } = stage;
  const rows = await trx
    .updateTable('attendances')
    .set({ withdrawnAt: now, withdrawnByName: actorOf(scope).name, withdrawnReason: reason })
    .where('federationId', '=', federationId)
    .where('sessionId', '=', session.id)
    .where((eb) => eb('personId', '=', eb.fn.any(sql<string[]>`${[...personIds]}::uuid[]`)))
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'personId'])
    .execute();
  if (rows.length === 0) return 0;
  await host.reverse(rows.map(({ id }) => ({ kind: 'attendance', id })));
  await letGo(context, session);
  const elsewhere = await trx
    .selectFrom('attendances')
    .select('personId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stage.id)
    .where('withdrawnAt', 'is', null)
    .where((eb) => eb('personId', '=', eb.fn.any(sql<string[]>`${rows.map((row) => row.personId)}::uuid[]`)))
    .execute();
  const stay = new Set(elsewhere.map((row) => row.personId));
  await host.takeBack(
    rows.filter((row) => !stay.has(row.personId)).map((row) => ({ kind: 'person', id: row.personId })),
  );
  return rows.length;
}

/** A session that nobody came to after all was not held. */
async function letGo({ trx, stage, host }: Context, session: SessionRow): Promise<void> {
  const left = await trx
    .selectFrom('attendances')
    .select('id')
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', session.id)
    .where('withdrawnAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (left || !session.heldSource) return;
  await host.reverse([{ kind: 'session', id: session.heldSource }]);
  await setHeld(trx, keyOf({ stage }), { sessionId: session.id, heldAt: null, heldSource: session.heldSource });
}
