import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { StageContext } from '../service.ts';
import type { EventLine, Explained } from './contract.ts';
import type { Settings } from './settings/contract.ts';

export type Context = StageContext<Settings>;

export interface Key {
  federationId: string;
  stageId: string;
}
export const keyOf = ({ stage }: Pick<Context, 'stage'>): Key => ({
  federationId: stage.federationId,
  stageId: stage.id,
});

/** Releases so far, the newest first. */
export function listEditions(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('standingEditions')
    .select(['edition', 'at', 'actorName', 'reason'])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .orderBy('edition', 'desc')
    .execute();
}

/** @returns `false` where somebody else released this edition a moment before */
export async function insertEdition(
  trx: Trx,
  { federationId, stageId }: Key,
  row: { edition: number; at: Date; actorId: string | null; actorName: string; reason: string },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('standingEditions')
    .values({ federationId, stageId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .returning('edition')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Somebody's standing with whose it is. */
export interface ReleasedRow extends Omit<Explained, 'whys'> {
  personIds: string[];
  /** How it was told apart from equal totals: the number of the step, `equal`, or nothing. */
  decidedBy: string;
}

/** Freezes an edition, in the order of its ranks. */
export async function insertRows(
  trx: Trx,
  { federationId, stageId }: Key,
  edition: number,
  rows: readonly ReleasedRow[],
) {
  const written = rows.map(({ subject, ...row }, position) => ({ ...row, ...subject, position }));
  await sql`
    insert into standing_rows (federation_id, stage_id, edition, subject_kind, subject_id, position, name, unit_name,
                               person_ids, group_key, place, total, decided_by, events)
    select ${federationId}::uuid, ${stageId}::uuid, ${edition}::integer, one.kind, one.id, one.position, one.name,
           one."unitName", one."personIds", one."group", one.rank, one.total, one."decidedBy", one.events
      from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as one
           (kind text, id uuid, position integer, name text, "unitName" text, "personIds" uuid[], "group" text,
            rank integer, total text, "decidedBy" text, events jsonb)`.execute(trx);
}

/** An edition as it was released; of one person alone where that is asked. */
export async function listRows(
  trx: Trx,
  { federationId, stageId }: Key,
  edition: number,
  personId?: string,
): Promise<ReleasedRow[]> {
  let query = trx
    .selectFrom('standingRows')
    .select([
      'subjectKind',
      'subjectId',
      'name',
      'unitName',
      'personIds',
      'groupKey',
      'place',
      'total',
      'decidedBy',
      'events',
    ])
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('edition', '=', edition)
    .$narrowType<{ subjectKind: 'person' | 'team' }>()
    .orderBy('position');
  if (personId) query = query.where((eb) => eb(eb.val(personId), '=', eb.fn.any('personIds')));
  return (await query.execute()).map(({ subjectKind, subjectId, groupKey, place, events, ...row }) => ({
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    group: groupKey,
    rank: place,
    events: events as object as EventLine[],
  }));
}

/** Deletes what a draft kept: nothing was released yet, or there is nothing. */
export async function removeStandings(trx: Trx, { federationId, stageId }: Key): Promise<void> {
  await trx
    .deleteFrom('standingRows')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
  await trx
    .deleteFrom('standingEditions')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .execute();
}
