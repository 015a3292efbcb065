import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { Tenant } from '../queries.ts';

/** What is known of a person beyond the register, the newest first. */
export function listKnownFields(db: Trx | Db, { federationId }: Tenant, personId: string) {
  return db
    .selectFrom('personFields')
    .select(['field', 'value', 'learnedFrom', 'learnedAt'])
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .orderBy('learnedAt', 'desc')
    .orderBy('field')
    .execute();
}

export interface Learned {
  personId: string;
  fields: Readonly<Record<string, Json>>;
  /** The stage that asked; null where the person wrote it. */
  learnedFrom: string | null;
  now: Date;
}

/** Keeps answers; a newer one replaces an older. */
export async function writeFields(
  trx: Trx,
  { federationId }: Tenant,
  { personId, fields, learnedFrom, now }: Learned,
): Promise<void> {
  const rows = Object.entries(fields).map(([field, value]) => ({
    federationId,
    personId,
    field,
    value: JSON.stringify(value),
    learnedFrom,
    learnedAt: now,
  }));
  if (rows.length === 0) return;
  await trx
    .insertInto('personFields')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['federationId', 'personId', 'field']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        learnedFrom: eb.ref('excluded.learnedFrom'),
        learnedAt: eb.ref('excluded.learnedAt'),
      })),
    )
    .execute();
}

/** Forgets what a person no longer wants kept. */
export async function deleteFields(
  trx: Trx,
  { federationId }: Tenant,
  { personId, fields }: { personId: string; fields: readonly string[] },
): Promise<void> {
  if (fields.length === 0) return;
  await trx
    .deleteFrom('personFields')
    .where('federationId', '=', federationId)
    .where('personId', '=', personId)
    .where('field', 'in', [...fields])
    .execute();
}
