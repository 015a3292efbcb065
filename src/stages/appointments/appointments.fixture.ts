import { plantHall, type Worker } from '../../../test/programmes.ts';
import { actorOf, type Scope } from '../../people/access/rules.ts';
import { type Db, inTransaction } from '../../platform/db/connect.ts';
import { keepPicture } from '../../platform/files/uploads.ts';
import { photo } from '../../platform/pictures/photo.fixture.ts';
import type { DayView, MineView, NotesView, PhotosView, TimesView, VisitView } from './show/contract.ts';

/** The day of most tests: the second of December, when the clock stands twelve days before. */
export const ON = '2026-12-02';

/**
 * A live programme with a doctor who signs in and a photographer who does too, each from nine to ten in quarters; nothing
 * booked.
 */
export async function plantAppointments(
  db: Db,
  {
    settings = {},
    gallery = false,
    feedback = false,
  }: { settings?: object; gallery?: boolean; feedback?: boolean } = {},
) {
  const hall = await plantHall(db);
  const doctorName = `doctor-${hall.federationId.slice(-6)}`;
  const photographerName = `photographer-${hall.federationId.slice(-6)}`;
  const doctor = await hall.named(doctorName);
  const photographer = await hall.named(photographerName);
  const providers = [
    { key: 'doctor', name: '张医生', nameEn: 'Dr Zhang', place: '一号桌', colour: 'green', username: doctorName },
    { key: 'camera', name: '李摄影', nameEn: 'Li', place: '二号棚', colour: 'gold', username: photographerName },
  ];
  const { programmeId, stageIds } = await hall.row(
    [
      { kind: 'appointments', settings: { providers, notes: true, photos: true, ...settings } },
      ...(gallery ? [{ kind: 'gallery' }] : []),
      ...(feedback ? [{ kind: 'feedback' }] : []),
    ],
    { title: '最美劳动者' },
  );
  const [stageId = '', nextId = ''] = stageIds;
  const call = (name: string) => ({ kind: 'appointments', stageId, name });
  const take = <Answer>(scope: Scope, name: string, input: object = {}) =>
    hall.act(scope, call(name), input) as Promise<Answer>;
  const look = <Answer>(scope: Scope, name: string, query: object = {}) =>
    hall.look(scope, call(name), query) as Promise<Answer>;
  const hours = (more: object = {}) =>
    take<{ added: number; skipped: number }>(hall.officer, 'addHours', {
      ...{ fromOn: ON, untilOn: ON, starts: '09:00', ends: '10:00', minutes: 15 },
      ...more,
    });
  await hours();
  const times = (scope: Scope, query: object = {}) => look<TimesView>(scope, 'times', query);
  const desk = {
    hall,
    programmeId,
    stageId,
    /** Of the stage behind the appointments. */
    nextId,
    doctor,
    photographer,
    take,
    look,
    hours,
    times,
    mine: (who: Worker) => look<MineView>(who.scope, 'mine'),
    day: (scope: Scope, query: object = {}) => look<DayView>(scope, 'day', { q: '', ...query }),
    visit: (scope: Scope, appointmentId: string) => look<VisitView>(scope, 'visit', { appointmentId }),
    notes: (scope: Scope, appointmentId: string) => look<NotesView>(scope, 'notes', { appointmentId }),
    photos: (scope: Scope, asked: object) => look<PhotosView>(scope, 'photos', asked),
    /** The slot of a provider at a clock of the day; free ones alone are told. */
    slot: async (provider: string, clock: string) => {
      const { items } = await look<{ items: { id: string; startsAt: Date; provider: string }[] }>(
        hall.officer,
        'slots',
        {
          ...{ provider, day: ON, limit: 100 },
        },
      );
      const at = new Date(`${ON}T${clock}:00+08:00`).getTime();
      return items.find(({ startsAt }) => startsAt.getTime() === at)?.id ?? '';
    },
    book: async (who: Worker, provider = 'doctor', clock = '09:00') =>
      take<{ appointmentId: string }>(who.scope, 'book', { slotId: await desk.slot(provider, clock) }),
    /** Twelve days on, at a clock of the day. */
    until: (clock: string) => {
      const [hour = 0, minute = 0] = clock.split(':').map(Number);
      hall.pass({ minutes: (new Date(`${ON}T00:00:00+08:00`).getTime() - hall.house.now().getTime()) / 60_000 });
      hall.pass({ minutes: hour * 60 + minute });
    },
    /** A picture as its photographer uploads it. */
    upload: async (scope: Scope, seed = 1) => {
      const keeping = { federationId: hall.federationId, unitId: hall.top.id, by: actorOf(scope).id ?? null };
      return (
        await keepPicture(
          hall.house,
          { ...keeping, visibility: 'private' },
          { name: 'IMG.jpg', bytes: await photo(seed) },
        )
      ).id;
    },
    /** Somebody who booked the photographer, came, and was photographed so many times. */
    photographed: async (who: Worker, { clock = '09:00', photos = 1 }: { clock?: string; photos?: number } = {}) => {
      const { appointmentId } = await desk.book(who, 'camera', clock);
      desk.until(clock);
      await take(photographer, 'mark', { appointmentId, move: 'arrive' });
      const fileIds: string[] = [];
      for (let at = 0; at < photos; at++) fileIds.push(await desk.upload(photographer, at + 1));
      const { photoIds } = await take<{ photoIds: string[] }>(photographer, 'addPhotos', {
        appointmentId,
        photos: fileIds.map((fileId) => ({ fileId, caption: '塔吊司机' })),
      });
      return { appointmentId, photoIds, fileIds };
    },
    audit: () =>
      inTransaction(db, (trx) =>
        trx
          .selectFrom('auditEntries')
          .select(['action', 'subjectId', 'detail'])
          .where('federationId', '=', hall.federationId)
          .where('action', 'like', 'appointments.%')
          .orderBy('id')
          .execute(),
      ),
  };
  return desk;
}
