import type { z } from 'zod';
import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { followUpsInput, minutesInput, minutesView } from '../contract.ts';
import { lockSession } from '../dates/service.ts';
import { sessionsRefusals } from '../errors.ts';
import { type Context, findSession, keyOf } from '../queries.ts';
import type { Visibility } from '../rules.ts';

/** The minutes of a session with what is to follow; empty ones where none were written. */
export async function minutes(
  context: Context,
  { sessionId }: { sessionId: string },
): Promise<z.input<typeof minutesView>> {
  const { trx, stage } = context;
  if (!(await findSession(trx, keyOf(context), sessionId))) throw sessionsRefusals.unknownSession();
  const written = await trx
    .selectFrom('sessionMinutes')
    .select(['body', 'visibility', 'writerName', 'writtenAt', 'version'])
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  const followUps = await trx
    .selectFrom('sessionFollowUps')
    .select(['id', 'text', 'owner', 'dueOn', 'doneAt'])
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', sessionId)
    .orderBy('position')
    .execute();
  const empty = { body: '', visibility: 'participants', writerName: '', writtenAt: null, version: 0 };
  const shown = written ?? empty;
  return {
    sessionId,
    ...shown,
    visibility: shown.visibility as Visibility,
    followUps: followUps.map((each) => ({ ...each, done: each.doneAt !== null })),
  };
}

/** @throws sessions.unknownSession, changedMeanwhile */
export async function writeMinutes(context: Context, { sessionId, ...input }: z.output<typeof minutesInput>) {
  const { trx, stage, scope, now, host } = context;
  await lockSession(context, sessionId);
  const before = await minutes(context, { sessionId });
  if (before.version !== input.version) throw sessionsRefusals.changedMeanwhile();
  const actor = actorOf(scope);
  const row = {
    body: input.body,
    visibility: input.visibility,
    writtenBy: actor.id ?? null,
    writerName: actor.name,
    writtenAt: now,
    version: input.version + 1,
  };
  await trx
    .insertInto('sessionMinutes')
    .values({ federationId: stage.federationId, sessionId, ...row })
    .onConflict((conflict) => conflict.columns(['federationId', 'sessionId']).doUpdateSet(row))
    .execute();
  await host.audit('sessions.write-minutes', { kind: 'session', id: sessionId }, { version: row.version });
  return minutes(context, { sessionId });
}

/** Sets what is to follow, in order; those left out are dropped, those done keep when. @throws sessions.unknownSession */
export async function setFollowUps(context: Context, { sessionId, followUps }: z.output<typeof followUpsInput>) {
  const { trx, stage, now, host } = context;
  await lockSession(context, sessionId);
  const before = new Map((await minutes(context, { sessionId })).followUps.map((each) => [each.id, each]));
  await trx
    .deleteFrom('sessionFollowUps')
    .where('federationId', '=', stage.federationId)
    .where('sessionId', '=', sessionId)
    .execute();
  const used = new Set<string>();
  const rows = followUps.map(({ id, done, ...followUp }, position) => {
    const known = id !== undefined && !used.has(id) ? before.get(id) : undefined;
    if (known) used.add(known.id);
    return {
      ...followUp,
      federationId: stage.federationId,
      id: known?.id ?? newId(),
      sessionId,
      position,
      doneAt: done ? (known?.doneAt ?? now) : null,
    };
  });
  if (rows.length > 0) await trx.insertInto('sessionFollowUps').values(rows).execute();
  await host.audit('sessions.set-follow-ups', { kind: 'session', id: sessionId }, { followUps: rows.length });
  return minutes(context, { sessionId });
}

/** Bodies of the minutes that this reader may see, by session. */
export async function listMinutes(
  { trx, stage }: Context,
  readable: readonly Visibility[],
): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('sessionMinutes')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.federationId', '=', 'sessionMinutes.federationId')
        .onRef('sessions.id', '=', 'sessionMinutes.sessionId'),
    )
    .select(['sessionMinutes.sessionId', 'sessionMinutes.body'])
    .where('sessionMinutes.federationId', '=', stage.federationId)
    .where('sessions.stageId', '=', stage.id)
    .where('sessionMinutes.visibility', 'in', [...readable])
    .execute();
  return new Map(rows.map((row) => [row.sessionId, row.body]));
}
