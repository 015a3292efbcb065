import { sql } from 'kysely';
import type { Trx } from '../../../platform/db/connect.ts';
import type { SubjectKind } from '../../contract.ts';
import { judgingRefusals } from '../errors.ts';
import { type Context, type Key, keyOf } from '../queries.ts';

const columns = [
  'id',
  'subjectKind',
  'subjectId',
  'code',
  'category',
  'title',
  'unitId',
  'unitName',
  'beforeScore',
  'madeAt',
  'arrivedAt',
  'position',
  'calledAt',
  'shownAt',
  'withdrawnAt',
  'excludedAt',
] as const;

function selectEntries(trx: Trx, { federationId, stageId }: Key) {
  return trx
    .selectFrom('judgingEntries')
    .select(columns)
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .$narrowType<{ subjectKind: SubjectKind }>();
}
export type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>;

/** Everything that ever stood in the round, by code. */
export function listEntries(context: Context): Promise<EntryRow[]> {
  return selectEntries(context.trx, keyOf(context)).orderBy('code').orderBy('arrivedAt').orderBy('id').execute();
}

/** What takes part: has a code, was neither withdrawn nor excluded. */
export const takesPart = (entry: Pick<EntryRow, 'code' | 'withdrawnAt' | 'excludedAt'>): boolean =>
  entry.code !== null && !entry.withdrawnAt && !entry.excludedAt;

/** @throws judging.unknown-entry */
export async function getEntry(context: Context, entryId: string): Promise<EntryRow> {
  const entry = await selectEntries(context.trx, keyOf(context)).where('id', '=', entryId).executeTakeFirst();
  if (!entry) throw judgingRefusals.unknownEntry();
  return entry;
}

export interface ArrivingEntry {
  id: string;
  subjectKind: SubjectKind;
  subjectId: string;
  category: string;
  title: string;
  unitId: string | null;
  unitName: string;
  beforeScore: string;
  madeAt: Date;
}

/** Writes what was handed in; one that was withdrawn comes back with its code and marks, and what is told of it is renewed. */
export async function upsertEntries(
  trx: Trx,
  { federationId, stageId }: Key,
  entries: readonly ArrivingEntry[],
  now: Date,
) {
  if (entries.length === 0) return;
  await sql`
    insert into judging_entries (federation_id, id, stage_id, subject_kind, subject_id, category, title, unit_id,
                                 unit_name, before_score, made_at, arrived_at)
    select ${federationId}::uuid, entry.id, ${stageId}::uuid, entry."subjectKind", entry."subjectId", entry.category,
           entry.title, entry."unitId", entry."unitName", entry."beforeScore", entry."madeAt", ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry
           (id uuid, "subjectKind" text, "subjectId" uuid, category text, title text, "unitId" uuid, "unitName" text,
            "beforeScore" text, "madeAt" timestamptz)
        on conflict (federation_id, stage_id, subject_kind, subject_id)
        do update set withdrawn_at = null,
                      category = excluded.category,
                      title = excluded.title,
                      unit_id = excluded.unit_id,
                      unit_name = excluded.unit_name,
                      before_score = excluded.before_score`.execute(trx);
}

/** Gives codes and places in the running order, in this order. */
export async function numberEntries(trx: Trx, { federationId, stageId }: Key, ids: readonly string[], from: number) {
  await sql`
    update judging_entries
       set code = ${from}::integer + numbered.at::integer - 1,
           position = coalesce(position, ${from}::integer + numbered.at::integer - 1)
      from unnest(${[...ids]}::uuid[]) with ordinality as numbered (id, at)
     where judging_entries.federation_id = ${federationId}
       and judging_entries.stage_id = ${stageId}
       and judging_entries.id = numbered.id`.execute(trx);
}

export async function orderEntries(trx: Trx, { federationId, stageId }: Key, ids: readonly string[]) {
  await sql`
    update judging_entries
       set position = numbered.at::integer
      from unnest(${[...ids]}::uuid[]) with ordinality as numbered (id, at)
     where judging_entries.federation_id = ${federationId}
       and judging_entries.stage_id = ${stageId}
       and judging_entries.id = numbered.id`.execute(trx);
}

export async function setEntry(
  context: Context,
  entryId: string,
  changes: Partial<Pick<EntryRow, 'calledAt' | 'shownAt' | 'excludedAt'>>,
): Promise<void> {
  await context.trx
    .updateTable('judgingEntries')
    .set(changes)
    .where('federationId', '=', context.stage.federationId)
    .where('stageId', '=', context.stage.id)
    .where('id', '=', entryId)
    .execute();
}

export async function withdrawEntries(
  context: Context,
  subjectIds: readonly string[],
): Promise<{ id: string; code: number | null }[]> {
  if (subjectIds.length === 0) return [];
  return context.trx
    .updateTable('judgingEntries')
    .set({ withdrawnAt: context.now })
    .where('federationId', '=', context.stage.federationId)
    .where('stageId', '=', context.stage.id)
    .where('subjectKind', '=', context.stage.settings.subject)
    .where('subjectId', 'in', [...subjectIds])
    .where('withdrawnAt', 'is', null)
    .returning(['id', 'code'])
    .execute();
}
