import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';
import type { Pair } from './rules.ts';

export function listAssignments(trx: Trx, { federationId, stageId }: Key): Promise<Pair[]> {
  return trx
    .selectFrom('judgingAssignments')
    .select(['judgeId', 'entryId'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}

/** So many rows at once, and the planner is told of them rather than to find out in a minute. */
const MANY = 100;

/** Writes pairs. Thousands at the start of a round would be read by a plan for a table that was empty: 18 ms a look, not 0.4. */
export async function insertAssignments(trx: Trx, { federationId, stageId }: Key, pairs: readonly Pair[], now: Date) {
  if (pairs.length === 0) return;
  await sql`
    insert into judging_assignments (federation_id, stage_id, judge_id, entry_id, at)
    select ${federationId}::uuid, ${stageId}::uuid, pair."judgeId", pair."entryId", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as pair ("judgeId" uuid, "entryId" uuid)
        on conflict do nothing`.execute(trx);
  if (pairs.length >= MANY) await sql`analyze judging_entries, judging_assignments`.execute(trx);
}

/** Takes from a judge what has no complete sheet yet. @returns the entries */
export async function takeOpenAssignments(
  trx: Trx,
  { federationId, stageId }: Key,
  judgeId: string,
): Promise<string[]> {
  const { rows } = await sql<{ entryId: string }>`
    delete from judging_assignments assigned
     where assigned.federation_id = ${federationId} and assigned.stage_id = ${stageId} and assigned.judge_id = ${judgeId}
       and not exists (select from judging_sheets sheet
                        where sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
                          and sheet.entry_id = assigned.entry_id and sheet.complete)
    returning assigned.entry_id`.execute(trx);
  return rows.map(({ entryId }) => entryId);
}
