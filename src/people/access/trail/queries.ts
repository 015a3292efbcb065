import type { Db, Trx } from '../../../platform/db/connect.ts';

export function selectEntries(db: Db | Trx, federationId: string) {
  return db
    .selectFrom('auditEntries')
    .leftJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'auditEntries.federationId').onRef('units.id', '=', 'auditEntries.unitId'),
    )
    .leftJoin('auditSeals', (join) =>
      join
        .onRef('auditSeals.federationId', '=', 'auditEntries.federationId')
        .onRef('auditSeals.entryId', '=', 'auditEntries.id'),
    )
    .where('auditEntries.federationId', '=', federationId)
    .select([
      'auditEntries.id',
      'auditEntries.at',
      'auditEntries.actorKind',
      'auditEntries.actorId',
      'auditEntries.actorName',
      'auditEntries.action',
      'auditEntries.unitId',
      'auditEntries.subjectKind',
      'auditEntries.subjectId',
      'auditEntries.detail',
      'auditEntries.requestId',
      'units.name as unitName',
      'auditSeals.seq',
    ]);
}
export type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number];
