import type { Context } from '../queries.ts';

/** Sheets of an entry with their marks, in the order of judges. */
export async function listSheetsOf({ trx, stage }: Context, entryId: string) {
  const { federationId, id: stageId } = stage;
  const sheets = await trx
    .selectFrom('judgingSheets')
    .select(['judgeId', 'complete', 'struckAt', 'comment', 'savedAt'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('entryId', '=', entryId)
    .orderBy('judgeId')
    .execute();
  const marks = await trx
    .selectFrom('judgingMarks')
    .select(['judgeId', 'criterion', 'mark'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('entryId', '=', entryId)
    .execute();
  const byJudge = Map.groupBy(marks, ({ judgeId }) => judgeId);
  return sheets.map((sheet) => ({
    ...sheet,
    marks: Object.fromEntries((byJudge.get(sheet.judgeId) ?? []).map(({ criterion, mark }) => [criterion, mark])),
  }));
}

/** Everything that happened to an entry, oldest first. */
export function listHistoryOf({ trx, stage }: Context, entryId: string) {
  return trx
    .selectFrom('judgingHistory')
    .select(['at', 'kind', 'actorName', 'reason', 'detail'])
    .where('federationId', '=', stage.federationId)
    .where('entryId', '=', entryId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}
