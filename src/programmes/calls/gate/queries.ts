import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';

/**
 * The gate of a stage. Whoever takes calls goes in by it, many at once; whoever stops the programme or changes the stage
 * shuts it until they have committed. It lets nobody in past one who waits to shut it: a share lock on the row would, and
 * where batch follows batch nobody could stop a rush.
 */
const gateOf = (stageId: ReturnType<typeof sql>) => sql`hashtextextended('gate:' || ${stageId}, 0)`;

/** Goes in by the gate of a stage, to be asked before its state and settings are read: they stay as they are then. */
export async function enterGate(trx: Trx, { stageId }: { stageId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${gateOf(sql`${stageId}::text`)})`.execute(trx);
}

/**
 * Shuts the gates of a programme's stages, or of one of them, once all who went in have come out. To be asked before any other
 * lock, which they may want.
 */
export async function shutGates(
  trx: Trx,
  { federationId }: { federationId: string },
  { programmeId, stageId }: { programmeId: string; stageId?: string },
): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${gateOf(sql`stage.id`)})
      from (select id::text from stages
             where federation_id = ${federationId} and programme_id = ${programmeId}
               and (${stageId ?? null}::uuid is null or id = ${stageId ?? null}::uuid)
             order by id) stage`.execute(trx);
}
