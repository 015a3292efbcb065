import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { HeldElsewhere, Hold, HoldKind } from './rules.ts';

/** The stage that gives places, as it tells the registry. */
export interface Holder {
  federationId: string;
  stageId: string;
  kind: HoldKind;
}

export interface NewHold extends Hold {
  /** The enrolment or the appointment. */
  sourceId: string;
  personId: string;
}

/** Somebody got another place in the same moment: the transaction is run again, and then sees it. */
export class OvertakenError extends Error {
  /** SQLSTATE of a serialization failure: what `inTransaction` and its like try again. */
  readonly code = '40001';
  constructor() {
    super('Another place was given to the same person in this moment.');
  }
}

/** What these persons hold that may stand against a place in this stage. */
export async function listHeldElsewhere(
  trx: Trx,
  { federationId, stageId, kind }: Holder,
  personIds: readonly string[],
): Promise<HeldElsewhere[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<Omit<HeldElsewhere, 'during'> & { from: Date | null; to: Date | null }>`
    select person_id, stage_id, kind, begins_at as "from", ends_at as "to", tag from held_places
     where federation_id = ${federationId} and person_id = any(${[...personIds]}::uuid[])
       and case when kind = ${kind} then stage_id <> ${stageId}
                else programme_id <> (select programme_id from stages
                                       where federation_id = ${federationId} and id = ${stageId}) end`.execute(trx);
  return rows.map(({ from, to, ...row }) => ({ ...row, during: from && to ? { from, to } : null }));
}

/**
 * Keeps places and times as held, against all that others do in the same moment: the database is the referee.
 * @returns how many were kept: fewer than asked for where somebody holds another meanwhile
 */
export async function keepHeld(
  trx: Trx,
  { federationId, stageId, kind }: Holder,
  holds: readonly NewHold[],
): Promise<number> {
  if (holds.length === 0) return 0;
  const told = holds
    // One order for all who do this at once, so that none waits for the other.
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
    .map(({ during, ...hold }) => ({ ...hold, from: during?.from ?? null, to: during?.to ?? null }));
  const { rows } = await sql`
    insert into held_places (federation_id, source_id, person_id, stage_id, kind, programme_id, begins_at, ends_at, tag)
    select ${federationId}, "sourceId", "personId", ${stageId}, ${kind}, stages.programme_id, "from", "to", tag
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
           as told ("sourceId" uuid, "personId" uuid, "from" timestamptz, "to" timestamptz, tag text)
      join stages on stages.federation_id = ${federationId} and stages.id = ${stageId}
    on conflict do nothing
    returning person_id`.execute(trx);
  return rows.length;
}

/** Lets go of what enrolments and appointments held that are given back. */
export async function dropHeld(
  trx: Trx,
  { federationId }: Pick<Holder, 'federationId'>,
  sourceIds: readonly string[],
): Promise<void> {
  if (sourceIds.length === 0) return;
  await trx
    .deleteFrom('heldPlaces')
    .where('federationId', '=', federationId)
    .where(sql<boolean>`source_id = any(${[...sourceIds]}::uuid[])`)
    .execute();
}

/** Lets go of what was held in a programme that does not take place, or of one kind of it. */
export async function dropHeldIn(
  trx: Trx,
  { federationId, programmeId, kind }: { federationId: string; programmeId: string; kind?: HoldKind },
): Promise<void> {
  await trx
    .deleteFrom('heldPlaces')
    .where('federationId', '=', federationId)
    .where('programmeId', '=', programmeId)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .execute();
}
