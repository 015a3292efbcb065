import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Passage } from '../promotion/rules.ts';
import type { Key } from '../queries.ts';

export interface ResultRow {
  entryId: string;
  category: string;
  score: string;
  place: number | null;
  passage: Passage;
  decidedBy: string | null;
}

/** Freezes a whole edition of the result. */
export async function insertResults(
  trx: Trx,
  { federationId, stageId }: Key,
  edition: number,
  results: readonly ResultRow[],
) {
  await sql`
    insert into judging_results (federation_id, stage_id, edition, entry_id, category, score, place, passage, decided_by)
    select ${federationId}::uuid, ${stageId}::uuid, ${edition}::integer, result."entryId", result.category, result.score,
           result.place, result.passage, result."decidedBy"
      from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as result
           ("entryId" uuid, category text, score text, place integer, passage text, "decidedBy" text)`.execute(trx);
}

/** An edition as it was released. */
export function listResults(trx: Trx, { federationId, stageId }: Key, edition: number): Promise<ResultRow[]> {
  return trx
    .selectFrom('judgingResults')
    .select(['entryId', 'category', 'score', 'place', 'passage', 'decidedBy'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('edition', '=', edition)
    .$narrowType<{ passage: Passage }>()
    .execute();
}

/** Sheets that are assigned and not complete, of what takes part. */
export async function countMissing(trx: Trx, { federationId, stageId }: Key): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select count(*) as missing
      from judging_assignments assigned
      join judging_entries entry
        on entry.federation_id = assigned.federation_id and entry.id = assigned.entry_id
       and entry.withdrawn_at is null and entry.excluded_at is null
      left join judging_sheets sheet
        on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
       and sheet.entry_id = assigned.entry_id and sheet.complete
     where assigned.federation_id = ${federationId} and assigned.stage_id = ${stageId} and sheet.entry_id is null`.execute(
    trx,
  );
  return rows[0]?.missing ?? 0;
}
