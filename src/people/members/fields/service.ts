import type { Trx } from '../../../platform/db/connect.ts';
import type { Json } from '../../../platform/db/tables.ts';
import type { Tenant } from '../queries.ts';
import { writeFields } from './queries.ts';

/** Keeps what a stage had to ask, in the transaction of the answer. */
export function learnFields(
  trx: Trx,
  tenant: Tenant,
  learned: { personId: string; fields: Readonly<Record<string, Json>>; stageId: string | null; now: Date },
): Promise<void> {
  const { stageId, ...rest } = learned;
  return writeFields(trx, tenant, { ...rest, learnedFrom: stageId });
}
