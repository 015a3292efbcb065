import { actorOf } from '../../../people/access/rules.ts';
import { newId } from '../../../platform/ids.ts';
import type { Context } from '../queries.ts';

export interface NewChange {
  workId: string;
  change: 'handed-in' | 'replaced' | 'withdrawn' | 'disqualified' | 'reinstated';
  /** The work as it was before it was replaced. */
  before?: object;
  reason?: string;
}

/** Appends to the history of a work. */
export async function keepChange({ trx, stage, scope, now }: Context, change: NewChange): Promise<void> {
  await trx
    .insertInto('submissionChanges')
    .values({
      federationId: stage.federationId,
      id: newId(),
      workId: change.workId,
      at: now,
      actorName: actorOf(scope).name,
      change: change.change,
      before: change.before ? JSON.stringify(change.before) : null,
      reason: change.reason ?? null,
    })
    .execute();
}

/** What happened to a work, oldest first. */
export async function listHistory({ trx, stage }: Context, workId: string) {
  const rows = await trx
    .selectFrom('submissionChanges')
    .select(['at', 'actorName', 'change', 'reason', 'before'])
    .where('federationId', '=', stage.federationId)
    .where('workId', '=', workId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, actorName, change, reason, before }) => ({
    at,
    by: actorName,
    change,
    reason,
    beforeTitle: (before as { title?: string } | null)?.title ?? null,
  }));
}
