import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { Tenant } from '../queries.ts';

const columns = ['id', 'name', 'codeRef', 'codeSecret'] as const;

/** Whoever goes by these short names in codes. */
export function listByCodeRefs(db: Trx | Db, { federationId }: Tenant, refs: readonly string[]) {
  return db
    .selectFrom('persons')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('codeRef', 'in', [...refs])
    .execute();
}

export function findCodeKeys(db: Trx | Db, { federationId }: Tenant, personId: string) {
  return db
    .selectFrom('persons')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('id', '=', personId)
    .executeTakeFirst();
}
