import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/connect.ts';

/** What the database holds of stages, added up from the rows themselves, beside what their books say. */
export interface Books {
  admitted: number;
  waiting: number;
  /** Each must be 0. */
  faults: {
    /** Places given beyond the seats of a stage. */
    oversold: number;
    /** Places given beyond the quota of a union. */
    overQuota: number;
    /** Persons who stand twice in one stage. */
    twice: number;
    /** Stages whose books or quotas say another number than their rows. */
    wrongBooks: number;
    /** Persons who wait although a place is left that they could have. */
    waitInVain: number;
    /** Persons who got a place under a quota after somebody who asked earlier under it was left waiting. */
    outOfOrder: number;
    /** Places without their fact, their history or their hand-over, or the other way round. */
    torn: number;
  };
}

/** Checks the books of these stages. */
export async function checkBooks(db: Db, federationId: string, stageIds: readonly string[]): Promise<Books> {
  // Rows that were written a moment ago: without statistics these checks take minutes.
  await sql`analyze enrolments, enrolment_changes, facts, stage_subjects`.execute(db);
  const one = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(db)).rows[0]?.n ?? 0;
  const own = sql`enrolment.federation_id = ${federationId} and enrolment.stage_id = any(${[...stageIds]}::uuid[])`;
  const ids = sql`${[...stageIds]}::uuid[]`;
  const count = (state: string) =>
    one(
      sql<{
        n: number;
      }>`select coalesce(sum(places), 0) as n from enrolments enrolment where ${own} and state = ${state}`,
    );
  const perStage = sql`
    select book.stage_id, book.seats, book.taken, book.waiting,
           coalesce(sum(enrolment.places) filter (where enrolment.state = 'admitted'), 0) as admitted,
           count(*) filter (where enrolment.state = 'waiting') as queued
      from enrolment_books book
      left join enrolments enrolment on enrolment.federation_id = book.federation_id and enrolment.stage_id = book.stage_id
     where book.federation_id = ${federationId} and book.stage_id = any(${ids})
     group by book.stage_id, book.seats, book.taken, book.waiting`;
  const perQuota = sql`
    select quota.stage_id, quota.unit_id, quota.places, quota.taken,
           coalesce(sum(enrolment.places) filter (where enrolment.state = 'admitted'), 0) as admitted,
           count(*) filter (where enrolment.state = 'waiting') as queued
      from enrolment_quotas quota
      left join enrolments enrolment on enrolment.federation_id = quota.federation_id
       and enrolment.stage_id = quota.stage_id and enrolment.quota_unit_id = quota.unit_id
     where quota.federation_id = ${federationId} and quota.stage_id = any(${ids})
     group by quota.stage_id, quota.unit_id, quota.places, quota.taken`;
  return {
    admitted: await count('admitted'),
    waiting: await count('waiting'),
    faults: {
      oversold: await one(sql`select coalesce(sum(greatest(0, admitted - seats)), 0) as n from (${perStage}) as stage`),
      overQuota: await one(
        sql`select coalesce(sum(greatest(0, admitted - places)), 0) as n from (${perQuota}) as quota`,
      ),
      twice: await one(sql`
        select coalesce(sum(times - 1), 0) as n from (
          select count(*) as times from enrolments enrolment where ${own} group by stage_id, person_id) as person`),
      wrongBooks: await one(sql`
        select (select count(*) from (${perStage}) as stage where taken <> admitted or waiting <> queued)
             + (select count(*) from (${perQuota}) as quota where taken <> admitted) as n`),
      waitInVain: await one(sql`
        select count(*) as n from (${perQuota}) as quota join (${perStage}) as stage using (stage_id)
         where quota.queued > 0 and quota.admitted < quota.places and stage.admitted < stage.seats`),
      outOfOrder: await one(sql`
        select count(*) as n from enrolments enrolment
         where ${own} and enrolment.state = 'admitted' and exists (
           select from enrolments earlier
            where earlier.federation_id = enrolment.federation_id and earlier.stage_id = enrolment.stage_id
              and earlier.state = 'waiting' and earlier.seq < enrolment.seq
              and earlier.quota_unit_id is not distinct from enrolment.quota_unit_id)`),
      torn: await one(sql`
        select (select count(*) from enrolments enrolment where ${own} and state = 'admitted' and not exists (
                 select from facts where facts.federation_id = enrolment.federation_id and indicator = 'enrolments'
                    and source_kind = 'enrolment' and source_id = enrolment.admission_id))
             + (select count(*) from enrolments enrolment where ${own} and not exists (
                 select from enrolment_changes change where change.federation_id = enrolment.federation_id
                    and change.enrolment_id = enrolment.id and change.to_state = enrolment.state))
             + (select count(*) from enrolments enrolment where ${own} and state = 'admitted' and not exists (
                 select from stage_subjects subject where subject.federation_id = enrolment.federation_id
                    and subject.from_stage_id = enrolment.stage_id and subject.subject_id = enrolment.subject_id
                    and subject.withdrawn_at is null))
             + (select count(*) from stage_subjects subject
                 where subject.federation_id = ${federationId} and subject.from_stage_id = any(${ids})
                   and subject.withdrawn_at is null and not exists (
                     select from enrolments enrolment where enrolment.federation_id = subject.federation_id
                        and enrolment.stage_id = subject.from_stage_id and enrolment.subject_id = subject.subject_id
                        and enrolment.state = 'admitted')) as n`),
    },
  };
}

/** Whether nothing is wrong. */
export function areExact({ faults }: Books): boolean {
  return Object.values(faults).every((count) => count === 0);
}
