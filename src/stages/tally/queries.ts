import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';

export interface Key {
  federationId: string;
  stageId: string;
}

/** Reports of a stage with the name of their unit. */
export function selectReports(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('tallyReports as report')
    .innerJoin('units', (join) =>
      join.onRef('units.federationId', '=', 'report.federationId').onRef('units.id', '=', 'report.unitId'),
    )
    .where('report.federationId', '=', federationId)
    .where('report.stageId', '=', stageId)
    .select([
      'report.id',
      'report.unitId',
      'units.name as unitName',
      'units.path as unitPath',
      'report.indicator',
      'report.form',
      'report.day',
      'report.amount',
      'report.note',
      'report.evidence',
      'report.reporterName',
      'report.reportedAt',
      'report.corrects',
      'report.reason',
      'report.replacedAt',
    ]);
}

export type ReportRow = Awaited<ReturnType<ReturnType<typeof selectReports>['executeTakeFirstOrThrow']>>;

/** The units that report here: those listed, the organiser, and those below it that reported already. */
export function listUnits(
  trx: Trx,
  { federationId }: Key,
  { unitIds, organiserId }: { unitIds: readonly string[]; organiserId: string },
) {
  return trx
    .selectFrom('units')
    .select(['id', 'name', 'path'])
    .where('federationId', '=', federationId)
    .where('id', 'in', [...unitIds, organiserId])
    .where('status', '=', 'active')
    .orderBy('name')
    .execute();
}

export function findUnit(trx: Trx, { federationId }: Key, unitId: string) {
  return trx
    .selectFrom('units')
    .select(['id', 'name', 'path'])
    .where('federationId', '=', federationId)
    .where('id', '=', unitId)
    .executeTakeFirst();
}

/** How many of these are units of the federation. */
export async function countUnits(trx: Trx, { federationId }: Key, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { count } = await trx
    .selectFrom('units')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('federationId', '=', federationId)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow();
  return count;
}

/** Live totals by unit and indicator; a withdrawn report is no report. */
export async function sumByUnit(trx: Trx, { federationId, stageId }: Key) {
  const { rows } = await sql<{
    unitId: string;
    unitName: string;
    indicator: string;
    total: number;
    reports: number;
    lastReportedAt: Date;
  }>`
    select report.unit_id, unit.name as unit_name, report.indicator, sum(report.amount) as total,
           count(*) filter (where report.corrects is null or report.amount > 0) as reports, max(report.reported_at) as last_reported_at
      from tally_reports report
      join units unit on unit.federation_id = report.federation_id and unit.id = report.unit_id
     where report.federation_id = ${federationId} and report.stage_id = ${stageId} and report.replaced_at is null
     group by report.unit_id, unit.name, report.indicator`.execute(trx);
  return rows;
}
