import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import type { Subject } from '../../stages/service.ts';

interface Handover {
  federationId: string;
  fromStageId: string;
  subjects: Subject[];
  now: Date;
}

/** Hands subjects into every stage that takes from this one. Again is harmless; a withdrawn one comes back. */
export async function handOn(trx: Trx, { federationId, fromStageId, subjects, now }: Handover): Promise<string[]> {
  const receivers = await listReceivers(trx, federationId, fromStageId);
  if (receivers.length === 0 || subjects.length === 0) return [];
  await sql`
    insert into stage_subjects (federation_id, stage_id, subject_kind, subject_id, from_stage_id, handed_at)
    select distinct ${federationId}::uuid, receiver.id, subject.kind, subject.id, ${fromStageId}::uuid, ${now}::timestamptz
      from unnest(${receivers}::uuid[]) as receiver (id),
           jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject (kind text, id uuid)
        on conflict (federation_id, stage_id, subject_kind, subject_id)
        do update set withdrawn_at = null, handed_at = excluded.handed_at
     where stage_subjects.withdrawn_at is not null`.execute(trx);
  return receivers;
}

/** Takes subjects back from every stage that they were handed to. */
export async function takeBack(trx: Trx, { federationId, fromStageId, subjects, now }: Handover): Promise<string[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<{ stageId: string }>`
    update stage_subjects
       set withdrawn_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject (kind text, id uuid)
     where stage_subjects.federation_id = ${federationId}
       and stage_subjects.from_stage_id = ${fromStageId}
       and stage_subjects.withdrawn_at is null
       and stage_subjects.subject_kind = subject.kind
       and stage_subjects.subject_id = subject.id
    returning stage_subjects.stage_id`.execute(trx);
  return [...new Set(rows.map((row) => row.stageId))];
}

/** `true` where the subject was handed into the stage and not taken back. */
export async function isHandedIn(
  trx: Trx,
  { federationId, stageId, subject }: { federationId: string; stageId: string; subject: Subject },
): Promise<boolean> {
  const row = await trx
    .selectFrom('stageSubjects')
    .select('subjectId')
    .where('federationId', '=', federationId)
    .where('stageId', '=', stageId)
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function listReceivers(trx: Trx, federationId: string, stageId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('stages')
    .select('id')
    .where('federationId', '=', federationId)
    .where('takesFrom', '=', stageId)
    .execute();
  return rows.map((row) => row.id);
}
