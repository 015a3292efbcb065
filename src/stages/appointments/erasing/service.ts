import { sql } from 'kysely';
import type { Db } from '../../../platform/db/connect.ts';
import { eraseFiles } from '../../../platform/files/erasing.ts';
import type { Settings } from '../contract.ts';
import type { Context } from '../queries.ts';

/** Whether somebody agreed that a photo of this appointment hangs with their name: then the name stays with it. */
const isExhibitedByName = sql<boolean>`exists (
  select from appointment_photos photo
    join lateral (select exhibit, named from appointment_consents said
                   where said.federation_id = photo.federation_id and said.photo_id = photo.id
                   order by said.number desc limit 1) as answer on answer.exhibit and answer.named
   where photo.federation_id = held.federation_id and photo.appointment_id = held.id and photo.removed_at is null)`;

/** Stages with notes or names whose time is over or not known yet, and with photos that were taken back. */
export async function listErasing(db: Db, now: Date): Promise<{ stageId: string }[]> {
  const { rows } = await sql<{ stageId: string }>`
    select held.stage_id
      from appointment_notes note
      join appointments held on held.federation_id = note.federation_id and held.id = note.appointment_id
     where note.sealed is not null and (note.erase_at is null or note.erase_at <= ${now})
    union
    select held.stage_id from appointments held
     where held.name <> ''
       and (held.erase_at is null or (held.erase_at <= ${now} and not ${isExhibitedByName}))
    union
    select held.stage_id
      from appointment_photos photo
      join appointments held on held.federation_id = photo.federation_id and held.id = photo.appointment_id
     where photo.removed_at is not null and photo.file_id is not null`.execute(db);
  return rows;
}

/**
 * Deletes what notes say and the names of people on no roster once their days are over, and the pictures of photos that were
 * taken back; that there was a note, a visit or a photo stays. Deletion when the purpose is achieved: Personal Information
 * Protection Law (PIPL), art. 19 and 47.
 */
export async function eraseDue(context: Context): Promise<void> {
  const { stage, host } = context;
  const notes = await eraseNotes(context);
  const names = await eraseNames(context);
  const photos = await erasePhotos(context);
  if (notes + names + photos > 0)
    await host.audit('appointments.erase', { kind: 'stage', id: stage.id }, { notes, names, photos });
}

/** From the end of the appointment, or from when it was written where that was later. */
async function eraseNotes({ trx, stage, now }: Context): Promise<number> {
  const { rows } = await sql<{ erasedAt: Date | null }>`
    with timed as (
      select note.id, greatest(held.ends_at, note.at) + make_interval(days => ${stage.settings.eraseDays}) as erase_at
        from appointment_notes note
        join appointments held on held.federation_id = note.federation_id and held.id = note.appointment_id
       where note.federation_id = ${stage.federationId} and held.stage_id = ${stage.id} and note.sealed is not null)
    update appointment_notes note
       set erase_at = timed.erase_at,
           sealed = case when timed.erase_at <= ${now} then null else note.sealed end,
           erased_at = case when timed.erase_at <= ${now} then ${now}::timestamptz end
      from timed
     where note.federation_id = ${stage.federationId} and note.id = timed.id and note.sealed is not null
    returning note.erased_at`.execute(trx);
  return rows.filter(({ erasedAt }) => erasedAt !== null).length;
}

async function eraseNames({ trx, stage, now }: Context): Promise<number> {
  const { rows } = await sql<{ erasedAt: Date | null }>`
    with timed as (
      select held.id, held.ends_at + make_interval(days => ${stage.settings.eraseDays}) as erase_at,
             ${isExhibitedByName} as is_exhibited
        from appointments held
       where held.federation_id = ${stage.federationId} and held.stage_id = ${stage.id} and held.name <> '')
    update appointments held
       set erase_at = timed.erase_at,
           name = case when timed.erase_at <= ${now} and not timed.is_exhibited then '' else held.name end,
           erased_at = case when timed.erase_at <= ${now} and not timed.is_exhibited then ${now}::timestamptz end
      from timed
     where held.federation_id = ${stage.federationId} and held.id = timed.id and held.name <> ''
    returning held.erased_at`.execute(trx);
  return rows.filter(({ erasedAt }) => erasedAt !== null).length;
}

async function erasePhotos({ trx, stage, house }: Context): Promise<number> {
  const { rows } = await sql<{ fileId: string }>`
    update appointment_photos photo set file_id = null, caption = ''
      from appointments held, appointment_photos before
     where photo.federation_id = ${stage.federationId} and photo.removed_at is not null and photo.file_id is not null
       and held.federation_id = photo.federation_id and held.id = photo.appointment_id and held.stage_id = ${stage.id}
       and before.federation_id = photo.federation_id and before.id = photo.id
    returning before.file_id`.execute(trx);
  await eraseFiles(house, trx, { federationId: stage.federationId, ids: rows.map(({ fileId }) => fileId) });
  return rows.length;
}

/** The days are others now: those of notes and names that are still there are counted anew. */
export async function countErasingAnew({ trx, stage }: Context, before: Settings | undefined): Promise<void> {
  if (!before || before.eraseDays === stage.settings.eraseDays) return;
  await sql`
    update appointment_notes note set erase_at = null
      from appointments held
     where note.federation_id = ${stage.federationId} and note.sealed is not null
       and held.federation_id = note.federation_id and held.id = note.appointment_id
       and held.stage_id = ${stage.id}`.execute(trx);
  await sql`
    update appointments set erase_at = null
     where federation_id = ${stage.federationId} and stage_id = ${stage.id} and name <> ''`.execute(trx);
}
