import type { AuditActor } from '../../../platform/audit/write.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tenant } from '../queries.ts';

export type HonourChangeKind = 'conferred' | 'corrected' | 'treatment' | 'consent' | 'revoked';

const AT_ONCE = 1000;

/** Appends to the history of honours, in the transaction that changes them. */
export async function keepChanges(
  trx: Trx,
  { federationId }: Tenant,
  {
    now,
    actor,
    changes,
  }: { now: Date; actor: AuditActor; changes: readonly { id: string; kind: HonourChangeKind; detail: object }[] },
): Promise<void> {
  const rows = changes.map(({ id, kind, detail }) => ({
    federationId,
    id: newId(),
    honourId: id,
    at: now,
    actorId: actor.id ?? null,
    actorName: actor.name,
    kind,
    detail: JSON.stringify(detail),
  }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto('honourChanges')
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
}

/** Everything that happened to an honour, the newest first. */
export function listChanges(db: Db | Trx, { federationId }: Tenant, honourId: string) {
  return db
    .selectFrom('honourChanges')
    .select(['id', 'at', 'actorName', 'kind', 'detail'])
    .where('federationId', '=', federationId)
    .where('honourId', '=', honourId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .$narrowType<{ kind: HonourChangeKind }>()
    .execute();
}
