import { sql } from 'kysely';
import type { Trx } from '../../platform/db/connect.ts';
import { toldRows } from '../../platform/db/rows.ts';
import type { HandedSubject, Held, Subject, SubjectResult } from '../../stages/service.ts';

interface Handover {
  federationId: string;
  programmeId: string;
  fromStageId: string;
  subjects: (Subject & { result?: SubjectResult })[];
  now: Date;
}

/** A stage that subjects come into, or go out of. */
interface Receiver {
  id: string;
  kind: string;
}

/**
 * Hands subjects into every stage that takes from this one. Again is harmless; a withdrawn one comes back, and a newer
 * result takes the place of the older.
 */
export async function handOn(
  trx: Trx,
  { federationId, programmeId, fromStageId, subjects, now }: Handover,
): Promise<Receiver[]> {
  if (subjects.length === 0) return [];
  const told = [...new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject])).values()];
  const { rows } = await sql<Receiver>`
    with receiver as (
      select id, kind from stages
       where federation_id = ${federationId} and programme_id = ${programmeId}
         and (takes_from = ${fromStageId} or ${fromStageId}::uuid = any(also_from))
       order by position
         for key share
    ), handed as (
      insert into stage_subjects (federation_id, stage_id, subject_kind, subject_id, from_stage_id, handed_at, result)
      select ${federationId}::uuid, receiver.id, told.kind, told.id, ${fromStageId}::uuid, ${now}::timestamptz, told.result
        from receiver, ${toldRows(told, { kind: 'text', id: 'uuid', result: 'jsonb' })}
          on conflict (federation_id, stage_id, subject_kind, subject_id, from_stage_id)
          do update set withdrawn_at = null,
                        handed_at = case when stage_subjects.withdrawn_at is null then stage_subjects.handed_at
                                         else excluded.handed_at end,
                        result = excluded.result
       where stage_subjects.withdrawn_at is not null
          or stage_subjects.result is distinct from excluded.result
    )
    select id, kind from receiver`.execute(trx);
  return rows;
}

/** Takes subjects back from every stage that they were handed to. */
export async function takeBack(
  trx: Trx,
  { federationId, fromStageId, subjects, now }: Omit<Handover, 'programmeId'>,
): Promise<Receiver[]> {
  if (subjects.length === 0) return [];
  const { rows } = await sql<Receiver>`
    with withdrawn as (
    update stage_subjects
       set withdrawn_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject (kind text, id uuid)
     where stage_subjects.federation_id = ${federationId}
       and stage_subjects.from_stage_id = ${fromStageId}
       and stage_subjects.withdrawn_at is null
       and stage_subjects.subject_kind = subject.kind
       and stage_subjects.subject_id = subject.id
    returning stage_subjects.stage_id
    )
    select id, kind from stages
     where federation_id = ${federationId} and id in (select stage_id from withdrawn)
     order by position`.execute(trx);
  return rows;
}

/** Marks subjects of a stage as being worked on or decided on; what is decided stays so. */
export async function holdSubjects(
  trx: Trx,
  {
    federationId,
    stageId,
    subjects,
    held,
  }: { federationId: string; stageId: string; subjects: readonly Subject[]; held: Held },
): Promise<void> {
  if (subjects.length === 0) return;
  await sql`
    update stage_subjects
       set held = ${held}
      from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as subject (kind text, id uuid)
     where stage_subjects.federation_id = ${federationId}
       and stage_subjects.stage_id = ${stageId}
       and stage_subjects.subject_kind = subject.kind
       and stage_subjects.subject_id = subject.id
       and stage_subjects.held is distinct from 'final'`.execute(trx);
}

