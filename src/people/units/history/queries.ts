import type { Bilingual } from '../../../kernel/words.ts';
import type { Db, Trx } from '../../../platform/db/connect.ts';
import type { PlannedChange } from '../contract.ts';
import type { Tenant } from '../queries.ts';
import type { UnitChangeKind } from '../rules.ts';

function selectChanges(db: Db | Trx, { federationId }: Tenant, unitId: string) {
  return db
    .selectFrom('unitChanges')
    .select([
      'id',
      'kind',
      'effectiveOn',
      'detail',
      'reason',
      'actorName',
      'recordedAt',
      'appliedAt',
      'withdrawnAt',
      'failedAt',
      'failure',
    ])
    .where('federationId', '=', federationId)
    .where('unitId', '=', unitId);
}
type ChangeRow = Awaited<ReturnType<ReturnType<typeof selectChanges>['executeTakeFirstOrThrow']>>;

/** Changes that wait for their day, and those that failed on it, the next one first. */
export async function listPlannedChanges(db: Db | Trx, tenant: Tenant, unitId: string): Promise<PlannedChange[]> {
  const rows = await selectChanges(db, tenant, unitId)
    .where('appliedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('effectiveOn')
    .orderBy('id')
    .execute();
  return rows.map(changeOf);
}

/** Everything that ever happened to a unit, the newest first. */
export async function listUnitChanges(db: Db | Trx, tenant: Tenant, unitId: string): Promise<PlannedChange[]> {
  const rows = await selectChanges(db, tenant, unitId).orderBy('effectiveOn', 'desc').orderBy('id', 'desc').execute();
  return rows.map(changeOf);
}

function changeOf(row: ChangeRow): PlannedChange {
  const failure = row.failure as { words: Bilingual } | null;
  return {
    id: row.id,
    kind: row.kind as UnitChangeKind,
    effectiveOn: row.effectiveOn,
    detail: row.detail as Record<string, unknown>,
    reason: row.reason,
    actorName: row.actorName,
    recordedAt: row.recordedAt,
    state: row.withdrawnAt ? 'withdrawn' : row.failedAt ? 'failed' : row.appliedAt ? 'applied' : 'planned',
    failure: failure ? [failure.words[0], failure.words[1]] : null,
  };
}
