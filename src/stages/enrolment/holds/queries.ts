import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';
import type { HeldElsewhere, Hold } from './rules.ts';

/** Places that these persons have in other stages. */
export async function listHeldElsewhere(
  trx: Trx,
  { federationId, stageId }: Key,
  personIds: readonly string[],
): Promise<HeldElsewhere[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{
    personId: string;
    stageId: string;
    from: Date | null;
    to: Date | null;
    tag: string | null;
  }>`
    select person_id, stage_id, begins_at as "from", ends_at as "to", tag from enrolment_holds
     where federation_id = ${federationId} and stage_id <> ${stageId}
       and person_id = any(${[...personIds]}::uuid[])`.execute(trx);
  return rows.map(({ from, to, ...row }) => ({ ...row, during: from && to ? { from, to } : null }));
}

export interface NewHold extends Hold {
  enrolmentId: string;
  personId: string;
}

/**
 * Keeps places as held, against all that others do in the same moment.
 * @returns how many were kept: fewer than asked for where somebody got another place meanwhile
 */
export async function insertHolds(
  trx: Trx,
  { federationId, stageId }: Key,
  holds: readonly NewHold[],
): Promise<number> {
  const told = holds
    // One order for all who do this at once, so that none waits for the other.
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
    .map(({ during, ...hold }) => ({ ...hold, from: during?.from ?? null, to: during?.to ?? null }));
  const { rows } = await sql`
    insert into enrolment_holds (federation_id, enrolment_id, person_id, stage_id, begins_at, ends_at, tag)
    select ${federationId}, "enrolmentId", "personId", ${stageId},
           "from", "to", tag
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
           as told ("enrolmentId" uuid, "personId" uuid, "from" timestamptz, "to" timestamptz, tag text)
    on conflict do nothing
    returning person_id`.execute(trx);
  return rows.length;
}

export async function deleteHolds(trx: Trx, { federationId }: Key, enrolmentIds: readonly string[]): Promise<void> {
  if (enrolmentIds.length === 0) return;
  await trx
    .deleteFrom('enrolmentHolds')
    .where('federationId', '=', federationId)
    .where('enrolmentId', 'in', [...enrolmentIds])
    .execute();
}
