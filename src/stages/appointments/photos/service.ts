import type { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { findPersonId } from '../../../people/access/rules.ts';
import { claimFiles, findFile, readFileAt } from '../../../platform/files/uploads.ts';
import type { FileAnswer } from '../../../platform/http/handlers.ts';
import { newId } from '../../../platform/ids.ts';
import type { Subject, SubjectCard } from '../../service.ts';
import { claimedBy } from '../claims/service.ts';
import type { addPhotosInput, consentChoiceInput, photoQuery, removePhotoInput } from '../contract.ts';
import { appointmentRefusals } from '../errors.ts';
import { getServed } from '../notes/service.ts';
import { calledOf, viewOf } from '../providers/service.ts';
import { type AppointmentRow, type Context, findAppointment, keyOf, lockAppointment } from '../queries.ts';
import type { PhotosPageView, PhotosView } from '../show/contract.ts';
import { keepConsents, keepHandedOver, listPhotos, type PhotoRow, selectPhotos } from './queries.ts';

/**
 * The photographer hands photos over, to whom they show and nobody else. They were cleaned of position as they came in.
 * @throws appointments.photosOff, notProvider, notComeYet, unknownFile
 */
export async function addPhotos(context: Context, { appointmentId, photos }: z.output<typeof addPhotosInput>) {
  const { trx, stage, now, host } = context;
  if (!stage.settings.photos) throw appointmentRefusals.photosOff();
  const { row, accountId } = await getServed(context, appointmentId);
  if (row.state !== 'arrived' && row.state !== 'done') throw appointmentRefusals.notComeYet();
  const { federationId } = stage;
  const asked = [...new Map(photos.map((photo) => [photo.fileId, photo])).values()];
  const ids = asked.map(({ fileId }) => fileId);
  const kept = await claimFiles(trx, { federationId, ids, by: accountId, unitId: null });
  if (kept.filter(({ kind }) => kind === 'picture').length !== ids.length)
    throw appointmentRefusals.unknownFile({}, [{ path: 'photos', words: ['请重新上传', 'Upload it again'] }]);
  const added = asked.map(({ fileId, caption }) => ({ id: newId(), fileId, caption }));
  await trx
    .insertInto('appointmentPhotos')
    .values(added.map((photo) => ({ federationId, ...photo, appointmentId, takenBy: accountId, addedAt: now })))
    .execute();
  if (row.personId)
    await host.tell([row.personId], {
      title: ['您的照片好了', 'Your photos are ready'],
      body: [
        `“${stage.occasion}”拍的 ${added.length} 张照片只有您能看，是否展览由您决定。`,
        `${added.length} from ${stage.occasionEn}, for you alone: whether they are exhibited is yours to say.`,
      ],
      urgent: true,
    });
  return { photoIds: added.map(({ id }) => id) };
}

/**
 * Whoever took a photo, or whom it shows, takes it back: gone at once for everybody and from any exhibition, and within
 * minutes from the store (`erasing`; PIPL art. 47).
 * @throws appointments.notYours, claimOver
 */
export async function removePhoto(context: Context, { photoId, ticket }: z.output<typeof removePhotoInput>) {
  const { trx, stage, scope, now, host } = context;
  const { actor } = scope;
  const photo = await findPhoto(context, photoId);
  if (!photo) throw appointmentRefusals.notYours();
  const isTaker = actor.kind === 'account' && photo.takenBy === actor.id;
  if (!isTaker) await admitShown(context, photo, ticket);
  await trx
    .updateTable('appointmentPhotos')
    .set({ removedAt: now })
    .where('federationId', '=', stage.federationId)
    .where('id', '=', photoId)
    .execute();
  await host.takeBack([{ kind: 'entry', id: photoId }]);
  // Deleted by whom it shows, it was handed over all the same.
  if (isTaker) await host.reverse([{ kind: 'photo', id: photoId }]);
  const as = isTaker ? 'author' : 'person';
  await host.audit('appointments.remove-photo', { kind: 'appointment', id: photo.appointmentId }, { as });
  return { done: true as const };
}

/** @throws appointments.notYours, claimOver for whoever is not the one whom the photo shows */
async function admitShown(context: Context, photo: PhotoRow, ticket: string | undefined): Promise<void> {
  const { row } = await getSubject(context, { ticket, appointmentId: photo.appointmentId });
  if (row.id !== photo.appointmentId) throw appointmentRefusals.notYours();
}

/** A photo of this stage, or nothing. */
async function findPhoto({ trx, stage }: Context, photoId: string): Promise<PhotoRow | undefined> {
  return selectPhotos(trx, stage.federationId)
    .innerJoin('appointments as held', (join) =>
      join.onRef('held.federationId', '=', 'photo.federationId').onRef('held.id', '=', 'photo.appointmentId'),
    )
    .where('held.stageId', '=', stage.id)
    .where('photo.id', '=', photoId)
    .executeTakeFirst();
}

interface Asked {
  ticket?: string | undefined;
  appointmentId?: string | undefined;
}

/**
 * The appointment whose photos the reader may open: their own, or the one whose code they claimed.
 * @throws appointments.notYours, claimOver
 */
async function getSubject(
  context: Context,
  { ticket, appointmentId }: Asked,
): Promise<{ row: AppointmentRow; via: 'person' | 'code' }> {
  const { trx, scope } = context;
  if (ticket) {
    const row = await findAppointment(trx, keyOf(context), await claimedBy(context, ticket));
    if (!row) throw appointmentRefusals.claimOver();
    return { row, via: 'code' };
  }
  const personId = findPersonId(scope);
  const row = appointmentId && personId ? await findAppointment(trx, keyOf(context), appointmentId) : undefined;
  if (!row || row.personId !== personId) throw appointmentRefusals.notYours();
  return { row, via: 'person' };
}

/** What was taken of the reader, for the reader alone. The first look is when they were handed over. @throws as getSubject */
export async function photosOf(context: Context, asked: Asked): Promise<PhotosView> {
  const { trx, stage, scope, now, host } = context;
  const { row } = await getSubject(context, asked);
  const first = await keepHandedOver(trx, { federationId: stage.federationId, appointmentId: row.id, now });
  await host.record(
    first.map((id) => ({
      indicator: 'photos-handed-over',
      day: dayOf(now, scope.zone),
      amount: 1,
      source: { kind: 'photo', id },
    })),
  );
  const photos = await listPhotos(trx, stage.federationId, row.id);
  const answered = photos.flatMap(({ answeredAt }) => answeredAt ?? []);
  return {
    appointment: { id: row.id, provider: viewOf(context, row.provider), startsAt: row.startsAt, endsAt: row.endsAt },
    name: calledOf(context, row),
    ticket: asked.ticket ?? null,
    named: photos.some(({ named }) => named === true),
    mostPrints: stage.settings.prints,
    photos: photos.map(({ id, width, height, caption, exhibit, prints }) => ({
      id,
      href: hrefOf(context, id, asked.ticket),
      width: width ?? 3,
      height: height ?? 4,
      caption,
      exhibit,
      prints,
    })),
    answeredAt: answered.sort((a, b) => b.getTime() - a.getTime())[0] ?? null,
  };
}

/** As `photosOf` for a page: whose hour is over, it asks for the code again rather than failing. @throws appointments.notYours */
export async function photosPage(context: Context, asked: Asked): Promise<PhotosPageView> {
  try {
    return { photos: await photosOf(context, asked) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'appointments.claimOver') return { photos: null };
    throw error;
  }
}

/** Where a photo is read; the address opens nothing by itself. */
export const hrefOf = ({ stage }: Pick<Context, 'stage'>, photoId: string, ticket?: string): string =>
  `/api/v1/stages/appointments/${stage.id}/photo?photoId=${photoId}${ticket ? `&ticket=${encodeURIComponent(ticket)}` : ''}`;

/** A photo's file, for whom it shows and whoever took it. @throws appointments.notYours, claimOver */
export async function photoFile(
  context: Context,
  { photoId, ticket, width }: z.output<typeof photoQuery>,
): Promise<FileAnswer> {
  const { house, stage, scope } = context;
  const photo = await findPhoto(context, photoId);
  if (!photo) throw appointmentRefusals.notYours();
  const isTaker = scope.actor.kind === 'account' && photo.takenBy === scope.actor.id;
  if (!isTaker) await admitShown(context, photo, ticket);
  const file = await findFile(house.db, { federationId: stage.federationId, id: photo.fileId });
  if (!file) throw appointmentRefusals.notYours();
  const answer = await readFileAt(house, file, width ? { width } : {});
  return { ...answer, name: `${stage.occasion}-${photoId.slice(-4)}` };
}

/**
 * Whom the photos show says which may be exhibited, with their name or without; it holds from this moment on, and may be
 * taken back at any time (PIPL Art. 15).
 * @throws as getSubject
 */
export async function consent(
  context: Context,
  { ticket, appointmentId, exhibit, named, prints }: z.output<typeof consentChoiceInput>,
) {
  const { trx, stage, now, host } = context;
  const { row, via } = await getSubject(context, { ticket, appointmentId });
  await lockAppointment(trx, keyOf(context), row.id);
  const photos = await listPhotos(trx, stage.federationId, row.id);
  await orderPrints(context, photos, prints);
  const said = photos.map((photo) => ({ photo, exhibit: exhibit.includes(photo.id) }));
  const fresh = said.filter(({ photo, exhibit: shown }) => photo.exhibit !== shown || (shown && photo.named !== named));
  await keepConsents(
    trx,
    { federationId: stage.federationId, at: now, via },
    fresh.map(({ photo, exhibit: shown }) => ({
      photoId: photo.id,
      number: (photo.number ?? 0) + 1,
      exhibit: shown,
      named: shown && named,
    })),
  );
  const entry = ({ photo }: { photo: PhotoRow }): Subject => ({ kind: 'entry', id: photo.id });
  await host.takeBack(fresh.filter((each) => !each.exhibit).map(entry));
  // A name that was added or taken off changes the card: handed on anew, it is looked up again.
  await host.handOn(said.filter((each) => each.exhibit).map(entry));
  await host.audit(
    'appointments.consent',
    { kind: 'appointment', id: row.id },
    { via, exhibited: said.filter((each) => each.exhibit).length, of: photos.length },
  );
  return { changed: fresh.length };
}

/** Writes how many copies on paper were ordered. @throws appointments.tooManyPrints */
async function orderPrints(
  { trx, stage }: Context,
  photos: readonly PhotoRow[],
  asked: readonly { photoId: string; copies: number }[],
): Promise<void> {
  const wanted = new Map(asked.map(({ photoId, copies }) => [photoId, copies]));
  const copiesOf = ({ id, prints }: PhotoRow) => wanted.get(id) ?? prints;
  const total = photos.reduce((sum, photo) => sum + copiesOf(photo), 0);
  const before = photos.reduce((sum, { prints }) => sum + prints, 0);
  if (total > stage.settings.prints && total > before)
    throw appointmentRefusals.tooManyPrints({ most: stage.settings.prints, asked: total });
  for (const photo of photos.filter((each) => copiesOf(each) !== each.prints))
    await trx
      .updateTable('appointmentPhotos')
      .set({ prints: copiesOf(photo) })
      .where('federationId', '=', stage.federationId)
      .where('id', '=', photo.id)
      .execute();
}

/** Cards of photos whose people agreed: with their name where they said so, else as what was photographed. */
export async function photoCards({ trx, stage }: Context, subjects: readonly Subject[]): Promise<SubjectCard[]> {
  const ids = subjects.filter(({ kind }) => kind === 'entry').map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await selectPhotos(trx, stage.federationId)
    .innerJoin('appointments as held', (join) =>
      join.onRef('held.federationId', '=', 'photo.federationId').onRef('held.id', '=', 'photo.appointmentId'),
    )
    .innerJoin('appointmentSlots as slot', (join) =>
      join.onRef('slot.federationId', '=', 'held.federationId').onRef('slot.id', '=', 'held.slotId'),
    )
    .leftJoin('persons as person', (join) =>
      join.onRef('person.federationId', '=', 'held.federationId').onRef('person.id', '=', 'held.personId'),
    )
    .select(['held.personId', 'slot.provider'])
    .select((eb) => eb.fn.coalesce('person.name', 'held.name').as('name'))
    .where('held.stageId', '=', stage.id)
    .where('photo.id', 'in', ids)
    .where('answer.exhibit', '=', true)
    .execute();
  return rows.map(({ id, fileId, caption, named, personId, name, provider }): SubjectCard => {
    const photographer = viewOf({ stage }, provider).name[0];
    return {
      ...{ kind: 'entry', id, group: '', about: '', unitId: null, unitName: '', text: '', links: [] },
      title: (named && name) || caption || stage.occasion,
      // Without a name nothing leads to who it is: not even the id, by which a roll of honour would tell.
      people: [
        { personId: null, name: photographer, part: 'author' },
        ...(named && name ? [{ personId, name, part: 'nominee' as const }] : []),
      ],
      files: [{ fileId, kind: 'picture', caption: named ? caption : '' }],
      agreed: true,
    };
  });
}