/** Closes stages that feed this one alone and are still open. @returns their ids */
export async function closeFeeds(
  trx: Trx,
  { federationId, stageId, feeds, now }: { federationId: string; stageId: string; feeds: readonly string[]; now: Date },
): Promise<string[]> {
  if (feeds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    update stages feed set closes_at = ${now}::timestamptz, version = version + 1
     where feed.federation_id = ${federationId} and feed.id = any(${[...feeds]}::uuid[])
       and (feed.closes_at is null or feed.closes_at > ${now}::timestamptz)
       and not exists (
         select from stages other
          where other.federation_id = feed.federation_id and other.programme_id = feed.programme_id
            and other.id <> ${stageId} and (other.takes_from = feed.id or feed.id = any(other.also_from)))
    returning feed.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** How the stages that took subjects from this one hold them, the furthest for each. */
export async function listHeld(
  trx: Trx,
  { federationId, fromStageId, subjects }: { federationId: string; fromStageId: string; subjects: readonly Subject[] },
): Promise<Map<string, Held>> {
  if (subjects.length === 0) return new Map();
  const rows = await trx
    .selectFrom('stageSubjects')
    .select((eb) => ['subjectId', eb.fn.max<Held>('held').as('held')])
    .where('federationId', '=', federationId)
    .where('fromStageId', '=', fromStageId)
    .where('withdrawnAt', 'is', null)
    .where('held', 'is not', null)
    .where(
      'subjectId',
      'in',
      subjects.map(({ id }) => id),
    )
    .groupBy('subjectId')
    .execute();
  return new Map(rows.map(({ subjectId, held }) => [subjectId, held]));
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

/** What was handed into a stage and not taken back, by group and rank. */
export async function listHandedIn(
  trx: Trx,
  { federationId, stageId }: { federationId: string; stageId: string },
): Promise<HandedSubject[]> {
  const { rows } = await sql<HandedSubject>`
    select subject_kind as kind, subject_id as id, result, from_stage_id as "from"
      from stage_subjects
     where federation_id = ${federationId} and stage_id = ${stageId} and withdrawn_at is null
     order by result ->> 'group' nulls first, (result ->> 'rank')::integer nulls last, handed_at, subject_id`.execute(
    trx,
  );
  return rows;
}

/** The stages in which subjects began: followed back from this stage to whoever handed them on first. */
export async function listOrigins(
  trx: Trx,
  { federationId, stageId, subjects }: { federationId: string; stageId: string; subjects: readonly Subject[] },
): Promise<(Subject & { originId: string })[]> {
  const { rows } = await sql<Subject & { originId: string }>`
    with recursive way as (
      select subject_kind, subject_id, from_stage_id, 1 as steps
        from stage_subjects
        join jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as asked (kind text, id uuid)
          on asked.kind = subject_kind and asked.id = subject_id
       where federation_id = ${federationId} and stage_id = ${stageId}
      union all
      select way.subject_kind, way.subject_id, earlier.from_stage_id, way.steps + 1
        from way
        join stage_subjects earlier
          on earlier.federation_id = ${federationId} and earlier.stage_id = way.from_stage_id
         and earlier.subject_kind = way.subject_kind and earlier.subject_id = way.subject_id
       where way.steps < ${MOST_STAGES}
    )
    select distinct on (subject_kind, subject_id) subject_kind as kind, subject_id as id, from_stage_id as origin_id
      from way
     order by subject_kind, subject_id, steps desc`.execute(trx);
  return rows;
}

/** Everything handed on anywhere in a programme, with each stage that handed it on: its first is where it began. */
export async function listField(
  trx: Trx,
  { federationId, programmeId }: { federationId: string; programmeId: string },
): Promise<(Subject & { originId: string })[]> {
  const { rows } = await sql<Subject & { originId: string }>`
    select distinct handed.subject_kind as kind, handed.subject_id as id, handed.from_stage_id as origin_id
      from stage_subjects handed
      join stages on stages.federation_id = handed.federation_id and stages.id = handed.stage_id
     where handed.federation_id = ${federationId} and stages.programme_id = ${programmeId} and handed.withdrawn_at is null
     order by handed.subject_kind, handed.subject_id`.execute(trx);
  return rows;
}

/** Longer rows of stages do not exist; a ring, which the engine refuses, would end here too. */
const MOST_STAGES = 30;

/** The stages that a stage takes from, in their order. */
export function listFeeds(trx: Trx, federationId: string, ids: readonly string[]) {
  return ids.length === 0
    ? Promise.resolve([])
    : trx
        .selectFrom('stages')
        .select(['id', 'title', 'titleEn'])
        .where('federationId', '=', federationId)
        .where('id', 'in', [...ids])
        .orderBy('position')
        .execute();
}

/** Titles and beginnings of the programmes that these stages belong to. */
export async function listOccasions(
  trx: Trx,
  federationId: string,
  stageIds: readonly string[],
): Promise<Map<string, { title: string; beginsAt: Date | null }>> {
  const rows = await trx
    .selectFrom('stages')
    .innerJoin('programmes', (join) =>
      join
        .onRef('programmes.federationId', '=', 'stages.federationId')
        .onRef('programmes.id', '=', 'stages.programmeId'),
    )
    .select(['stages.id', 'programmes.title', 'programmes.startsAt'])
    .where('stages.federationId', '=', federationId)
    .where(sql<boolean>`stages.id = any(${[...stageIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, title, startsAt }) => [id, { title, beginsAt: startsAt }]));
}
