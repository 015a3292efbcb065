import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { Key } from '../queries.ts';

export interface JudgeProgress {
  judgeId: string;
  assigned: number;
  done: number;
  recused: number;
  lastSavedAt: Date | null;
}

/** How far each judge is with what takes part. */
export async function listProgress(trx: Trx, { federationId, stageId }: Key): Promise<JudgeProgress[]> {
  const { rows } = await sql<JudgeProgress>`
    with due as (
      select assigned.judge_id, count(*) as assigned, count(sheet.entry_id) filter (where sheet.complete) as done
        from judging_assignments assigned
        join judging_entries entry
          on entry.federation_id = assigned.federation_id and entry.id = assigned.entry_id
         and entry.withdrawn_at is null and entry.excluded_at is null
        left join judging_sheets sheet
          on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
         and sheet.entry_id = assigned.entry_id
       where assigned.federation_id = ${federationId} and assigned.stage_id = ${stageId}
       group by assigned.judge_id
    ), aside as (
      select judge_id, count(*) as recused
        from judging_recusals
       where federation_id = ${federationId} and stage_id = ${stageId} and lifted_at is null
       group by judge_id
    ), saved as (
      select judge_id, max(saved_at) as last_saved_at
        from judging_sheets
       where federation_id = ${federationId} and stage_id = ${stageId}
       group by judge_id
    )
    select judge.id as judge_id, coalesce(due.assigned, 0) as assigned, coalesce(due.done, 0) as done,
           coalesce(aside.recused, 0) as recused, saved.last_saved_at
      from judging_judges judge
      left join due on due.judge_id = judge.id
      left join aside on aside.judge_id = judge.id
      left join saved on saved.judge_id = judge.id
     where judge.federation_id = ${federationId} and judge.stage_id = ${stageId}`.execute(trx);
  return rows;
}

export interface EntryProgress {
  entryId: string;
  assigned: number;
  done: number;
}

/** How many sheets each entry has, of those assigned. */
export async function listEntryProgress(trx: Trx, { federationId, stageId }: Key): Promise<EntryProgress[]> {
  const { rows } = await sql<EntryProgress>`
    select assigned.entry_id, count(*) as assigned, count(sheet.entry_id) filter (where sheet.complete) as done
      from judging_assignments assigned
      left join judging_sheets sheet
        on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
       and sheet.entry_id = assigned.entry_id
     where assigned.federation_id = ${federationId} and assigned.stage_id = ${stageId}
     group by assigned.entry_id`.execute(trx);
  return rows;
}

/** What happened last in the round; versions of sheets and measures are left to the single entry. */
export function listHappenings(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingHistory')
    .select(['id', 'at', 'kind', 'actorName', 'reason'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('kind', 'not in', ['marked', 'measured', 'recused'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(40)
    .execute();
}

export function listRulings(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingRulings as ruling')
    .innerJoin('judgingEntries as entry', (join) =>
      join.onRef('entry.federationId', '=', 'ruling.federationId').onRef('entry.id', '=', 'ruling.entryId'),
    )
    .leftJoin('judgingJudges as judge', (join) =>
      join.onRef('judge.federationId', '=', 'ruling.federationId').onRef('judge.id', '=', 'ruling.judgeId'),
    )
    .select([
      'ruling.id',
      'entry.code',
      'ruling.kind',
      'judge.name as judgeName',
      'ruling.reason',
      'ruling.appeal',
      'ruling.arbiterName',
      'ruling.at',
      'ruling.edition',
    ])
    .where('ruling.federationId', '=', federationId)
    .where('ruling.stageId', '=', stageId)
    .orderBy('ruling.at', 'desc')
    .execute();
}

/** Makes the row of a new round; again is harmless. */
export async function insertRound(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .insertInto('judgingRounds')
    .values({ federationId, stageId })
    .onConflict((conflict) => conflict.columns(['federationId', 'stageId']).doNothing())
    .execute();
}

/** Deletes all that a round keeps, before a draft loses it. */
export async function deleteRound(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .deleteFrom('judgingRulings')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingResults')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingHistory')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingMeasures')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingMarks')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingSheets')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingAssignments')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingRecusals')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingEntries')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingJudges')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('judgingRounds')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}
