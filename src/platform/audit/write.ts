import type { Db, Trx } from '../db/connect.ts';
import { newId } from '../ids.ts';

/** Who did it, as the trail shows it: the name is kept as it was then. */
export interface AuditActor {
  kind: 'account' | 'api-key' | 'system' | 'visitor';
  id?: string | undefined;
  name: string;
}

export interface AuditEntry {
  federationId: string;
  at: Date;
  actor: AuditActor;
  /** `slice.verb`, such as `members.reveal`. */
  action: string;
  unitId?: string | undefined;
  subject?: { kind: string; id: string } | undefined;
  /** What a reader needs to understand it; never personal data in clear. */
  detail?: object | undefined;
  requestId?: string | undefined;
}

/** Appends entries to the audit trail in the transaction that they tell of. */
export async function writeAudit(trx: Trx | Db, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto('auditEntries')
    .values(
      entries.map(({ federationId, at, actor, action, unitId, subject, detail, requestId }) => ({
        federationId,
        id: newId(),
        at,
        actorKind: actor.kind,
        actorId: actor.id ?? null,
        actorName: actor.name,
        action,
        unitId: unitId ?? null,
        subjectKind: subject?.kind ?? null,
        subjectId: subject?.id ?? null,
        detail: JSON.stringify(detail ?? {}),
        requestId: requestId ?? null,
      })),
    )
    .execute();
}
