import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';
import type { Gauge } from '../scoring/rules.ts';

export interface EntryTotals {
  entryId: string;
  judgeIds: string[];
  /** What each judge gave in all, in the gauge's unit. */
  totals: number[];
}

/**
 * Totals of every sheet that counts, by entry. Whole numbers below 2⁵³ are exact as float8, which adds up faster than
 * numeric; they come as lists in one text, since 10,000 arrays would take longer to read than to add up.
 */
export async function sumSheets(trx: Trx, { federationId, stageId }: Key, { factors }: Gauge): Promise<EntryTotals[]> {
  const { rows } = await sql<{ entryId: string; judgeIds: string; totals: string }>`
    with totals as (
      select mark.entry_id, mark.judge_id, sum(mark.mark * weighed.factor) as total
        from judging_marks mark
        join unnest(${[...factors.keys()]}::text[], ${[...factors.values()]}::float8[]) as weighed (criterion, factor)
          on weighed.criterion = mark.criterion
       where mark.federation_id = ${federationId} and mark.stage_id = ${stageId}
       group by mark.entry_id, mark.judge_id
    )
    select totals.entry_id, string_agg(totals.judge_id::text, ',') as judge_ids, string_agg(totals.total::text, ',') as totals
      from totals
      join judging_sheets sheet
        on sheet.federation_id = ${federationId} and sheet.stage_id = ${stageId}
       and sheet.judge_id = totals.judge_id and sheet.entry_id = totals.entry_id
       and sheet.complete and sheet.struck_at is null
     group by totals.entry_id`.execute(trx);
  return rows.map(({ entryId, judgeIds, totals }) => ({
    entryId,
    judgeIds: judgeIds.split(','),
    totals: totals.split(',').map(Number),
  }));
}

export interface MarkRow {
  entryId: string;
  judgeId: string;
  criterion: string;
  mark: number;
}

/** Single marks of these entries, of sheets that count. */
export function listMarks(trx: Trx, { federationId, stageId }: Key, entryIds: readonly string[]): Promise<MarkRow[]> {
  if (entryIds.length === 0) return Promise.resolve([]);
  return trx
    .selectFrom('judgingMarks as mark')
    .innerJoin('judgingSheets as sheet', (join) =>
      join
        .onRef('sheet.federationId', '=', 'mark.federationId')
        .onRef('sheet.judgeId', '=', 'mark.judgeId')
        .onRef('sheet.entryId', '=', 'mark.entryId'),
    )
    .select(['mark.entryId', 'mark.judgeId', 'mark.criterion', 'mark.mark'])
    .where('mark.federationId', '=', federationId)
    .where('mark.stageId', '=', stageId)
    .where('sheet.complete', '=', true)
    .where('sheet.struckAt', 'is', null)
    .where(sql<boolean>`mark.entry_id = any(${[...entryIds]}::uuid[])`)
    .execute();
}

/** What the office gave, by entry. */
export function listMeasures(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingMeasures')
    .select(['entryId', 'criterion', 'mark'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}

/** What takes part, with all that ranking and promotion ask for. What is withdrawn after release moves nobody's rank. */
export function listContenders(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingEntries as entry')
    .innerJoin('judgingRounds as round', (join) =>
      join.onRef('round.federationId', '=', 'entry.federationId').onRef('round.stageId', '=', 'entry.stageId'),
    )
    .select(['entry.id', 'entry.code', 'entry.category', 'entry.unitId', 'entry.madeAt', 'entry.beforeScore'])
    .where('entry.federationId', '=', federationId)
    .where('entry.stageId', '=', stageId)
    .where('entry.code', 'is not', null)
    .where('entry.excludedAt', 'is', null)
    .where((eb) =>
      eb.or([eb('entry.withdrawnAt', 'is', null), eb('entry.withdrawnAt', '>=', eb.ref('round.releasedAt'))]),
    )
    .execute();
}

export function listChiefs(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingJudges')
    .select('id')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('part', '=', 'chief')
    .execute();
}
