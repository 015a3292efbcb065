import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import { type Key, type SessionRow, selectSessions } from '../queries.ts';
import type { Method, Mode } from '../rules.ts';

/**
 * Locks sessions until the transaction ends. Check-ins share the lock, so many go on at once; whoever changes,
 * cancels or corrects waits for them. A session that nobody came to yet is locked alone, since the first one marks it held.
 */
export async function lockSessions(
  trx: Trx,
  key: Key,
  { sessionIds, alone = false }: { sessionIds: readonly string[]; alone?: boolean },
): Promise<Map<string, SessionRow>> {
  const ids = [...new Set(sessionIds)];
  if (ids.length === 0) return new Map();
  const seen = await selectSessions(trx, key).where('id', 'in', ids).orderBy('id').execute();
  const single = seen.filter((row) => alone || row.heldAt === null).map((row) => row.id);
  const shared = seen.filter((row) => !single.includes(row.id)).map((row) => row.id);
  const own =
    single.length > 0
      ? await selectSessions(trx, key).where('id', 'in', single).orderBy('id').forUpdate().execute()
      : [];
  const common =
    shared.length > 0
      ? await selectSessions(trx, key).where('id', 'in', shared).orderBy('id').forShare().execute()
      : [];
  return new Map([...own, ...common].map((row) => [row.id, row]));
}

export interface NewAttendance {
  id: string;
  sessionId: string;
  personId: string;
  mode: Mode;
  method: Method;
  at: Date;
  scanId: string | null;
  addedReason: string | null;
}

/** Writes attendances; whoever is in already stays as they are. Gives the ids of those that are new. */
export async function insertAttendances(
  trx: Trx,
  { federationId, stageId }: Key,
  { rows, by, now }: { rows: readonly NewAttendance[]; by: { id?: string; name: string }; now: Date },
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  // In one order whoever writes, so that two batches with the same people never wait for each other in a circle.
  const inserted = await sql<{ id: string }>`
    insert into attendances (federation_id, id, stage_id, session_id, person_id, mode, method, at, scan_id,
                             entered_by, entered_by_name, entered_at, added_reason)
    select ${federationId}, arrival."id", ${stageId}, arrival."sessionId", arrival."personId", arrival."mode", arrival."method",
           arrival."at", arrival."scanId", ${by.id ?? null}, ${by.name}, ${now}, arrival."addedReason"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as arrival (
        "id" uuid, "sessionId" uuid, "personId" uuid, "mode" text, "method" text, "at" timestamptz, "scanId" uuid, "addedReason" text
      )
     order by arrival."sessionId", arrival."personId"
    on conflict do nothing
    returning id`.execute(trx);
  return new Set(inserted.rows.map((row) => row.id));
}

/** Marks a session as held, or as not held any more. */
export async function setHeld(
  trx: Trx,
  { federationId }: Key,
  { sessionId, heldAt, heldSource }: { sessionId: string; heldAt: Date | null; heldSource: string | null },
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ heldAt, heldSource })
    .where('federationId', '=', federationId)
    .where('id', '=', sessionId)
    .execute();
}
