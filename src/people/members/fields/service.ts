import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { Tenant } from '../queries.ts';
import { listKnownFields, writeFields } from './queries.ts';

/** What programmes have learned of a person already: by the name of the field. Nothing here needs to be asked again. */
export async function knownFields(
  db: Trx | Db,
  tenant: Tenant,
  personId: string,
): Promise<Record<string, { value: Json; learnedAt: Date }>> {
  const rows = await listKnownFields(db, tenant, personId);
  return Object.fromEntries(rows.map(({ field, value, learnedAt }) => [field, { value, learnedAt }]));
}

/** Keeps what a stage had to ask, in the transaction of the answer. */
export function learnFields(
  trx: Trx,
  tenant: Tenant,
  learned: { personId: string; fields: Readonly<Record<string, Json>>; stageId: string | null; now: Date },
): Promise<void> {
  const { stageId, ...rest } = learned;
  return writeFields(trx, tenant, { ...rest, learnedFrom: stageId });
}
