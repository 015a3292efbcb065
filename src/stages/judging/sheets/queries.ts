import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { EntryRow } from '../entries/queries.ts';
import type { Context, Key } from '../queries.ts';

export type AssignedEntry = Pick<
  EntryRow,
  'id' | 'code' | 'category' | 'title' | 'position' | 'calledAt' | 'shownAt'
> & {
  version: number | null;
  complete: boolean | null;
};

/** What a judge has to mark and takes part, with how far the sheet is; in running order for live scoring, else by code. */
export function listAssigned(
  trx: Trx,
  { federationId, stageId }: Key,
  judgeId: string,
  live: boolean,
): Promise<AssignedEntry[]> {
  return trx
    .selectFrom('judgingAssignments as assigned')
    .innerJoin('judgingEntries as entry', (join) =>
      join.onRef('entry.federationId', '=', 'assigned.federationId').onRef('entry.id', '=', 'assigned.entryId'),
    )
    .leftJoin('judgingSheets as sheet', (join) =>
      join
        .onRef('sheet.federationId', '=', 'assigned.federationId')
        .onRef('sheet.judgeId', '=', 'assigned.judgeId')
        .onRef('sheet.entryId', '=', 'assigned.entryId'),
    )
    .select([
      'entry.id',
      'entry.code',
      'entry.category',
      'entry.title',
      'entry.position',
      'entry.calledAt',
      'entry.shownAt',
      'sheet.version',
      'sheet.complete',
    ])
    .where('assigned.federationId', '=', federationId)
    .where('assigned.stageId', '=', stageId)
    .where('assigned.judgeId', '=', judgeId)
    .where('entry.withdrawnAt', 'is', null)
    .where('entry.excludedAt', 'is', null)
    .orderBy(live ? 'entry.position' : 'entry.code')
    .orderBy('entry.code')
    .execute();
}

/** How many a judge still has to mark. */
export async function countOpenOf(trx: Trx, key: Key, judgeId: string): Promise<number> {
  return (await listAssigned(trx, key, judgeId, false)).filter(({ complete }) => !complete).length;
}

export interface SheetRow {
  version: number;
  complete: boolean;
  comment: string;
  savedAt: Date;
  struckAt: Date | null;
}

/** A judge's sheet for an entry. */
export function findSheet(context: Context, judgeId: string, entryId: string): Promise<SheetRow | undefined> {
  return selectSheet(context, judgeId, entryId).executeTakeFirst();
}

/** The same, held while it is written. */
export function lockSheet(context: Context, judgeId: string, entryId: string): Promise<SheetRow | undefined> {
  return selectSheet(context, judgeId, entryId).forUpdate().executeTakeFirst();
}

function selectSheet({ trx, stage }: Context, judgeId: string, entryId: string) {
  return trx
    .selectFrom('judgingSheets')
    .select(['version', 'complete', 'comment', 'savedAt', 'struckAt'])
    .where('federationId', '=', stage.federationId)
    .where('judgeId', '=', judgeId)
    .where('entryId', '=', entryId);
}

/** Marks of a judge, by entry and criterion. */
export function listMarksOf({ trx, stage }: Context, judgeId: string, entryId?: string) {
  let marks = trx
    .selectFrom('judgingMarks')
    .select(['entryId', 'criterion', 'mark'])
    .where('federationId', '=', stage.federationId)
    .where('stageId', '=', stage.id)
    .where('judgeId', '=', judgeId);
  if (entryId) marks = marks.where('entryId', '=', entryId);
  return marks.execute();
}

/** Writes a version of a sheet with all its marks. */
export async function writeSheet(
  { trx, stage, now }: Context,
  sheet: {
    judgeId: string;
    entryId: string;
    version: number;
    complete: boolean;
    comment: string;
    marks: Readonly<Record<string, number>>;
  },
): Promise<void> {
  const { federationId, id: stageId } = stage;
  const { judgeId, entryId, marks, ...written } = sheet;
  await trx
    .insertInto('judgingSheets')
    .values({ federationId, stageId, judgeId, entryId, ...written, savedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['federationId', 'judgeId', 'entryId']).doUpdateSet({ ...written, savedAt: now }),
    )
    .execute();
  await trx
    .deleteFrom('judgingMarks')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('judgeId', '=', judgeId)
    .where('entryId', '=', entryId)
    .execute();
  const rows = Object.entries(marks).map(([criterion, mark]) => ({
    federationId,
    stageId,
    judgeId,
    entryId,
    criterion,
    mark,
  }));
  if (rows.length > 0) await trx.insertInto('judgingMarks').values(rows).execute();
}

/** Another entry to which this judge gave the same mark, such as a place in a ranking. */
export async function findSameMark(
  { trx, stage }: Context,
  { judgeId, entryId, criterion, mark }: { judgeId: string; entryId: string; criterion: string; mark: number },
): Promise<{ code: number | null } | undefined> {
  return trx
    .selectFrom('judgingMarks as mark')
    .innerJoin('judgingEntries as entry', (join) =>
      join.onRef('entry.federationId', '=', 'mark.federationId').onRef('entry.id', '=', 'mark.entryId'),
    )
    .select('entry.code')
    .where('mark.federationId', '=', stage.federationId)
    .where('mark.stageId', '=', stage.id)
    .where('mark.judgeId', '=', judgeId)
    .where('mark.entryId', '<>', entryId)
    .where('mark.criterion', '=', criterion)
    .where('mark.mark', '=', mark)
    .where('entry.withdrawnAt', 'is', null)
    .executeTakeFirst();
}

/** Writes what the office gives; null takes it away. */
export async function writeMeasures(
  { trx, stage }: Context,
  measures: readonly { entryId: string; criterion: string; mark: number | null }[],
): Promise<void> {
  for (const { entryId, criterion, mark } of measures) {
    if (mark === null) {
      await trx
        .deleteFrom('judgingMeasures')
        .where('federationId', '=', stage.federationId)
        .where('stageId', '=', stage.id)
        .where('entryId', '=', entryId)
        .where('criterion', '=', criterion)
        .execute();
      continue;
    }
    await trx
      .insertInto('judgingMeasures')
      .values({ federationId: stage.federationId, stageId: stage.id, entryId, criterion, mark })
      .onConflict((conflict) =>
        conflict.columns(['federationId', 'stageId', 'entryId', 'criterion']).doUpdateSet({ mark }),
      )
      .execute();
  }
}

/** How many of the judges assigned to an entry have not given a complete sheet. */
export async function countMissingFor({ trx, stage }: Context, entryId: string): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select count(*) as missing
      from judging_assignments assigned
      left join judging_sheets sheet
        on sheet.federation_id = assigned.federation_id and sheet.judge_id = assigned.judge_id
       and sheet.entry_id = assigned.entry_id and sheet.complete
     where assigned.federation_id = ${stage.federationId} and assigned.entry_id = ${entryId} and sheet.entry_id is null`.execute(
    trx,
  );
  return rows[0]?.missing ?? 0;
}
