import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { HonourLevel } from '../audience/rules.ts';
import type { Tenant } from '../queries.ts';

/** Holds persons until the transaction ends, so that what their honours add up to is written once after the other. */
export async function holdPersons(trx: Trx, { federationId }: Tenant, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await sql`
    select id from persons where federation_id = ${federationId} and id = any(${[...personIds].sort()}::uuid[])
     order by id for no key update`.execute(trx);
}

/**
 * Writes which levels of honour persons hold, for audience rules. The registry of honours calls it in the transaction
 * that confers or revokes, having held the persons before it read. The version stays: no form corrects this.
 */
export async function setHonourLevels(
  trx: Trx,
  { federationId }: Tenant,
  { levels, now }: { levels: ReadonlyMap<string, readonly HonourLevel[]>; now: Date },
): Promise<void> {
  if (levels.size === 0) return;
  const told = [...levels].map(([id, honours]) => ({ id, honours }));
  await sql`
    update persons set honours = told.honours, updated_at = ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, honours text[])
     where persons.federation_id = ${federationId} and persons.id = told.id and persons.honours <> told.honours`.execute(
    trx,
  );
}
